package dev.lectern.calc.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which statements of a bucket policy make it public: those that allow something to everybody, with
 * no condition that narrows that to fixed values (S3 User Guide, "Blocking public access to your
 * Amazon S3 storage", The meaning of "public"). A deny does not count: S3 does not look at it
 * either.
 */
public final class OpenStatements {

  private static final Set<String> NARROWING =
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

  private static final String ANY_VALUE = "foranyvalue:";
  private static final int BROADEST_IPV4 = 8;
  private static final int BROADEST_IPV6 = 32;

  private OpenStatements() {}

  /**
   * An Allow statement that is for everybody.
   *
   * @param index its place in the policy, from 0
   * @param sid its name, empty without one
   * @param actions what it allows, or all but which where {@code notAction} is set
   * @param resources on what
   * @param narrowedBy the condition that keeps it from being public, as {@code IpAddress
   *     aws:SourceIp}; empty when it is public
   */
  public record Statement(
      int index,
      String sid,
      List<String> actions,
      boolean notAction,
      List<String> resources,
      String narrowedBy) {

    /** Whether it makes the policy public. */
    public boolean open() {
      return narrowedBy.isEmpty();
    }

    /**
     * Whether it is about an action on a resource.
     *
     * @param action in any case of letters
     */
    public boolean covers(String action, String arn) {
      boolean named = actions.stream().anyMatch(one -> matches(lower(one), lower(action)));
      return named != notAction && resources.stream().anyMatch(one -> matches(one, arn));
    }

    private static String lower(String text) {
      return text.toLowerCase(Locale.ROOT);
    }

    private static boolean matches(String pattern, String text) {
      String[] parts = pattern.split("\\*", -1);
      if (parts.length == 1) {
        return same(pattern, text, 0) && pattern.length() == text.length();
      }
      int at = parts[0].length();
      if (!same(parts[0], text, 0)) {
        return false;
      }
      String last = parts[parts.length - 1];
      for (int i = 1; i < parts.length - 1; i++) {
        while (at <= text.length() && !same(parts[i], text, at)) {
          at++;
        }
        at += parts[i].length();
      }
      return at <= text.length() - last.length() && same(last, text, text.length() - last.length());
    }

    private static boolean same(String part, String text, int at) {
      if (at < 0 || at + part.length() > text.length()) {
        return false;
      }
      for (int i = 0; i < part.length(); i++) {
        if (part.charAt(i) != '?' && part.charAt(i) != text.charAt(at + i)) {
          return false;
        }
      }
      return true;
    }
  }

  /** The Allow statements that are for everybody, public or narrowed, in their order. */
  public static List<Statement> of(JsonNode policy) {
    List<Statement> found = new ArrayList<>();
    List<JsonNode> statements = list(policy.path("Statement"));
    for (int i = 0; i < statements.size(); i++) {
      JsonNode one = statements.get(i);
      if (one.path("Effect").asString("").equals("Allow") && everybody(one)) {
        found.add(
            new Statement(
                i,
                one.path("Sid").asString(""),
                texts(one.has("NotAction") ? one.path("NotAction") : one.path("Action")),
                one.has("NotAction"),
                texts(one.path("Resource")),
                narrowing(one.path("Condition")).orElse("")));
      }
    }
    return List.copyOf(found);
  }

  /** Whether a policy is public, as GetBucketPolicyStatus says it. */
  public static boolean open(JsonNode policy) {
    return of(policy).stream().anyMatch(Statement::open);
  }

  private static boolean everybody(JsonNode statement) {
    JsonNode principal = statement.path("Principal");
    return statement.has("NotPrincipal")
        || principal.asString("").equals("*")
        || texts(principal.path("AWS")).contains("*");
  }

  /** IfExists and ForAllValues hold when the key is absent, so they narrow nothing. */
  private static Optional<String> narrowing(JsonNode conditions) {
    for (Map.Entry<String, JsonNode> operator : conditions.properties()) {
      String word = operator.getKey().toLowerCase(Locale.ROOT);
      String plain = word.startsWith(ANY_VALUE) ? word.substring(ANY_VALUE.length()) : word;
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        if (NARROWING.contains(plain)
            && narrows(key.getKey().toLowerCase(Locale.ROOT), texts(key.getValue()))) {
          return Optional.of(operator.getKey() + " " + key.getKey());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean narrows(String key, List<String> values) {
    return NARROWING_KEYS.contains(key)
        && !values.isEmpty()
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

  private static List<JsonNode> list(JsonNode node) {
    return node.isArray()
        ? node.valueStream().toList()
        : node.isMissingNode() ? List.of() : List.of(node);
  }

  private static List<String> texts(JsonNode node) {
    return list(node).stream().filter(JsonNode::isValueNode).map(JsonNode::asString).toList();
  }
}
