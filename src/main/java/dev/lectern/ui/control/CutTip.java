package dev.lectern.ui.control;

import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/** A tooltip with the whole text for as long as there is no room for it. FX thread. */
public final class CutTip {

  private CutTip() {}

  /** Gives it to a label, which must have no other. */
  public static void on(Labeled label) {
    label.textTruncatedProperty().addListener((o, before, now) -> tip(label));
    label.textProperty().addListener((o, before, now) -> tip(label));
    tip(label);
  }

  private static void tip(Labeled label) {
    label.setTooltip(label.isTextTruncated() ? new Tooltip(label.getText()) : null);
  }
}
