package dev.lectern.ui.graph;

import dev.lectern.ui.graph.Graph.Edge;
import dev.lectern.ui.graph.GraphLayout.Box;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What takes a place in a layer: a node, or an arrow that passes it, perhaps with its label. */
final class Item {

  /** Two items of neighbouring layers that an arrow joins. */
  static final class Link {
    final Item upper;
    final Item lower;
    double from;
    double to;

    /** Whether others come first where not all can be straight. */
    final boolean weak;

    Link(Item upper, Item lower, boolean weak) {
      this.weak = weak;
      this.upper = upper;
      this.lower = lower;
      upper.down.add(this);
      lower.up.add(this);
    }
  }

  /** Null for an arrow. */
  final @Nullable String node;

  /** Whose label stands here. */
  final @Nullable Edge label;

  final int layer;

  /** How far it reaches to the left and right of its line. */
  final double left;

  final double right;
  final double height;
  final List<Link> up = new ArrayList<>();
  final List<Link> down = new ArrayList<>();
  int place;
  double wish;
  double x;
  double y;

  Item(
      @Nullable String node,
      @Nullable Edge label,
      int layer,
      double left,
      double right,
      double height) {
    this.node = node;
    this.label = label;
    this.layer = layer;
    this.left = left;
    this.right = right;
    this.height = height;
  }

  boolean passing() {
    return node == null;
  }

  Box box() {
    return new Box(x - left, y, left + right, height);
  }
}
