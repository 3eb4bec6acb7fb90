package dev.lectern.ui.control;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Brings something in a scrolled page into sight. */
public final class InSight {

  /** Pixels between what was brought into sight and the edge. */
  private static final double ROOM = 12;

  private InSight() {}

  /**
   * Scrolls the page around a node by as little as shows the whole of it, or its beginning when it
   * is larger than what can be seen; does nothing when no page is around it. FX thread.
   */
  public static void bring(Node node) {
    for (Node each = node.getParent(); each != null; each = each.getParent()) {
      if (each instanceof ScrollPane page && page.getContent() != null) {
        page.applyCss();
        page.layout();
        Node content = page.getContent();
        Bounds at = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double sight = page.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - sight;
        if (hidden > 0) {
          double now = page.getVvalue() * hidden;
          double least = Math.max(now, at.getMaxY() + ROOM - sight);
          page.setVvalue(Math.clamp(Math.min(least, at.getMinY() - ROOM) / hidden, 0, 1));
        }
        return;
      }
    }
  }
}
