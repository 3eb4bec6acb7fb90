package dev.lectern.ui.control;

import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/** A tooltip with the whole text for as long as there is no room for it. FX thread. */
public final class CutTip {

  private CutTip() {}

  /** Gives it to a label, which must have no other. */
  public static void on(Labeled label) {
    // a window of its own: in a table it is kept for the next text
    Tooltip tip = new Tooltip();
    label.textTruncatedProperty().addListener((o, before, now) -> show(label, tip));
    label.textProperty().addListener((o, before, now) -> show(label, tip));
    show(label, tip);
  }

  private static void show(Labeled label, Tooltip tip) {
    boolean cut = label.isTextTruncated();
    if (cut) {
      tip.setText(label.getText());
    }
    label.setTooltip(cut ? tip : null);
  }
}
