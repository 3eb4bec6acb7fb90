package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.pane.dynamodb.data.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a table, or one of its indexes, consumed second by second; the last second is now.
 *
 * @param units in each second
 * @param throttled calls refused in each second
 */
record MeterSeries(double[] units, int[] throttled) {

  /** As long as the picture shows. */
  static final int SECONDS = 180;

  static final MeterSeries NOTHING = new MeterSeries(new double[SECONDS], new int[SECONDS]);

  /**
   * @param index name of an index, empty for the table itself
   */
  static MeterSeries of(List<Meter.Reading> readings, Instant now, boolean writes, String index) {
    double[] units = new double[SECONDS];
    int[] throttled = new int[SECONDS];
    for (Meter.Reading reading : readings) {
      long ago = Duration.between(reading.at(), now).toSeconds();
      if (reading.writes() != writes || ago < 0 || ago >= SECONDS) {
        continue;
      }
      int at = SECONDS - 1 - (int) ago;
      if (reading.throttled()) {
        throttled[at]++;
      } else {
        units[at] +=
            index.isEmpty()
                ? reading.used().table()
                : reading.used().indexes().getOrDefault(index, 0.0);
      }
    }
    return new MeterSeries(units, throttled);
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

  /** The credit at the end of each second. */
  double[] credits(double provisioned) {
    double most = 300 * provisioned;
    double credit = most;
    double[] credits = new double[units.length];
    for (int i = 0; i < units.length; i++) {
      credit = Math.min(most, Math.max(0, credit + provisioned - units[i]));
      credits[i] = credit;
    }
    return credits;
  }
}
