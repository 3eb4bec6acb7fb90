package dev.lectern.calc.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A result with the arithmetic that led to it.
 *
 * @param value the result
 * @param steps each line of the arithmetic, in order
 */
public record Worked(double value, List<Step> steps) {

  /** Unchangeable. */
  public Worked {
    steps = List.copyOf(steps);
  }

  /**
   * One line of arithmetic.
   *
   * @param what what is counted, in words
   * @param arithmetic the sum itself: {@code ⌈4,203 / 4,096⌉}
   * @param result what it comes to
   */
  public record Step(String what, String arithmetic, double result) {
    @Override
    public String toString() {
      return what + ": " + arithmetic + " = " + number(result);
    }
  }

  /** A result of one step. */
  static Worked of(String what, String arithmetic, double result) {
    return new Worked(result, List.of(new Step(what, arithmetic, result)));
  }

  /** The same steps and some more, with another result. */
  Worked then(String what, String arithmetic, double result) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(new Step(what, arithmetic, result));
    return new Worked(result, longer);
  }

  /** A number as the arithmetic writes it: separators, at most four decimals, none in vain. */
  public static String number(double value) {
    String text = String.format(Locale.ENGLISH, "%,.4f", value);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  /** A whole number, likewise. */
  public static String number(long value) {
    return String.format(Locale.ENGLISH, "%,d", value);
  }

  /** The arithmetic as text, a line a step, for the clipboard. */
  public String text() {
    StringBuilder lines = new StringBuilder();
    for (Step step : steps) {
      lines.append(step).append('\n');
    }
    return lines.toString();
  }
}
