package dev.lectern.ui.graph;

import dev.lectern.ui.graph.Item.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the lines of the items stand from left to right: long arrows straight, whoever has
 * followers above their middle. After U. Brandes and B. Köpf, "Fast and Simple Horizontal
 * Coordinate Assignment" (2001): four layouts, each pushed to one corner, and their middle.
 */
final class Coordinates {

  private final List<List<Item>> layers;
  private final double gap;
  private final Set<Link> conflicts = new HashSet<>();

  Coordinates(List<List<Item>> layers, double gap) {
    this.layers = layers;
    this.gap = gap;
  }

  /** Sets each item's {@code x}; the leftmost edge of all is 0. */
  void assign() {
    conflicts();
    List<Map<Item, Double>> four = new ArrayList<>();
    for (boolean fromTop : new boolean[] {true, false}) {
      for (boolean toLeft : new boolean[] {true, false}) {
        four.add(align(fromTop, toLeft));
      }
    }
    together(four);
    double least = Double.MAX_VALUE;
    for (List<Item> layer : layers) {
      for (Item item : layer) {
        double[] at = four.stream().mapToDouble(one -> at(one, item)).sorted().toArray();
        item.x = Math.rint((at[1] + at[2]) / 2);
        least = Math.min(least, item.x - item.left);
      }
    }
    for (List<Item> layer : layers) {
      for (Item item : layer) {
        item.x -= least;
      }
    }
  }

  /** An arrow on its way stays straight; what crosses it gives way. */
  private void conflicts() {
    for (int i = 0; i + 1 < layers.size(); i++) {
      List<Link> straight = new ArrayList<>();
      List<Link> others = new ArrayList<>();
      for (Item item : layers.get(i)) {
        for (Link link : item.down) {
          (link.upper.passing() && link.lower.passing() ? straight : others).add(link);
        }
      }
      for (Link one : others) {
        boolean gives =
            one.upper.down.stream().anyMatch(link -> !link.weak)
                || one.lower.up.stream().anyMatch(link -> !link.weak);
        if (one.weak && gives) {
          conflicts.add(one);
        }
      }
      for (Link one : straight) {
        for (Link other : others) {
          int above = Integer.compare(one.upper.place, other.upper.place);
          int below = Integer.compare(one.lower.place, other.lower.place);
          if (above * below < 0) {
            conflicts.add(other);
          }
        }
      }
    }
  }

  private Map<Item, Double> align(boolean fromTop, boolean toLeft) {
    List<List<Item>> rows = new ArrayList<>();
    for (List<Item> layer : fromTop ? layers : layers.reversed()) {
      rows.add(toLeft ? layer : layer.reversed());
    }
    Map<Item, Item> root = new HashMap<>();
    rows.forEach(row -> row.forEach(item -> root.put(item, item)));
    Set<Item> continued = new HashSet<>();
    for (List<Item> row : rows) {
      int last = -1;
      for (Item item : row) {
        List<Link> links = new ArrayList<>(fromTop ? item.up : item.down);
        links.sort(Comparator.comparingInt(link -> place(other(link, fromTop), toLeft)));
        int size = links.size();
        for (int m = (size - 1) / 2; size > 0 && m <= size / 2; m++) {
          Item neighbour = other(links.get(m), fromTop);
          if (root.get(item) == item
              && !continued.contains(neighbour)
              && last < place(neighbour, toLeft)
              && !conflicts.contains(links.get(m))) {
            continued.add(neighbour);
            root.put(item, root.get(neighbour));
            last = place(neighbour, toLeft);
          }
        }
      }
    }
    return compact(rows, root, toLeft);
  }

  private static Item other(Link link, boolean upper) {
    return upper ? link.upper : link.lower;
  }

  private int place(Item item, boolean toLeft) {
    return toLeft ? item.place : layers.get(item.layer).size() - 1 - item.place;
  }

  /** Each block of items under each other as far to the left as its neighbours let it. */
  private Map<Item, Double> compact(List<List<Item>> rows, Map<Item, Item> root, boolean toLeft) {
    Map<Item, Map<Item, Double>> before = new HashMap<>();
    Map<Item, Map<Item, Double>> after = new HashMap<>();
    List<Item> blocks = new ArrayList<>();
    for (List<Item> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        Item item = row.get(i);
        if (root.get(item) == item) {
          blocks.add(item);
        }
        if (i > 0) {
          Item left = row.get(i - 1);
          double apart = toLeft ? left.right + gap + item.left : left.left + gap + item.right;
          before
              .computeIfAbsent(root.get(item), any -> new HashMap<>())
              .merge(root.get(left), apart, Math::max);
          after
              .computeIfAbsent(root.get(left), any -> new HashMap<>())
              .merge(root.get(item), apart, Math::max);
        }
      }
    }
    List<Item> order = ordered(blocks, before);
    Map<Item, Double> at = new HashMap<>();
    for (Item block : order) {
      double x = 0;
      for (var left : before.getOrDefault(block, Map.of()).entrySet()) {
        x = Math.max(x, at(at, left.getKey()) + left.getValue());
      }
      at.put(block, x);
    }
    for (Item block : order.reversed()) {
      double room = Double.MAX_VALUE;
      for (var right : after.getOrDefault(block, Map.of()).entrySet()) {
        room = Math.min(room, at(at, right.getKey()) - right.getValue());
      }
      if (room < Double.MAX_VALUE) {
        at.put(block, Math.max(at(at, block), room));
      }
    }
    Map<Item, Double> all = new HashMap<>();
    root.forEach((item, block) -> all.put(item, toLeft ? at(at, block) : -at(at, block)));
    return all;
  }

  private static double at(Map<Item, Double> known, Item item) {
    return known.getOrDefault(item, 0.0);
  }

  /** The blocks, each after those to its left. */
  private static List<Item> ordered(List<Item> blocks, Map<Item, Map<Item, Double>> before) {
    List<Item> order = new ArrayList<>();
    Set<Item> done = new HashSet<>();
    List<Item> open = new ArrayList<>();
    for (Item block : blocks) {
      open.add(block);
      while (!open.isEmpty()) {
        Item next = open.getLast();
        List<Item> missing =
            before.getOrDefault(next, Map.of()).keySet().stream()
                .filter(one -> !done.contains(one))
                .toList();
        if (missing.isEmpty()) {
          open.removeLast();
          if (done.add(next)) {
            order.add(next);
          }
        } else {
          open.addAll(missing);
        }
      }
    }
    return order;
  }

  /**
   * Moves the four over the narrowest: those that lean left by its left edge, others by its right.
   */
  private static void together(List<Map<Item, Double>> four) {
    double[] least = new double[4];
    double[] most = new double[4];
    int narrow = 0;
    for (int i = 0; i < 4; i++) {
      least[i] = Double.MAX_VALUE;
      most[i] = -Double.MAX_VALUE;
      for (var one : four.get(i).entrySet()) {
        least[i] = Math.min(least[i], one.getValue() - one.getKey().left);
        most[i] = Math.max(most[i], one.getValue() + one.getKey().right);
      }
      narrow = most[i] - least[i] < most[narrow] - least[narrow] ? i : narrow;
    }
    double[] moved = new double[4];
    for (int i = 0; i < 4; i++) {
      moved[i] = i % 2 == 0 ? least[narrow] - least[i] : most[narrow] - most[i];
    }
    for (int i = 0; i < 4; i++) {
      double by = moved[i];
      if (by != 0) {
        four.get(i).replaceAll((item, x) -> x + by);
      }
    }
    assert Arrays.stream(moved).allMatch(Double::isFinite) || four.getFirst().isEmpty();
  }
}
