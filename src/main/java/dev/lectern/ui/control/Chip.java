package dev.lectern.ui.control;

import javafx.scene.control.Label;

/** One word of state on a rounded ground. */
public final class Chip extends Label {

  private Tone tone = Tone.NEUTRAL;

  /** An empty neutral chip, for FXML. */
  public Chip() {
    getStyleClass().add("chip");
  }

  /** A chip with a word. */
  public Chip(String text, Tone tone) {
    this();
    setText(text);
    setTone(tone);
  }

  /** A chip with an icon before its word. */
  public Chip(String text, Tone tone, String icon) {
    this(text, tone);
    setGraphic(Icons.of(icon));
  }

  /** What it means. */
  public Tone getTone() {
    return tone;
  }

  /** Changes what it means, and so its colour. */
  public void setTone(Tone next) {
    if (next == tone
        && (next.styleClass().isEmpty() || getStyleClass().contains(next.styleClass()))) {
      return;
    }
    getStyleClass().remove(tone.styleClass());
    tone = next;
    if (!next.styleClass().isEmpty()) {
      getStyleClass().add(next.styleClass());
    }
  }
}
