package dev.lectern.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Two measurements in turns, so that both meet the same computer. */
final class Turns {

  private static final int ROUNDS = 3;

  private Turns() {}

  /** The median of each, after one round of both that is not counted. */
  static double[] medians(Callable<Double> one, Callable<Double> other) throws Exception {
    double[] first = new double[ROUNDS];
    double[] second = new double[ROUNDS];
    one.call();
    other.call();
    for (int i = 0; i < ROUNDS; i++) {
      first[i] = one.call();
      second[i] = other.call();
    }
    return new double[] {median(first), median(second)};
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Calls a second. */
  static double rate(int calls, Work work) {
    long begun = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      work.call(i);
    }
    return calls / seconds(begun);
  }

  /** Since that moment of {@link System#nanoTime}. */
  static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  /** A call of that number. */
  interface Work {
    void call(int number);
  }
}
