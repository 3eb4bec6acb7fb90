package dev.lectern.asl.path;

import dev.lectern.json.Json;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One step of a path: from a node to those that it selects. */
sealed interface Step {

  /** Tells each node that is selected; {@code root} is what the path began at. */
  void select(JsonNode node, JsonNode root, Consumer<JsonNode> found);

  /** Whether at most one node is selected. */
  default boolean definite() {
    return false;
  }

  /** {@code .name} or {@code ['name']}. */
  record Child(String name) implements Step {
    @Override
    public void select(JsonNode node, JsonNode root, Consumer<JsonNode> found) {
      JsonNode child = node.get(name);
      if (child != null) {
        found.accept(child);
      }
    }

    @Override
    public boolean definite() {
      return true;
    }
  }

  /** {@code [2]}; from the end when negative. */
  record Index(int index) implements Step {
    @Override
    public void select(JsonNode node, JsonNode root, Consumer<JsonNode> found) {
      JsonNode element = node.isArray() ? node.get(index < 0 ? node.size() + index : index) : null;
      if (element != null) {
        found.accept(element);
      }
    }

    @Override
    public boolean definite() {
      return true;
    }
  }

  /** {@code .*} or {@code [*]}. */
  record Wildcard() implements Step {
    @Override
    public void select(JsonNode node, JsonNode root, Consumer<JsonNode> found) {
      node.forEach(found);
    }
  }

  /** {@code ['a','b']}: an object of these members, as far as they are there. */
  record Names(List<String> names) implements Step {
    @Override
    public void select(JsonNode node, JsonNode root, Consumer<JsonNode> found) {
      if (node.isObject()) {
        var chosen = Json.object();
        for (String name : names) {
          JsonNode child = node.get(name);
          if (child != null) {
            chosen.set(name, child);
          }
        }
        found.accept(chosen);
      }
    }
  }

  /** {@code [0,2]}. */
  record Indexes(List<Integer> indexes) implements Step {
    @Override
    public void select(JsonNode node, JsonNode root, Consumer<JsonNode> found) {
      indexes.forEach(index -> new Index(index).select(node, root, found));
    }
  }

  /** {@code [from:to]}; null where the bound is left out. */
  record Slice(@Nullable Integer from, @Nullable Integer to) implements Step {
    @Override
    public void select(JsonNode node, JsonNode root, Consumer<JsonNode> found) {
      if (!node.isArray()) {
        return;
      }
      int size = node.size();
      int begin = bound(from == null ? 0 : from, size);
      int end = bound(to == null ? size : to, size);
      for (int i = begin; i < end; i++) {
        found.accept(node.get(i));
      }
    }

    private static int bound(int given, int size) {
      return Math.clamp(given < 0 ? (long) size + given : given, 0, size);
    }
  }

  /** {@code ..}: the node and all below it, each taken further by the next step. */
  record Descent(Step next) implements Step {
    @Override
    public void select(JsonNode node, JsonNode root, Consumer<JsonNode> found) {
      next.select(node, root, found);
      node.forEach(child -> select(child, root, found));
    }
  }

  /** {@code [?(…)]}. */
  record Query(Filter filter) implements Step {
    @Override
    public void select(JsonNode node, JsonNode root, Consumer<JsonNode> found) {
      if (node.isArray()) {
        for (JsonNode element : node) {
          if (filter.test(element, root)) {
            found.accept(element);
          }
        }
      } else if (node.isObject() && filter.test(node, root)) {
        found.accept(node);
      }
    }
  }
}
