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
  RESET,
  CLEAN;

  /** Whether buckets and objects are others afterwards. */
  boolean changesWhatIsThere() {
    return this == START || this == SOLVE || this == RESET || this == CLEAN;
  }

  /** The end of its keys in the texts. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
