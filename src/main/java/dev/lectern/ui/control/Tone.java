package dev.lectern.ui.control;

/** What a chip or a message means; its colour follows, never the other way round. */
public enum Tone {
  NEUTRAL(""),
  ACCENT("accent"),
  SUCCESS("success"),
  WARNING("warning"),
  DANGER("danger"),
  DONE("done"),
  OUTLINED("outlined"),
  DASHED("dashed");

  private final String styleClass;

  Tone(String styleClass) {
    this.styleClass = styleClass;
  }

  /** The CSS class; empty for {@link #NEUTRAL}. */
  String styleClass() {
    return styleClass;
  }
}
