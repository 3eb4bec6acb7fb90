package dev.lectern.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measurements as they are printed: value, baseline of the same run, aim. */
final class Table {

  private final List<String> lines = new ArrayList<>();

  Table() {
    lines.add(line("what", "measured", "baseline", "ratio", "aim", ""));
  }

  /** A rate in calls a second; more is better. */
  void rate(String what, double measured, double baseline, double least) {
    double ratio = measured / baseline;
    lines.add(
        line(
            what,
            "%,.0f /s".formatted(measured),
            "%,.0f /s".formatted(baseline),
            "%.2f".formatted(ratio),
            "at least %.2f".formatted(least),
            ratio >= least ? "met" : "not met"));
  }

  /** A value with its own aim; the baseline is told beside it. */
  void value(String what, String unit, double measured, double baseline, String aim, boolean met) {
    lines.add(
        line(
            what,
            "%,.1f %s".formatted(measured, unit),
            Double.isNaN(baseline) ? "-" : "%,.1f %s".formatted(baseline, unit),
            Double.isNaN(baseline) ? "-" : "%.2f".formatted(measured / baseline),
            aim,
            met ? "met" : "not met"));
  }

  private static String line(
      String what, String measured, String baseline, String ratio, String aim, String met) {
    return String.format(
        Locale.ROOT, "%-44s %14s %14s %6s  %-14s %s", what, measured, baseline, ratio, aim, met);
  }

  @Override
  public String toString() {
    return String.join(System.lineSeparator(), lines);
  }
}
