package dev.lectern.sandbox.auth.policy;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a condition compares (IAM User Guide, "IAM JSON policy elements: Condition operators").
 * Negated ones hold when none of the policy's values matches.
 */
public enum Comparison {
  STRING_EQUALS("StringEquals", false),
  STRING_NOT_EQUALS("StringNotEquals", true),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false),
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true),
  STRING_LIKE("StringLike", false),
  STRING_NOT_LIKE("StringNotLike", true),
  NUMERIC_EQUALS("NumericEquals", false),
  NUMERIC_NOT_EQUALS("NumericNotEquals", true),
  NUMERIC_LESS_THAN("NumericLessThan", false),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false),
  NUMERIC_GREATER_THAN("NumericGreaterThan", false),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false),
  DATE_EQUALS("DateEquals", false),
  DATE_NOT_EQUALS("DateNotEquals", true),
  DATE_LESS_THAN("DateLessThan", false),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", false),
  DATE_GREATER_THAN("DateGreaterThan", false),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false),
  BOOL("Bool", false),
  BINARY_EQUALS("BinaryEquals", false),
  IP_ADDRESS("IpAddress", false),
  NOT_IP_ADDRESS("NotIpAddress", true),
  ARN_EQUALS("ArnEquals", false),
  ARN_NOT_EQUALS("ArnNotEquals", true),
  ARN_LIKE("ArnLike", false),
  ARN_NOT_LIKE("ArnNotLike", true),
  NULL("Null", false);

  private static final Map<String, Comparison> BY_NAME =
      Stream.of(values())
          .collect(
              Collectors.toUnmodifiableMap(
                  one -> one.word.toLowerCase(Locale.ROOT), Function.identity()));

  private final String word;
  private final boolean negated;

  Comparison(String word, boolean negated) {
    this.word = word;
    this.negated = negated;
  }

  /** AWS's name. */
  public String word() {
    return word;
  }

  /** Whether it holds when nothing matches. */
  public boolean negated() {
    return negated;
  }

  /** Whether its values may have policy variables: "IAM policy elements: Variables and tags". */
  public boolean variables() {
    return word.startsWith("String") || word.startsWith("Arn");
  }

  /** The one of that name, in any case of letters; null when there is none. */
  static @Nullable Comparison named(String word) {
    return BY_NAME.get(word.toLowerCase(Locale.ROOT));
  }
}
