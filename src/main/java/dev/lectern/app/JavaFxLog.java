package dev.lectern.app;

import java.util.logging.Logger;

/** Keeps from the terminal what JavaFX says about a choice that was made on purpose. */
final class JavaFxLog {

  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private JavaFxLog() {}

  /** JavaFX warns of the class path at each start; why it is there says ADR 1. */
  static void expectClassPath() {
    JAVAFX.setFilter(
        entry ->
            entry.getMessage() == null
                || !entry.getMessage().startsWith("Unsupported JavaFX configuration"));
  }
}
