package dev.lectern.ui.graph;

import dev.lectern.ui.graph.Graph.Edge;
import dev.lectern.ui.graph.Graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In which row each node stands, which arrows lead back, and in which order the nodes are met by
 * whoever follows the arrows: all of it by the arrows alone.
 */
final class Ranks {

  private final Map<String, List<Edge>> leaving = new HashMap<>();
  private final Set<String> back = new HashSet<>();
  private final List<String> met = new ArrayList<>();
  private final Map<String, Integer> rank = new HashMap<>();

  Ranks(Graph graph) {
    Map<String, Integer> arriving = new LinkedHashMap<>();
    graph.nodes().stream().map(Node::id).sorted().forEach(id -> arriving.put(id, 0));
    for (Edge edge : graph.edges()) {
      if (arriving.containsKey(edge.from()) && arriving.containsKey(edge.to())) {
        leaving.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge);
        arriving.merge(edge.to(), 1, Integer::sum);
      }
    }
    List<String> last = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    if (arriving.containsKey(graph.entry())) {
      walk(graph.entry(), seen, last);
    }
    arriving.keySet().stream()
        .sorted(Comparator.comparing((String id) -> arriving.getOrDefault(id, 0) > 0))
        .forEach(id -> walk(id, seen, last));
    for (String id : last.reversed()) {
      int mine = rank.getOrDefault(id, 0);
      rank.put(id, mine);
      for (Edge edge : leaving(id)) {
        if (!back(edge)) {
          rank.merge(edge.to(), mine + 1, Math::max);
        }
      }
    }
  }

  /** Depth first, without recursion: a machine may be thousands of states long. */
  private void walk(String start, Set<String> seen, List<String> last) {
    if (!seen.add(start)) {
      return;
    }
    Deque<String> path = new ArrayDeque<>();
    Deque<Iterator<Edge>> open = new ArrayDeque<>();
    Set<String> onPath = new HashSet<>();
    path.push(start);
    onPath.add(start);
    met.add(start);
    open.push(leaving(start).iterator());
    while (!path.isEmpty()) {
      if (open.element().hasNext()) {
        Edge edge = open.element().next();
        if (onPath.contains(edge.to())) {
          back.add(edge.id());
        } else if (seen.add(edge.to())) {
          path.push(edge.to());
          onPath.add(edge.to());
          met.add(edge.to());
          open.push(leaving(edge.to()).iterator());
        }
      } else {
        open.pop();
        String done = path.pop();
        onPath.remove(done);
        last.add(done);
      }
    }
  }

  /** The arrows that leave a node, in their order. */
  List<Edge> leaving(String node) {
    return leaving.getOrDefault(node, List.of());
  }

  /** Whether an arrow leads back to a node that it came from. */
  boolean back(Edge edge) {
    return back.contains(edge.id());
  }

  /** Nodes in the order of reading. */
  List<String> met() {
    return met;
  }

  /** The row of a node, from 0. */
  int of(String node) {
    return rank.getOrDefault(node, 0);
  }
}
