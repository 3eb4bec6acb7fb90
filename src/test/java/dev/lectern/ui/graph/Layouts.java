package dev.lectern.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.graph.Graph.Edge;
import dev.lectern.ui.graph.Graph.Node;
import dev.lectern.ui.graph.GraphLayout.Box;
import dev.lectern.ui.graph.GraphLayout.Point;
import dev.lectern.ui.graph.GraphLayout.Size;
import java.util.ArrayList;
import java.util.List;

/** What must hold of every layout of a graph. */
public final class Layouts {

  /** Seven pixels a letter, like the type of the console. */
  public static final GraphLayout.Measure LETTERS =
      new GraphLayout.Measure() {
        @Override
        public Size node(Node node) {
          return switch (node.shape()) {
            case START, END -> new Size(14, 14);
            case FRAME -> new Size(24 + 7 * (node.title() + node.note()).length(), 30);
            default -> new Size(Math.max(72, 24 + 7 * node.title().length()), 28);
          };
        }

        @Override
        public Size label(Edge edge) {
          return new Size(6 * edge.label().length(), 16);
        }
      };

  private Layouts() {}

  /** Nothing lies on anything; arrows lead through nothing; all of it is in the picture. */
  public static void check(Graph graph, GraphLayout layout, String what) {
    checkScope(graph, layout, what);
    Box all = new Box(-0.01, -0.01, layout.width() + 0.02, layout.height() + 0.02);
    layout
        .nodes()
        .values()
        .forEach(
            box ->
                assertThat(
                        all.contains(box.x(), box.y()) && all.contains(box.right(), box.bottom()))
                    .as(what + ": within the picture: " + box)
                    .isTrue());
    layout
        .edges()
        .forEach(
            (id, way) ->
                way.points()
                    .forEach(
                        point ->
                            assertThat(all.contains(point.x(), point.y()))
                                .as(what + ": within the picture: " + id + point)
                                .isTrue()));
  }

  private static void checkScope(Graph graph, GraphLayout layout, String what) {
    List<Box> boxes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Node node : graph.nodes()) {
      boxes.add(layout.nodes().get(node.id()));
      names.add(node.id());
    }
    List<Edge> drawn =
        graph.edges().stream().filter(edge -> layout.edges().containsKey(edge.id())).toList();
    for (Edge edge : drawn) {
      GraphLayout.Route way = layout.edges().get(edge.id());
      way.label().ifPresent(boxes::add);
      way.label().ifPresent(any -> names.add("label of " + edge.id()));
      for (int i = 1; i < way.points().size(); i++) {
        Point a = way.points().get(i - 1);
        Point b = way.points().get(i);
        assertThat(a.x() == b.x() || a.y() == b.y()).as(what + ": level or upright").isTrue();
        Box piece =
            new Box(
                Math.min(a.x(), b.x()),
                Math.min(a.y(), b.y()),
                Math.abs(a.x() - b.x()),
                Math.abs(a.y() - b.y()));
        for (Edge other : drawn) {
          assertThat(layout.edges().get(other.id()).label().filter(piece::overlaps))
              .as(what + ": " + edge.id() + " through the label of " + other.id())
              .isEmpty();
        }
        for (Node node : graph.nodes()) {
          assertThat(piece.overlaps(layout.nodes().get(node.id())))
              .as(what + ": " + edge.id() + " through " + node.id())
              .isFalse();
        }
      }
    }
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(boxes.get(i).overlaps(boxes.get(j)))
            .as(what + ": " + names.get(i) + " on " + names.get(j))
            .isFalse();
      }
    }
    for (Node node : graph.nodes()) {
      Box frame = layout.nodes().get(node.id());
      for (Graph part : node.parts()) {
        checkScope(part, layout, what);
        for (Node inner : part.nodes()) {
          Box box = layout.nodes().get(inner.id());
          assertThat(frame.contains(box.x(), box.y()) && frame.contains(box.right(), box.bottom()))
              .as(what + ": " + inner.id() + " in " + node.id())
              .isTrue();
        }
      }
    }
  }
}
