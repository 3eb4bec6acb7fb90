package dev.lectern.pane.lambda.invoke;

import dev.lectern.pane.lambda.data.Percentiles;
import dev.lectern.pane.lambda.data.Report;
import dev.lectern.pane.lambda.data.Run;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How long invocations of one kind took, milliseconds. Failed ones took their time too, and are
 * counted, as in CloudWatch's metric Duration; refused ones have none.
 *
 * @param good of those that answered without an error
 * @param failed of the others
 */
record Durations(double[] good, double[] failed) {

  static final Durations NONE = new Durations(new double[0], new double[0]);

  /** Duration of those that found an environment. */
  static Durations warm(List<Run> runs) {
    return of(runs, false);
  }

  /**
   * Init Duration and Duration together of those that had to wait for one. Where a runtime was
   * started again after a failure, Duration has both.
   */
  static Durations cold(List<Run> runs) {
    return of(runs, true);
  }

  private static Durations of(List<Run> runs, boolean started) {
    return new Durations(of(runs, started, true), of(runs, started, false));
  }

  private static double[] of(List<Run> runs, boolean started, boolean good) {
    return runs.stream()
        .filter(run -> run.good() == good)
        .filter(
            run -> (run.restarted() || run.report().filter(Report::cold).isPresent()) == started)
        .flatMap(run -> run.report().stream())
        .mapToDouble(Report::together)
        .toArray();
  }

  /** All of them, failed ones last. */
  double[] all() {
    return DoubleStream.concat(DoubleStream.of(good), DoubleStream.of(failed)).toArray();
  }

  Percentiles percentiles() {
    return Percentiles.of(all());
  }
}
