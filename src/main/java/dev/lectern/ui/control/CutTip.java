package dev.lectern.ui.control;

import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A tooltip with the whole text for as long as there is no room for it. FX thread. */
public final class CutTip {

  private final Labeled label;

  /** A window of its own: most labels never need one, and in a table it is kept for the next. */
  private @Nullable Tooltip tip;

  private CutTip(Labeled label) {
    this.label = label;
  }

  /** Gives it to a label, which must have no other. */
  public static void on(Labeled label) {
    CutTip tip = new CutTip(label);
    label.textTruncatedProperty().addListener((o, before, now) -> tip.show());
    label.textProperty().addListener((o, before, now) -> tip.show());
    tip.show();
  }

  private void show() {
    if (!label.isTextTruncated()) {
      label.setTooltip(null);
      return;
    }
    Tooltip whole = tip == null ? new Tooltip() : tip;
    tip = whole;
    whole.setText(label.getText());
    label.setTooltip(whole);
  }
}
