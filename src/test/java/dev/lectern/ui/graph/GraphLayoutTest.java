package dev.lectern.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.graph.Graph.Edge;
import dev.lectern.ui.graph.Graph.Node;
import dev.lectern.ui.graph.Graph.Shape;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GraphLayoutTest {

  @Test
  void nothingLiesOnAnything() {
    for (int seed = 0; seed < 400; seed++) {
      Graph graph = random(new Random(seed), "", 3 + seed % 25, 0);
      Layouts.check(graph, GraphLayout.of(graph, Layouts.LETTERS), "seed " + seed);
    }
  }

  @Test
  void theOrderOfTheNodesSaysNothing() {
    for (int seed = 0; seed < 100; seed++) {
      Graph graph = random(new Random(seed), "", 4 + seed % 20, 0);
      GraphLayout first = GraphLayout.of(graph, Layouts.LETTERS);
      GraphLayout other = GraphLayout.of(shuffled(graph, new Random(seed + 1)), Layouts.LETTERS);
      assertThat(other.nodes()).as("seed " + seed).isEqualTo(first.nodes());
      assertThat(other.edges()).isEqualTo(first.edges());
    }
  }

  @Test
  void aChainIsStraight() {
    Graph chain =
        new Graph(
            "a",
            List.of(box("a"), box("b"), box("a rather long name")),
            List.of(next("a", "b"), next("b", "a rather long name")));
    GraphLayout layout = GraphLayout.of(chain, Layouts.LETTERS);
    layout.edges().values().forEach(way -> assertThat(way.points()).hasSize(2));
  }

  @Test
  void anArrowBackGoesAround() {
    Graph loop =
        new Graph(
            "a",
            List.of(box("a"), box("b"), box("c")),
            List.of(next("a", "b"), next("b", "c"), next("b", "a"), next("c", "c")));
    GraphLayout layout = GraphLayout.of(loop, Layouts.LETTERS);
    Layouts.check(loop, layout, "loop");
    assertThat(layout.nodes().get("a").y()).isLessThan(layout.nodes().get("b").y());
    assertThat(layout.edges()).hasSize(4);
  }

  @Test
  void aHundredStatesTakeAMoment() {
    Graph graph = random(new Random(7), "", 100, 2);
    GraphLayout.of(graph, Layouts.LETTERS);
    var thread = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = thread.getCurrentThreadCpuTime();
      GraphLayout.of(graph, Layouts.LETTERS);
      best = Math.min(best, thread.getCurrentThreadCpuTime() - start);
    }
    assertThat(best).as("nanoseconds of the processor").isLessThan(100_000_000);
  }

  @Test
  void aThousandInARowTakeAMomentToo() {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      nodes.add(box("s" + i));
      edges.add(next("s" + i, "s" + (i + 1)));
    }
    assertThat(GraphLayout.of(new Graph("s0", nodes, edges), Layouts.LETTERS).nodes())
        .hasSize(3000);
  }

  @Test
  void nothingIsDrawnOfNothing() {
    assertThat(GraphLayout.of(Graph.EMPTY, Layouts.LETTERS).nodes()).isEmpty();
    Graph torn = new Graph("gone", List.of(box("a")), List.of(next("a", "missing")));
    assertThat(GraphLayout.of(torn, Layouts.LETTERS).nodes()).hasSize(1);
    assertThat(GraphLayout.of(torn, Layouts.LETTERS).edges()).isEmpty();
  }

  static Node box(String id) {
    return new Node(id, Shape.BOX, id, "Task");
  }

  static Edge next(String from, String to) {
    return new Edge(from + ">" + to, from, to, "next", "");
  }

  private static Graph shuffled(Graph graph, Random random) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      List<Graph> parts = node.parts().stream().map(part -> shuffled(part, random)).toList();
      nodes.add(
          new Node(node.id(), node.shape(), node.title(), node.kind(), "", node.note(), parts));
    }
    Collections.shuffle(nodes, random);
    List<Edge> edges = new ArrayList<>();
    for (Node node : nodes) {
      graph.edges().stream().filter(edge -> edge.from().equals(node.id())).forEach(edges::add);
    }
    return new Graph(graph.entry(), nodes, edges);
  }

  /** A machine of any kind: forks, catches, loops, frames in frames, states that nobody reaches. */
  static Graph random(Random random, String prefix, int size, int depth) {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String id = prefix + "s" + i;
      String title = "State".repeat(1 + random.nextInt(4));
      if (depth < 2 && random.nextInt(7) == 0) {
        List<Graph> parts = new ArrayList<>();
        for (int part = 0; part <= random.nextInt(3); part++) {
          parts.add(random(random, id + "p" + part, 1 + random.nextInt(5), depth + 1));
        }
        nodes.add(new Node(id, Shape.FRAME, title, "Parallel", "", "2 branches", parts));
      } else {
        nodes.add(new Node(id, random.nextInt(4) == 0 ? Shape.PILL : Shape.BOX, title, "Task"));
      }
      int leaving = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(random.nextInt(4) + 1);
      for (int e = 0; e < leaving; e++) {
        int to =
            random.nextInt(6) == 0
                ? random.nextInt(size)
                : Math.min(size - 1, i + 1 + random.nextInt(3));
        String label = random.nextInt(2) == 0 ? "" : "$.total > 100".repeat(1 + random.nextInt(2));
        edges.add(new Edge(id + ">" + e, id, prefix + "s" + to, "choice", label));
      }
    }
    return new Graph(prefix + "s0", nodes, edges);
  }
}
