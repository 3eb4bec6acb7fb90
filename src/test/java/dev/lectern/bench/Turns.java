package dev.lectern.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Two measurements in turns, so that both meet the same computer. */
public final class Turns {

  private static final int ROUNDS = 3;

  private Turns() {}

  /** The median of each, after one round of both that is not counted. */
  public static double[] medians(Callable<Double> one, Callable<Double> other) throws Exception {
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

  /**
   * The median of each in microseconds, one call of each after the other: what else the computer
   * does for a second meets both. Half as many calls before are not counted.
   */
  public static double[] callByCall(int calls, Work one, Work other) {
    double[] first = new double[calls];
    double[] second = new double[calls];
    for (int i = -calls / 2; i < calls; i++) {
      double mine = micros(one, Math.abs(i));
      double theirs = micros(other, Math.abs(i));
      if (i >= 0) {
        first[i] = mine;
        second[i] = theirs;
      }
    }
    return new double[] {median(first), median(second)};
  }

  private static double micros(Work work, int number) {
    long begun = System.nanoTime();
    work.call(number);
    return (System.nanoTime() - begun) / 1e3;
  }

  public static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Since that moment of {@link System#nanoTime}. */
  public static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  /** A call of that number. */
  public interface Work {
    void call(int number);
  }
}
