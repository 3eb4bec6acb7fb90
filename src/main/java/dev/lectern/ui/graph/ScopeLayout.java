package dev.lectern.ui.graph;

import dev.lectern.ui.graph.Channel.Turn;
import dev.lectern.ui.graph.Graph.Edge;
import dev.lectern.ui.graph.Graph.Node;
import dev.lectern.ui.graph.GraphLayout.Box;
import dev.lectern.ui.graph.GraphLayout.Measure;
import dev.lectern.ui.graph.GraphLayout.Point;
import dev.lectern.ui.graph.GraphLayout.Route;
import dev.lectern.ui.graph.GraphLayout.Size;
import dev.lectern.ui.graph.Item.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lays out the nodes of one graph, frames as boxes of known size. */
final class ScopeLayout {

  private static final double GAP = 20;
  private static final double LABEL_GAP = 6;
  private static final double CHANNEL = 20;
  private static final double NARROW = 8;
  private static final double TRACK = 8;
  private static final double ARROW = 14;
  private static final double PORTS = 14;
  private static final double KINK = 7;

  private final Graph graph;
  private final Map<String, Size> sizes;
  private final Measure measure;
  private final Ranks ranks;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final List<List<Item>> layers = new ArrayList<>();
  private final Map<String, List<Link>> ways = new LinkedHashMap<>();
  private final List<Loop> loops = new ArrayList<>();
  private final List<Channel> channels = new ArrayList<>();
  private final Map<Link, Turn> turns = new HashMap<>();
  private final List<Double> channelTops = new ArrayList<>();
  private final Map<String, Route> routes = new LinkedHashMap<>();
  private double width;
  private double height;

  /** An arrow that leads back, in a lane to the right of all that it passes. */
  private static final class Loop {
    final Edge edge;
    final Item from;
    final Item to;
    double lane;
    double out;
    double in;
    Turn below = new Turn(0, true, 0, true);
    Turn above = new Turn(0, false, 0, false);

    Loop(Edge edge, Item from, Item to) {
      this.edge = edge;
      this.from = from;
      this.to = to;
    }
  }

  ScopeLayout(Graph graph, Map<String, Size> sizes, Measure measure) {
    this.graph = graph;
    this.sizes = sizes;
    this.measure = measure;
    this.ranks = new Ranks(graph);
  }

