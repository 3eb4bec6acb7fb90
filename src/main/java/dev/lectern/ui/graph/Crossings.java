package dev.lectern.ui.graph;

import dev.lectern.ui.graph.Item.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Orders the items of each layer so that few arrows cross; what does not cross stays as it was. */
final class Crossings {

  private static final int SWEEPS = 12;

  /** Sweeps without success after which no more are made. */
  private static final int PATIENCE = 4;

  private final List<List<Item>> layers;

  Crossings(List<List<Item>> layers) {
    this.layers = layers;
  }

  void reduce() {
    number();
    long best = count();
    List<List<Item>> order = copy();
    int idle = 0;
    for (int sweep = 0; sweep < SWEEPS && best > 0 && idle < PATIENCE; sweep++) {
      boolean down = sweep % 2 == 0;
      for (int i = 1; i < layers.size(); i++) {
        sort(layers.get(down ? i : layers.size() - 1 - i), down);
      }
      swapNeighbours();
      long now = count();
      idle++;
      if (now < best) {
        idle = 0;
        best = now;
        order = copy();
      }
    }
    for (int i = 0; i < layers.size(); i++) {
      layers.set(i, order.get(i));
    }
    number();
  }

  private void number() {
    layers.forEach(Crossings::number);
  }

  private static void number(List<Item> layer) {
    for (int i = 0; i < layer.size(); i++) {
      layer.get(i).place = i;
    }
  }

  private List<List<Item>> copy() {
    List<List<Item>> copy = new ArrayList<>();
    layers.forEach(layer -> copy.add(new ArrayList<>(layer)));
    return copy;
  }

  private static void sort(List<Item> layer, boolean down) {
    for (Item item : layer) {
      List<Link> links = down ? item.up : item.down;
      double sum = 0;
      for (Link link : links) {
        sum += (down ? link.upper : link.lower).place;
      }
      item.wish = links.isEmpty() ? item.place : sum / links.size();
    }
    layer.sort(Comparator.comparingDouble(item -> item.wish));
    number(layer);
  }

  /** Changes neighbours where fewer arrows cross then. */
  private void swapNeighbours() {
    for (List<Item> layer : layers) {
      for (int i = 0; i + 1 < layer.size(); i++) {
        Item a = layer.get(i);
        Item b = layer.get(i + 1);
        if (between(b, a) < between(a, b)) {
          layer.set(i, b);
          layer.set(i + 1, a);
          b.place = i;
          a.place = i + 1;
        }
      }
    }
  }

  /** How many arrows of two neighbours cross when {@code a} stands to the left. */
  private static int between(Item a, Item b) {
    int crossings = 0;
    for (Link one : a.up) {
      for (Link other : b.up) {
        crossings += one.upper.place > other.upper.place ? 1 : 0;
      }
    }
    for (Link one : a.down) {
      for (Link other : b.down) {
        crossings += one.lower.place > other.lower.place ? 1 : 0;
      }
    }
    return crossings;
  }

  private long count() {
    long crossings = 0;
    for (List<Item> layer : layers) {
      List<Integer> ends = new ArrayList<>();
      int widest = 0;
      for (Item item : layer) {
        List<Integer> own = new ArrayList<>();
        item.down.forEach(link -> own.add(link.lower.place));
        own.sort(null);
        ends.addAll(own);
        widest = own.isEmpty() ? widest : Math.max(widest, own.getLast());
      }
      int[] tree = new int[widest + 2];
      for (int i = ends.size() - 1; i >= 0; i--) {
        for (int at = ends.get(i); at > 0; at -= at & -at) {
          crossings += tree[at];
        }
        for (int at = ends.get(i) + 1; at < tree.length; at += at & -at) {
          tree[at]++;
        }
      }
    }
    return crossings;
  }
}
