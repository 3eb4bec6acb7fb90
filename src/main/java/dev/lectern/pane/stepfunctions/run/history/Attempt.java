package dev.lectern.pane.stepfunctions.run.history;

import org.jspecify.annotations.Nullable;

/**
 * One try of a state's work.
 *
 * @param began the event that began it
 * @param ended the event that ended it; null while it goes on
 * @param failed whether it ended with an error
 * @param redriven whether a redrive began it, not Retry
 */
public record Attempt(Event began, @Nullable Event ended, boolean failed, boolean redriven) {

  Attempt end(Event with, boolean wrong) {
    return new Attempt(began, with, wrong, redriven);
  }
}
