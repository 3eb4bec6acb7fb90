package dev.lectern.pane.sandbox;

import dev.lectern.sandbox.JournalView.Entry;
import dev.lectern.sandbox.Simulation.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A request in the list.
 *
 * @param next the stage before which it is held, null when it is not
 * @param working whether it has no answer yet and is not held: a stage works
 * @param depth 0 for what a client sent, 1 for what that caused, and so on
 */
record FilmRow(Entry entry, @Nullable Stage next, boolean working, int depth) {

  String id() {
    return entry.requestId();
  }

  boolean held() {
    return next != null;
  }
}
