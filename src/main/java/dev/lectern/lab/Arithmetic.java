package dev.lectern.lab;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Works out what a lab asks the learner to work out: <code>ceil(7 / 4) * 120</code>. Knows + - * /,
 * parentheses, {@code ceil}, {@code floor}, {@code max} and {@code min}.
 */
final class Arithmetic {

  private static final int DIGITS = 12;

  private final String text;
  private int at;

  private Arithmetic(String text) {
    this.text = text;
  }

  /**
   * The value as a plain number, without zeros at its end.
   *
   * @throws IllegalArgumentException with the place where it is wrong
   */
  static String value(String text) {
    Arithmetic formula = new Arithmetic(text);
    BigDecimal value = formula.sum();
    formula.skip();
    if (formula.at < text.length()) {
      throw formula.wrong("an operator is missing");
    }
    BigDecimal rounded = value.setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  private BigDecimal sum() {
    BigDecimal value = product();
    while (true) {
      if (takes('+')) {
        value = value.add(product());
      } else if (takes('-')) {
        value = value.subtract(product());
      } else {
        return value;
      }
    }
  }

  private BigDecimal product() {
    BigDecimal value = factor();
    while (true) {
      if (takes('*')) {
        value = value.multiply(factor());
      } else if (takes('/')) {
        BigDecimal by = factor();
        if (by.signum() == 0) {
          throw wrong("nothing can be divided by 0");
        }
        value = value.divide(by, DIGITS * 2, RoundingMode.HALF_UP);
      } else {
        return value;
      }
    }
  }

  private BigDecimal factor() {
    if (takes('-')) {
      return factor().negate();
    }
    if (takes('(')) {
      BigDecimal value = sum();
      need(')');
      return value;
    }
    skip();
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    String word = text.substring(start, at);
    if (word.isEmpty()) {
      throw wrong("a number is missing");
    }
    if (Character.isLetter(word.charAt(0))) {
      return function(word);
    }
    try {
      return new BigDecimal(word);
    } catch (NumberFormatException e) {
      throw wrong("'" + word + "' is no number");
    }
  }

  private BigDecimal function(String name) {
    need('(');
    BigDecimal first = sum();
    BigDecimal value =
        switch (name) {
          case "ceil" -> whole(first, RoundingMode.CEILING);
          case "floor" -> whole(first, RoundingMode.FLOOR);
          case "max" -> first.max(second());
          case "min" -> first.min(second());
          default -> throw wrong("there is no " + name + "; there are ceil, floor, max and min");
        };
    need(')');
    return value;
  }

  /** A third that was multiplied by three is whole, although it has no last digit. */
  private static BigDecimal whole(BigDecimal value, RoundingMode way) {
    return value.setScale(DIGITS, RoundingMode.HALF_UP).setScale(0, way);
  }

  private BigDecimal second() {
    need(',');
    return sum();
  }

  private boolean takes(char sign) {
    skip();
    boolean there = at < text.length() && text.charAt(at) == sign;
    at += there ? 1 : 0;
    return there;
  }

  private void need(char sign) {
    if (!takes(sign)) {
      throw wrong("'" + sign + "' is missing");
    }
  }

  private void skip() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("'" + text + "', character " + (at + 1) + ": " + what);
  }
}
