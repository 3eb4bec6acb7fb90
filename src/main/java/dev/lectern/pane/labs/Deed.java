package dev.lectern.pane.labs;

import java.util.Locale;

/** What the guide is busy with. */
enum Deed {
  OPEN,
  START,
  CHECK,
  HINT,
  SKIP,
  SOLVE,
  RESET;

  /** The end of its keys in the texts. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
