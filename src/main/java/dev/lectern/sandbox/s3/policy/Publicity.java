package dev.lectern.sandbox.s3.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whether a policy is public: it grants something to everybody, and no condition narrows that to
 * fixed values (User Guide, "Blocking public access to your Amazon S3 storage", The meaning of
 * "public").
 */
final class Publicity {

  private static final Set<String> NARROWING_OPERATORS =
      Set.of(
          "stringequals",
          "stringequalsignorecase",
          "stringlike",
          "arnequals",
          "arnlike",
          "ipaddress");

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
    return policy.statements().stream().anyMatch(Publicity::isPublic);
  }

  private static boolean isPublic(Statement statement) {
    boolean everybody =
        statement.notPrincipal()
            || statement.principals().getOrDefault("AWS", List.of()).contains("*");
    return statement.allow() && everybody && !narrowed(statement);
  }

  private static boolean narrowed(Statement statement) {
    for (Map.Entry<String, Map<String, List<String>>> operator :
        statement.conditions().entrySet()) {
      String name = operator.getKey().toLowerCase(Locale.ROOT);
      // IfExists and ForAllValues hold when the key is absent, so they narrow nothing.
      if (NARROWING_OPERATORS.contains(Conditions.base(name))
          && !name.endsWith("ifexists")
          && !name.startsWith("forall")
          && operator.getValue().entrySet().stream()
              .anyMatch(key -> narrows(key.getKey().toLowerCase(Locale.ROOT), key.getValue()))) {
        return true;
      }
    }
    return false;
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
