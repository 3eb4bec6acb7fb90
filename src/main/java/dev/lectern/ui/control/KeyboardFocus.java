package dev.lectern.ui.control;

import javafx.scene.Node;
import javafx.scene.TraversalDirection;

/** Focus that is seen. FX thread. */
public final class KeyboardFocus {

  private KeyboardFocus() {}

  /**
   * Gives a node the focus and shows the ring around it. JavaFX draws it only for a focus that came
   * by the keyboard ({@link Node#focusVisibleProperty()}): away and back is one.
   */
  public static void give(Node node) {
    node.requestFocus();
    if (node.requestFocusTraversal(TraversalDirection.NEXT)) {
      Node next = node.getScene().getFocusOwner();
      if (next != null && next != node) {
        next.requestFocusTraversal(TraversalDirection.PREVIOUS);
      }
      if (node.getScene().getFocusOwner() != node) {
        node.requestFocus();
      }
    }
  }
}
