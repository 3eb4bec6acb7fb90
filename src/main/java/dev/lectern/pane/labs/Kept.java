package dev.lectern.pane.labs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * The nodes of a page that is built again after every change: a node whose content is the same
 * stays in its place. Styling a new node takes longer than what a learner waits for, a reset or a
 * check. FX thread.
 */
final class Kept {

  private Map<Object, Node> before = new HashMap<>();
  private Map<Object, Node> now = new HashMap<>();

  /** Begins a build; what the last one did not ask for is forgotten. */
  void begin() {
    before = now;
    now = new HashMap<>();
  }

  /**
   * A node of the build before, or a new one.
   *
   * @param content all that the node shows and does, and what sort of node it is: equal content,
   *     same node
   */
  Node node(List<?> content, Supplier<? extends Node> make) {
    Node known = before.get(content);
    Node node = known == null ? make.get() : known;
    now.put(content, node);
    return node;
  }

  /**
   * A column that stays while its children come and go.
   *
   * @param name which one it is
   */
  VBox column(List<?> name, List<? extends Node> children, String... classes) {
    VBox column =
        (VBox)
            node(
                name,
                () -> {
                  VBox made = new VBox();
                  made.getStyleClass().addAll(classes);
                  return made;
                });
    put(column.getChildren(), children);
    return column;
  }

  /** Puts those nodes in; those at both ends that are there already are not taken out. */
  static void put(ObservableList<Node> shown, List<? extends Node> wanted) {
    int most = Math.min(shown.size(), wanted.size());
    int head = 0;
    while (head < most && shown.get(head) == wanted.get(head)) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && shown.get(shown.size() - 1 - tail) == wanted.get(wanted.size() - 1 - tail)) {
      tail++;
    }
    shown.remove(head, shown.size() - tail);
    shown.addAll(head, wanted.subList(head, wanted.size() - tail));
  }
}