  void run() {
    fill();
    new Crossings(layers).reduce();
    new Coordinates(layers, GAP).assign();
    width =
        layers.stream()
            .flatMap(List::stream)
            .mapToDouble(item -> item.x + item.right)
            .max()
            .orElse(0);
    lanes();
    ports();
    channels();
    heights();
    route();
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  Box box(String node) {
    return item(node).box();
  }

  Map<String, Route> routes() {
    return routes;
  }

  private Item item(String node) {
    Item item = items.get(node);
    if (item == null) {
      throw new IllegalArgumentException("No node " + node);
    }
    return item;
  }

  /** Makes the layers: a row of nodes, a row of labels where there are any, and so on. */
  private void fill() {
    Set<Integer> used = new TreeSet<>();
    for (String id : ranks.met()) {
      used.add(2 * ranks.of(id));
      for (Edge edge : ranks.leaving(id)) {
        if (!ranks.back(edge) && !edge.label().isEmpty()) {
          used.add(2 * ranks.of(id) + 1);
        }
      }
    }
    Map<Integer, Integer> layer = new HashMap<>();
    used.forEach(
        row -> {
          layer.put(row, layers.size());
          layers.add(new ArrayList<>());
        });
    for (String id : ranks.met()) {
      Size size = sizes.getOrDefault(id, new Size(0, 0));
      Item item =
          new Item(
              id,
              null,
              at(layer, 2 * ranks.of(id)),
              size.width() / 2,
              size.width() / 2,
              size.height());
      items.put(id, item);
    }
    Set<String> placed = new HashSet<>();
    for (String id : ranks.met()) {
      place(item(id), placed);
      for (Edge edge : ranks.leaving(id)) {
        if (ranks.back(edge)) {
          loops.add(new Loop(edge, item(id), item(edge.to())));
        } else {
          lead(edge, layer, placed);
        }
      }
    }
  }

  private static int at(Map<Integer, Integer> layer, int row) {
    return layer.getOrDefault(row, 0);
  }

  private void place(Item item, Set<String> placed) {
    if (item.node == null || placed.add(item.node)) {
      layers.get(item.layer).add(item);
    }
  }

  private void lead(Edge edge, Map<Integer, Integer> layer, Set<String> placed) {
    Item last = item(edge.from());
    Item target = item(edge.to());
    int labels = edge.label().isEmpty() ? -1 : at(layer, 2 * ranks.of(edge.from()) + 1);
    List<Link> way = new ArrayList<>();
    for (int i = last.layer + 1; i < target.layer; i++) {
      Size label = i == labels ? measure.label(edge) : new Size(0, 0);
      Item passing =
          new Item(
              null,
              i == labels ? edge : null,
              i,
              1,
              i == labels ? label.width() + LABEL_GAP : 1,
              label.height());
      layers.get(i).add(passing);
      way.add(new Link(last, passing, edge.weak()));
      last = passing;
    }
    place(target, placed);
    way.add(new Link(last, target, edge.weak()));
    ways.put(edge.id(), way);
  }

  private void lanes() {
    loops.sort(
        Comparator.comparingInt((Loop loop) -> loop.from.layer - loop.to.layer)
            .thenComparingInt(loop -> loop.to.layer)
            .thenComparing(loop -> loop.edge.id()));
    List<Loop> done = new ArrayList<>();
    for (Loop loop : loops) {
      double lane = 0;
      for (int i = loop.to.layer; i <= loop.from.layer; i++) {
        for (Item item : layers.get(i)) {
          lane = Math.max(lane, item.x + item.right + GAP);
        }
      }
      for (Loop other : done) {
        if (other.to.layer <= loop.from.layer && loop.to.layer <= other.from.layer) {
          lane = Math.max(lane, other.lane + labelWidth(other) + ARROW);
        }
      }
      loop.lane = Math.rint(lane);
      done.add(loop);
      width = Math.max(width, loop.lane + labelWidth(loop) + 2);
    }
  }

  private double labelWidth(Loop loop) {
    return loop.edge.label().isEmpty() ? 0 : measure.label(loop.edge).width() + LABEL_GAP;
  }

  /** Where on a node's edge its arrows begin and end: one that goes straight down in the middle. */
  private void ports() {
    for (Item item : items.values()) {
      item.down.sort(Comparator.comparingDouble(link -> link.lower.x));
      item.up.sort(Comparator.comparingDouble(link -> link.upper.x));
      List<Loop> out = loops.stream().filter(loop -> loop.from == item).toList();
      List<Loop> in = loops.stream().filter(loop -> loop.to == item).toList();
      double[] ports = spread(item, item.down.stream().map(l -> l.lower.x).toList(), out.size());
      for (int i = 0; i < ports.length; i++) {
        if (i < item.down.size()) {
          item.down.get(i).from = ports[i];
        } else {
          out.get(i - item.down.size()).out = ports[i];
        }
      }
      ports = spread(item, item.up.stream().map(l -> l.upper.x).toList(), in.size());
      for (int i = 0; i < ports.length; i++) {
        if (i < item.up.size()) {
          item.up.get(i).to = ports[i];
        } else {
          in.get(i - item.up.size()).in = ports[i];
        }
      }
    }
    ways.values()
        .forEach(
            way ->
                way.forEach(
                    link -> {
                      link.from = link.upper.passing() ? link.upper.x : link.from;
                      link.to = link.lower.passing() ? link.lower.x : link.to;
                      straighten(link);
                    }));
  }

  /** A step of a few pixels looks like a fault: the end at a node gives way. */
  private static void straighten(Link link) {
    if (Math.abs(link.from - link.to) < KINK) {
      if (!link.upper.passing() && link.upper.down.size() == 1) {
        link.from = link.to;
      } else if (!link.lower.passing() && link.lower.up.size() == 1) {
        link.to = link.from;
      }
    }
  }

  private static double[] spread(Item item, List<Double> ends, int loops) {
    int all = ends.size() + loops;
    double middle = (all - 1) / 2.0;
    for (int i = 0; i < ends.size(); i++) {
      if (Math.abs(ends.get(i) - item.x) < 1) {
        middle = i;
      }
    }
    double room = Math.max(0, item.left - 12);
    double most = Math.max(middle, all - 1 - middle);
    double step = most == 0 ? 0 : Math.min(PORTS, room / most);
    double[] ports = new double[all];
    for (int i = 0; i < all; i++) {
      ports[i] = item.x + Math.rint((i - middle) * step);
    }
    return ports;
  }

  /** Channel {@code i} is above layer {@code i}; the last is below all. */
  private void channels() {
    for (int i = 0; i <= layers.size(); i++) {
      channels.add(new Channel());
    }
    for (List<Link> way : ways.values()) {
      for (Link link : way) {
        if (Math.abs(link.from - link.to) >= 0.5) {
          turns.put(link, channels.get(link.lower.layer).through(link.from, link.to));
        }
      }
    }
    for (Loop loop : loops) {
      loop.below = channels.get(loop.from.layer + 1).around(loop.out, loop.lane, true);
      loop.above = channels.get(loop.to.layer).around(loop.in, loop.lane, false);
    }
    channels.forEach(Channel::assign);
  }

  private void heights() {
    double y = 0;
    for (int i = 0; i < layers.size(); i++) {
      List<Item> layer = layers.get(i);
      channelTops.add(y);
      boolean nodes = layer.stream().anyMatch(item -> !item.passing());
      int tracks = channels.get(i).tracks();
      if (i > 0 || tracks > 0) {
        double least = nodes ? CHANNEL : NARROW;
        y += tracks == 0 ? least : TRACK * tracks + (nodes ? ARROW : TRACK / 2);
      }
      double tallest = layer.stream().mapToDouble(item -> item.height).max().orElse(0);
      for (Item item : layer) {
        item.y = y + Math.rint((tallest - item.height) / 2);
      }
      y += tallest;
    }
    channelTops.add(y);
    int last = channels.getLast().tracks();
    height = last == 0 ? y : y + TRACK * (last + 1);
  }

  private double y(int channel, Turn turn) {
    return channelTops.get(channel) + TRACK * (turn.track + 1);
  }

  private void route() {
    for (Node node : graph.nodes()) {
      for (Edge edge : ranks.leaving(node.id())) {
        List<Link> way = ways.get(edge.id());
        if (way != null) {
          routes.put(edge.id(), along(way));
        }
      }
    }
    for (Loop loop : loops) {
      double below = y(loop.from.layer + 1, loop.below);
      double above = y(loop.to.layer, loop.above);
      List<Point> points =
          List.of(
              new Point(loop.out, loop.from.box().bottom()),
              new Point(loop.out, below),
              new Point(loop.lane, below),
              new Point(loop.lane, above),
              new Point(loop.in, above),
              new Point(loop.in, loop.to.y));
      Optional<Box> label = Optional.empty();
      if (!loop.edge.label().isEmpty()) {
        Size size = measure.label(loop.edge);
        double middle = loop.from.y + (loop.from.height - size.height()) / 2;
        label = Optional.of(new Box(loop.lane + LABEL_GAP, middle, size.width(), size.height()));
      }
      routes.put(loop.edge.id(), new Route(points, label));
    }
  }

  private Route along(List<Link> way) {
    List<Point> points = new ArrayList<>();
    Optional<Box> label = Optional.empty();
    Link first = way.getFirst();
    points.add(new Point(first.from, first.upper.box().bottom()));
    for (Link link : way) {
      Turn turn = turns.get(link);
      if (turn != null) {
        double y = y(link.lower.layer, turn);
        points.add(new Point(link.from, y));
        points.add(new Point(link.to, y));
      }
      Item lower = link.lower;
      if (lower.label != null) {
        label =
            Optional.of(
                new Box(lower.x + LABEL_GAP, lower.y, lower.right - LABEL_GAP, lower.height));
      }
    }
    Link last = way.getLast();
    points.add(new Point(last.to, last.lower.y));
    return new Route(List.copyOf(points), label);
  }
}
