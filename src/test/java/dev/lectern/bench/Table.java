package dev.lectern.bench;

import java.util.Locale;

/** Prints measurements: value, baseline of the same run, aim. */
public final class Table {

  /** Prints the head. */
  public Table() {
    print(line("what", "measured", "baseline", "ratio", "aim", ""));
  }

  /** A rate in calls a second; more is better. */
  public void rate(String what, double measured, double baseline, double least) {
    double ratio = measured / baseline;
    print(
        line(
            what,
            "%,.0f /s".formatted(measured),
            "%,.0f /s".formatted(baseline),
            "%.2f".formatted(ratio),
            "at least %.2f".formatted(least),
            ratio >= least ? "met" : "not met"));
  }

  /** A value with its own aim; the baseline is told beside it. */
  public void value(
      String what, String unit, double measured, double baseline, String aim, boolean met) {
    print(
        line(
            what,
            "%,.1f %s".formatted(measured, unit),
            Double.isNaN(baseline) ? "-" : "%,.1f %s".formatted(baseline, unit),
            Double.isNaN(baseline) ? "-" : "%.2f".formatted(measured / baseline),
            aim,
            aim.isEmpty() ? "" : met ? "met" : "not met"));
  }

  private static String line(
      String what, String measured, String baseline, String ratio, String aim, String met) {
    return String.format(
        Locale.ROOT, "%-44s %14s %14s %6s  %-14s %s", what, measured, baseline, ratio, aim, met);
  }

  /** At once: a run that is stopped has told what it measured. */
  private static void print(String line) {
    System.out.println(line);
  }
}
