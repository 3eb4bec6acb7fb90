package dev.lectern.ui.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/** Changes what is in a group. FX thread. */
final class Children {

  private Children() {}

  /** What stays keeps its styles: only what comes has to be styled. */
  static void change(ObservableList<Node> children, List<? extends Node> wanted) {
    Set<Node> stay = new HashSet<>(wanted);
    children.removeIf(each -> !stay.contains(each));
    Set<Node> there = new HashSet<>(children);
    children.addAll(wanted.stream().filter(each -> !there.contains(each)).toList());
  }
}
