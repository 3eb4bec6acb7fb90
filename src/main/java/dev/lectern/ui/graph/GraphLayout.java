package dev.lectern.ui.graph;

import dev.lectern.ui.graph.Graph.Edge;
import dev.lectern.ui.graph.Graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where everything of a graph stands: layers from top to bottom, arrows in right angles, a label
 * beside its arrow with room of its own. Nodes and labels never overlap, arrows never lead through
 * a node. The same graph gives the same layout, in whatever order its nodes are told. Pure; for any
 * thread.
 *
 * @param nodes a frame before what it holds
 */
public record GraphLayout(
    double width, double height, Map<String, Box> nodes, Map<String, Route> edges) {

  /** A size in pixels. */
  public record Size(double width, double height) {}

  /** A point in pixels from the upper left corner. */
  public record Point(double x, double y) {}

  /** An area. */
  public record Box(double x, double y, double width, double height) {

    /** Moved. */
    public Box plus(double dx, double dy) {
      return new Box(x + dx, y + dy, width, height);
    }

    /** Its right edge. */
    public double right() {
      return x + width;
    }

    /** Its lower edge. */
    public double bottom() {
      return y + height;
    }

    /** Whether two areas have more than a border in common. */
    public boolean overlaps(Box other) {
      return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /** Whether a point is inside. */
    public boolean contains(double px, double py) {
      return px >= x && px <= right() && py >= y && py <= bottom();
    }
  }

  /**
   * The way of an arrow.
   *
   * @param points from its beginning to its head, each beside or below the one before
   * @param label where its label stands; empty without one
   */
  public record Route(List<Point> points, Optional<Box> label) {

    Route plus(double dx, double dy) {
      return new Route(
          points.stream().map(p -> new Point(p.x() + dx, p.y() + dy)).toList(),
          label.map(box -> box.plus(dx, dy)));
    }
  }

  /** How much room things take. */
  public interface Measure {

    /** A node's size; of a frame only that of its head. */
    Size node(Node node);

    /** A label's size. */
    Size label(Edge edge);
  }

  private static final double INSIDE = 12;
  private static final double BETWEEN = 20;

  /** Lays a graph out. */
  public static GraphLayout of(Graph graph, Measure measure) {
    Map<String, Size> sizes = new LinkedHashMap<>();
    Map<String, List<GraphLayout>> inner = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      List<GraphLayout> parts = new ArrayList<>();
      node.parts().forEach(part -> parts.add(of(part, measure)));
      inner.put(node.id(), parts);
      sizes.put(node.id(), size(measure.node(node), parts));
    }
    ScopeLayout scope = new ScopeLayout(graph, sizes, measure);
    scope.run();
    Map<String, Box> nodes = new LinkedHashMap<>();
    Map<String, Route> edges = new LinkedHashMap<>(scope.routes());
    for (Node node : graph.nodes()) {
      Box box = scope.box(node.id());
      nodes.put(node.id(), box);
      double x = box.x() + (box.width() - widthOf(inner.getOrDefault(node.id(), List.of()))) / 2;
      double y = box.y() + measure.node(node).height();
      for (GraphLayout part : inner.getOrDefault(node.id(), List.of())) {
        double dx = x;
        part.nodes.forEach((id, one) -> nodes.put(id, one.plus(dx, y)));
        part.edges.forEach((id, one) -> edges.put(id, one.plus(dx, y)));
        x += part.width + BETWEEN;
      }
    }
    return new GraphLayout(scope.width(), scope.height(), nodes, edges);
  }

  private static double widthOf(List<GraphLayout> parts) {
    return parts.stream().mapToDouble(GraphLayout::width).sum()
        + BETWEEN * Math.max(0, parts.size() - 1);
  }

  private static Size size(Size head, List<GraphLayout> parts) {
    if (parts.isEmpty()) {
      return head;
    }
    double tallest = parts.stream().mapToDouble(GraphLayout::height).max().orElse(0);
    return new Size(
        Math.max(head.width(), widthOf(parts) + 2 * INSIDE), head.height() + tallest + INSIDE);
  }
}
