package dev.lectern.pane.calls;

import javafx.scene.control.Label;

/** Chips of the Call Lens. */
final class Chips {

  private Chips() {}

  /** Gives a chip one tone and takes the others away; one that has it is not styled again. */
  static void tone(Label chip, String tone) {
    if (chip.getStyleClass().contains(tone)) {
      return;
    }
    chip.getStyleClass().removeAll("success", "danger", "warning", "accent");
    if (!tone.isEmpty()) {
      chip.getStyleClass().add(tone);
    }
  }

  /** A chip. */
  static Label of(String text, String tone) {
    Label chip = new Label(text);
    chip.getStyleClass().add("chip");
    tone(chip, tone);
    return chip;
  }
}
