package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.pane.dynamodb.data.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What a table, or one of its indexes, consumed second by second; the last second is now.
 *
 * @param earlier units in each second before those that are shown: what credit they left
 * @param units in each second
 * @param throttled calls refused in each second
 */
record MeterSeries(double[] earlier, double[] units, int[] throttled) {

  /** As long as the picture shows. */
  static final int SECONDS = 180;

  /** As far back as is known. */
  static final int KNOWN = 600;

  static final MeterSeries NOTHING =
      new MeterSeries(new double[KNOWN - SECONDS], new double[SECONDS], new int[SECONDS]);

  static MeterSeries of(List<Traffic.Second> seconds, Instant now) {
    double[] units = new double[KNOWN];
    int[] throttled = new int[KNOWN];
    for (Traffic.Second second : seconds) {
      long ago = Duration.between(second.at(), now).toSeconds();
      if (ago < 0 || ago >= KNOWN) {
        continue;
      }
      int at = KNOWN - 1 - (int) ago;
      units[at] += second.units();
      throttled[at] += second.refused();
    }
    int shown = KNOWN - SECONDS;
    return new MeterSeries(
        Arrays.copyOf(units, shown),
        Arrays.copyOfRange(units, shown, KNOWN),
        Arrays.copyOfRange(throttled, shown, KNOWN));
  }

  double highest() {
    double highest = 0;
    for (double each : units) {
      highest = Math.max(highest, each);
    }
    return highest;
  }

  int mostThrottled() {
    int most = 1;
    for (int each : throttled) {
      most = Math.max(most, each);
    }
    return most;
  }

  /** Units of the last whole second. */
  double latest() {
    return units[SECONDS - 2];
  }

  /** Units in all. */
  double total() {
    double sum = 0;
    for (double each : units) {
      sum += each;
    }
    return sum;
  }

  /** Calls refused in all. */
  int refused() {
    int sum = 0;
    for (int each : throttled) {
      sum += each;
    }
    return sum;
  }

  /**
   * Credit left in a bucket that holds 300 seconds of unused capacity, worked out from these calls
   * alone ("Burst capacity": up to five minutes).
   */
  double credit(double provisioned) {
    return credits(provisioned)[SECONDS - 1];
  }

  /** The credit at the end of each second; the bucket was full before all that is known. */
  double[] credits(double provisioned) {
    double most = 300 * provisioned;
    double credit = most;
    for (double each : earlier) {
      credit = Math.min(most, Math.max(0, credit + provisioned - each));
    }
    double[] credits = new double[units.length];
    for (int i = 0; i < units.length; i++) {
      credit = Math.min(most, Math.max(0, credit + provisioned - units[i]));
      credits[i] = credit;
    }
    return credits;
  }
}
