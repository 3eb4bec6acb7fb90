package dev.lectern.pane.lambda.sweep;

import dev.lectern.calc.lambda.LambdaPrices;
import dev.lectern.pane.lambda.data.Report;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured at one memory size.
 *
 * @param memory in megabytes
 * @param reports of the calls that ended well, cold and warm
 * @param failed how many did not
 */
record Point(int memory, List<Report> reports, int failed) {

  private double median(boolean cold, ToDoubleFunction<Report> of) {
    double[] values =
        reports.stream().filter(each -> each.cold() == cold).mapToDouble(of).sorted().toArray();
    return values.length == 0 ? Double.NaN : values[(values.length - 1) / 2];
  }

  /** Median Duration of warm calls, milliseconds; NaN without any. */
  double warm() {
    return median(false, Report::duration);
  }

  /** Median Init Duration, milliseconds. */
  double init() {
    return median(true, Report::init);
  }

  /** Median Duration of cold calls, without their init, milliseconds. */
  double first() {
    return median(true, Report::duration);
  }

  /** Median Billed Duration, milliseconds, with or without the initialization. */
  double billed(boolean cold, boolean before) {
    return median(cold, before ? Report::billedBefore : Report::billed);
  }

  /** Dollars for a million calls. */
  double million(boolean cold, boolean before, LambdaPrices prices) {
    return prices.call(billed(cold, before) / 1000 * memory / 1024) * 1e6;
  }

  /**
   * The knee of a curve: where duration and cost, each as a share of its largest, are least
   * together. The index, or -1 when there is none.
   */
  static int knee(double[] durations, double[] costs) {
    double most = Arrays.stream(durations).max().orElse(0);
    double dear = Arrays.stream(costs).max().orElse(0);
    int best = -1;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < durations.length; i++) {
      double sum = durations[i] / most + costs[i] / dear;
      if (sum < least) {
        least = sum;
        best = i;
      }
    }
    return best;
  }
}
