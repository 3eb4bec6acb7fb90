package dev.lectern.lab.check;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Compares what a learner typed with what is right. Case, spaces around it and quotes do not count;
 * a number may be written with the thousands apart, as the guides do.
 */
final class TypedAnswer {

  private static final Pattern QUOTES = Pattern.compile("^\"|\"$");
  private static final Pattern THOUSANDS =
      Pattern.compile("-?\\d{1,3}([,' \u00A0\u202F]\\d{3})+(\\.\\d+)?");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

  private TypedAnswer() {}

  /**
   * Whether it is right.
   *
   * @param tolerance by how much a number may differ; 0 or more
   */
  static boolean fits(String typed, String right, double tolerance) {
    String one = plain(typed);
    String other = plain(right);
    if (one.isEmpty()) {
      return false;
    }
    if (!NUMBER.matcher(one).matches() || !NUMBER.matcher(other).matches()) {
      return one.equals(other);
    }
    BigDecimal apart = new BigDecimal(one).subtract(new BigDecimal(other)).abs();
    return apart.compareTo(BigDecimal.valueOf(tolerance)) <= 0;
  }

  private static String plain(String text) {
    String bare = QUOTES.matcher(text.strip()).replaceAll("").strip().toLowerCase(Locale.ROOT);
    return THOUSANDS.matcher(bare).matches() ? bare.replaceAll("[^\\d.-]", "") : bare;
  }
}
