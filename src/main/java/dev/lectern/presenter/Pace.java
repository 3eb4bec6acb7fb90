package dev.lectern.presenter;

import java.time.Duration;
import java.util.Locale;

/**
 * How a talk stands in time.
 *
 * @param elapsed since it began
 * @param minutes that it has in all; 0 when nobody said
 * @param number of the step that is talked about, from 1
 * @param steps how many there are
 */
record Pace(Duration elapsed, int minutes, int number, int steps) {

  /** The time that has passed, {@code 07:42}; with hours from an hour on. */
  String clock() {
    long seconds = Math.max(0, elapsed.toSeconds());
    return seconds < 3600
        ? String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** How much of the time has passed, 0 to 1. */
  double share() {
    return minutes == 0 ? 0 : Math.clamp(elapsed.toMillis() / (minutes * 60_000.0), 0, 1);
  }

  /**
   * Whole minutes behind: each step has the same share of the time, and the step that is talked
   * about may take its own. Zero when on time.
   */
  long behind() {
    if (minutes == 0 || steps == 0) {
      return 0;
    }
    Duration due = Duration.ofSeconds(minutes * 60L * Math.max(number, 1) / steps);
    return Math.max(0, elapsed.minus(due).toMinutes());
  }
}
