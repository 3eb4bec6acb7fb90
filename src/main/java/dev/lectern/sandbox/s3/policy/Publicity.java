package dev.lectern.sandbox.s3.policy;

import dev.lectern.sandbox.auth.policy.Comparison;
import dev.lectern.sandbox.auth.policy.Operator;
import dev.lectern.sandbox.auth.policy.Principals;
import dev.lectern.sandbox.auth.policy.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a policy is public: it grants something to everybody, and no condition narrows that to
 * fixed values (User Guide, "Blocking public access to your Amazon S3 storage", The meaning of
 * "public").
 */
final class Publicity {

  private static final Set<Comparison> NARROWING =
      EnumSet.of(
          Comparison.STRING_EQUALS,
          Comparison.STRING_EQUALS_IGNORE_CASE,
          Comparison.STRING_LIKE,
          Comparison.ARN_EQUALS,
          Comparison.ARN_LIKE,
          Comparison.IP_ADDRESS);

  private static final Set<String> NARROWING_KEYS =
      Set.of(
          "aws:sourceip",
          "aws:sourcearn",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:sourceowner",
          "aws:sourceaccount",
          "aws:userid",
          "aws:principalarn",
          "aws:principalaccount",
          "aws:principalorgid",
          "aws:principalorgpaths",
          "aws:sourceorgid",
          "s3:x-amz-server-side-encryption-aws-kms-key-id",
          "s3:dataaccesspointarn",
          "s3:dataaccesspointaccount");

  private static final int BROADEST_IPV4 = 8;
  private static final int BROADEST_IPV6 = 32;

  private Publicity() {}

  static boolean isPublic(BucketPolicy policy) {
    return policy.policy().statements().stream().anyMatch(Publicity::isPublic);
  }

  /** Whether a statement grants something to everybody. */
  static boolean isPublic(Statement statement) {
    Principals principals = statement.principals();
    boolean everybody =
        principals != null && (principals.not() || principals.of("AWS").contains("*"));
    return statement.allow() && everybody && !narrowed(statement);
  }

  /** IfExists and ForAllValues hold when the key is absent, so they narrow nothing. */
  private static boolean narrowed(Statement statement) {
    return statement.conditions().stream()
        .anyMatch(
            condition ->
                NARROWING.contains(condition.operator().comparison())
                    && !condition.operator().ifExists()
                    && condition.operator().set() != Operator.Quantifier.ALL
                    && narrows(condition.key().toLowerCase(Locale.ROOT), condition.wanted()));
  }

  private static boolean narrows(String key, List<String> values) {
    return NARROWING_KEYS.contains(key)
        && values.stream()
            .allMatch(value -> key.equals("aws:sourceip") ? narrowRange(value) : fixed(key, value));
  }

  private static boolean fixed(String key, String value) {
    String text = key.equals("aws:userid") ? value.replaceFirst("^[A-Z0-9]+:\\*$", "role") : value;
    return !text.contains("*") && !text.contains("?") && !text.contains("${");
  }

  private static boolean narrowRange(String range) {
    int slash = range.indexOf('/');
    if (slash < 0) {
      return fixed("", range);
    }
    String bits = range.substring(slash + 1);
    return bits.matches("\\d{1,3}")
        && Integer.parseInt(bits) >= (range.contains(":") ? BROADEST_IPV6 : BROADEST_IPV4);
  }
}
