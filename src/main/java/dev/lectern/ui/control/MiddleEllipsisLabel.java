package dev.lectern.ui.control;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;

/**
 * An ARN, id or hash: cut in the middle when there is no room, because its end tells as much as its
 * beginning; the tooltip has all of it.
 */
public final class MiddleEllipsisLabel extends Label {

  /** An empty one, for FXML. */
  public MiddleEllipsisLabel() {
    getStyleClass().add("mono");
    setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    setEllipsisString("…");
    setMinWidth(40);
    CutTip.on(this);
  }

  /** One that shows the text. */
  public MiddleEllipsisLabel(String text) {
    this();
    setText(text);
  }
}
