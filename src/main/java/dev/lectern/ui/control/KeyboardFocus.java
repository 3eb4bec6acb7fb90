package dev.lectern.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;

/**
 * Focus that is seen. JavaFX draws the ring only for a focus that came by the keyboard ({@link
 * Node#focusVisibleProperty()}): away and back is one. FX thread.
 */
public final class KeyboardFocus {

  private KeyboardFocus() {}

  /** Gives a node the focus and shows the ring around it. */
  public static void give(Node node) {
    node.requestFocus();
    // the last of a dialog has nothing behind it, the first nothing before it
    if (!awayAndBack(node, TraversalDirection.NEXT, TraversalDirection.PREVIOUS)) {
      awayAndBack(node, TraversalDirection.PREVIOUS, TraversalDirection.NEXT);
    }
  }

  /** Gives a node the focus that another one has or had; the ring goes along where it was shown. */
  public static void pass(Node from, Node to) {
    if (from.isFocusVisible()) {
      give(to);
    } else {
      to.requestFocus();
    }
  }

  private static boolean awayAndBack(Node node, TraversalDirection away, TraversalDirection back) {
    if (node.requestFocusTraversal(away)) {
      Node other = node.getScene().getFocusOwner();
      if (other != null && other != node) {
        other.requestFocusTraversal(back);
      }
      if (node.getScene().getFocusOwner() != node) {
        node.requestFocus();
      }
    }
    return node.isFocusVisible();
  }

  /**
   * Goes from the last control of a part to its first one, or from the first to the last, as Tab
   * does in a window of its own.
   *
   * @param by 1 for Tab, -1 for Shift+Tab
   * @return false when the focus is on neither, and Tab stays inside by itself
   */
  public static boolean wrap(Parent part, int by) {
    List<Node> all = new ArrayList<>();
    collect(part, all);
    Node owner = part.getScene().getFocusOwner();
    if (all.size() < 2 || owner != (by > 0 ? all.getLast() : all.getFirst())) {
      return false;
    }
    give(by > 0 ? all.getFirst() : all.getLast());
    return true;
  }

  private static void collect(Node node, List<Node> all) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable()) {
      all.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
    }
  }
}
