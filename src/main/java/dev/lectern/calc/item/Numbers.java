package dev.lectern.calc.item;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DynamoDB's numbers: up to 38 significant digits, magnitude from 1E-130 to 9.99…E+125 ("Naming
 * rules and data types", section Number).
 */
public final class Numbers {

  private static final int DIGITS = 38;
  private static final int LARGEST_EXPONENT = 125;
  private static final int SMALLEST_EXPONENT = -130;

  /** Longer texts are no numbers that anybody means, and would cost time to read. */
  private static final int LONGEST_TEXT = 400;

  /** Longer exponents are out of range, whatever stands before them. */
  private static final int LONGEST_EXPONENT = 6;

  private static final Pattern FORM =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE](?<exponent>[+-]?\\d+))?");

  private Numbers() {}

  /**
   * Reads a number.
   *
   * @throws InvalidValueException with DynamoDB's message when it is none or out of range
   */
  public static AttributeValue.Number parse(String text) {
    if (text.isEmpty()) {
      throw new InvalidValueException("The parameter cannot be converted to a numeric value");
    }
    Matcher form = FORM.matcher(text);
    if (text.length() > LONGEST_TEXT || !form.matches()) {
      throw new InvalidValueException(
          "The parameter cannot be converted to a numeric value: " + text);
    }
    String exponent = form.group("exponent");
    if (exponent != null && exponent.length() > LONGEST_EXPONENT) {
      throw exponent.startsWith("-") ? underflow() : overflow();
    }
    return checked(new BigDecimal(text));
  }

  /**
   * A result of arithmetic as a value.
   *
   * @throws InvalidValueException with DynamoDB's message when it is out of range
   */
  public static AttributeValue.Number checked(BigDecimal number) {
    BigDecimal value = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    if (value.precision() > DIGITS) {
      throw new InvalidValueException(
          "Attempting to store more than 38 significant digits in a Number");
    }
    int exponent = value.precision() - value.scale() - 1;
    if (exponent > LARGEST_EXPONENT) {
      throw overflow();
    }
    if (value.signum() != 0 && exponent < SMALLEST_EXPONENT) {
      throw underflow();
    }
    return new AttributeValue.Number(value);
  }

  private static InvalidValueException overflow() {
    return new InvalidValueException(
        "Number overflow. Attempting to store a number with magnitude larger than supported range");
  }

  private static InvalidValueException underflow() {
    return new InvalidValueException(
        "Number underflow. Attempting to store a number with magnitude smaller than supported"
            + " range");
  }
}
