package dev.lectern.ui.graph;

import dev.lectern.ui.graph.Graph.Edge;
import dev.lectern.ui.graph.Graph.Node;
import dev.lectern.ui.graph.GraphLayout.Measure;
import dev.lectern.ui.graph.GraphLayout.Size;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Sizes of all that is in a graph, found before. For any thread. */
record Measured(Map<String, Size> nodes, Map<String, Size> edges) implements Measure {

  /** Measures everything now. */
  static Measured of(Graph graph, Measure measure) {
    Map<String, Size> nodes = new HashMap<>();
    Map<String, Size> edges = new HashMap<>();
    collect(graph, measure, nodes, edges);
    return new Measured(Map.copyOf(nodes), Map.copyOf(edges));
  }

  private static void collect(
      Graph graph, Measure measure, Map<String, Size> nodes, Map<String, Size> edges) {
    for (Node node : graph.nodes()) {
      nodes.put(node.id(), measure.node(node));
      node.parts().forEach(part -> collect(part, measure, nodes, edges));
    }
    graph.edges().forEach(edge -> edges.put(edge.id(), measure.label(edge)));
  }

  @Override
  public Size node(Node node) {
    return Objects.requireNonNull(nodes.get(node.id()));
  }

  @Override
  public Size label(Edge edge) {
    return Objects.requireNonNull(edges.get(edge.id()));
  }
}
