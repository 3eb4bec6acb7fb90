package dev.lectern.pane.lambda.data;

import java.util.Arrays;

/**
 * Of some measurements: the smallest values that so many percent do not exceed (nearest rank).
 *
 * @param count of the measurements
 */
public record Percentiles(int count, double p50, double p95, double p99) {

  /** Of measurements in any order; zeros when there are none. */
  public static Percentiles of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Percentiles(
        sorted.length, rank(sorted, 0.5), rank(sorted, 0.95), rank(sorted, 0.99));
  }

  private static double rank(double[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.clamp(Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1.0)];
  }
}
