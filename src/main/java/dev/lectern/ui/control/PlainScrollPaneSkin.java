package dev.lectern.ui.control;

import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.ScrollPaneSkin;

/**
 * A scroll pane that keeps no picture of what it shows. JavaFX's own does, and where it paints in
 * software the picture of each scroll pane that was ever shown stays in memory until there is none
 * left: a console that is used for an hour would grow to its limit. The style sheet gives this skin
 * to every scroll pane.
 */
public final class PlainScrollPaneSkin extends ScrollPaneSkin {

  /** For the style sheet. */
  public PlainScrollPaneSkin(ScrollPane control) {
    super(control);
    getChildren().forEach(child -> child.setCache(false));
  }
}
