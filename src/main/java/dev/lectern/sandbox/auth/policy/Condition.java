package dev.lectern.sandbox.auth.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One key of a statement's Condition with the values that are wanted. Values are alternatives; with
 * a negated operator none of them may match. A key that the request does not have fulfils negated
 * operators, {@code …IfExists} and {@code ForAllValues:}, and nothing else (IAM User Guide, "IAM
 * JSON policy elements: Condition operators").
 */
public final class Condition {

  /** Whether a value of the request matches one of the policy's. */
  private interface Test {
    boolean matches(String value, Context context);
  }

  private final Operator operator;
  private final String key;
  private final List<Template> values;
  private final List<Test> tests;
  private final List<String> wanted;
  private final String name;
  private final boolean variables;

  /**
   * A condition.
   *
   * @param key as it stands in the policy
   */
  public Condition(Operator operator, String key, List<Template> values) {
    this.operator = operator;
    this.key = key;
    this.values =
        operator.comparison().variables()
            ? List.copyOf(values)
            : values.stream().map(value -> Template.of(value.text(), false)).toList();
    this.wanted = values.stream().map(Template::text).toList();
    this.name = operator.text() + " " + key;
    this.variables = this.values.stream().anyMatch(Template::hasVariables);
    this.tests = this.values.stream().map(value -> test(operator.comparison(), value)).toList();
  }

  /** The operator. */
  public Operator operator() {
    return operator;
  }

  /** Operator and key as people read them: {@code StringEquals aws:username}. */
  public String name() {
    return name;
  }

  /** The condition key. */
  public String key() {
    return key;
  }

  /** What is wanted, as it stands in the policy. */
  public List<String> wanted() {
    return wanted;
  }

  /** The keys of the policy variables in its values. */
  public List<String> variables() {
    return values.stream().flatMap(value -> value.variables().stream()).toList();
  }

  /** Whether a request fulfils it. */
  public boolean holds(Context context) {
    List<String> seen = context.get(key);
    if (operator.comparison() == Comparison.NULL) {
      boolean absent = seen == null || seen.isEmpty();
      return values.stream()
          .anyMatch(
              value -> value.text().toLowerCase(Locale.ROOT).equals(absent ? "true" : "false"));
    }
    if (variables && unknownVariable(context)) {
      return false;
    }
    boolean negated = operator.comparison().negated();
    if (seen == null || seen.isEmpty()) {
      return operator.ifExists()
          || operator.set() == Operator.Quantifier.ALL
          || (negated && operator.set() == Operator.Quantifier.NONE);
    }
    return switch (operator.set()) {
      case ANY -> seen.stream().anyMatch(value -> any(value, context) != negated);
      case ALL -> seen.stream().allMatch(value -> any(value, context) != negated);
      case NONE ->
          seen.size() == 1
              ? any(seen.getFirst(), context) != negated
              : seen.stream().anyMatch(value -> any(value, context)) != negated;
    };
  }

  /** A statement with a variable that the request does not have says nothing of it. */
  private boolean unknownVariable(Context context) {
    for (Template value : values) {
      if (value.hasVariables() && value.pattern(context) == null) {
        return true;
      }
    }
    return false;
  }

  private boolean any(String value, Context context) {
    for (Test test : tests) {
      if (test.matches(value, context)) {
        return true;
      }
    }
    return false;
  }

  private static Test test(Comparison comparison, Template wanted) {
    return switch (comparison) {
      case STRING_LIKE, STRING_NOT_LIKE -> wanted::matches;
      case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE ->
          (value, context) -> {
            String pattern = wanted.pattern(context);
            return pattern != null && Values.arn(pattern, value);
          };
      default -> byPlainText(comparison, wanted);
    };
  }

  /** Types other than patterns; read once when the value has no variables. */
  private static Test byPlainText(Comparison comparison, Template wanted) {
    if (!wanted.hasVariables()) {
      return typed(comparison, String.valueOf(wanted.plain(Context.EMPTY)));
    }
    return (value, context) -> {
      String plain = wanted.plain(context);
      return plain != null && typed(comparison, plain).matches(value, context);
    };
  }

  private static Test typed(Comparison comparison, String wanted) {
    return switch (comparison) {
      case STRING_EQUALS, STRING_NOT_EQUALS -> (value, context) -> value.equals(wanted);
      case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE, BOOL ->
          (value, context) -> value.equalsIgnoreCase(wanted);
      case IP_ADDRESS, NOT_IP_ADDRESS -> address(IpRange.parse(wanted));
      case BINARY_EQUALS -> binary(wanted);
      default ->
          comparison.word().startsWith("Numeric")
              ? numeric(comparison, Values.number(wanted))
              : date(comparison, Values.date(wanted));
    };
  }

  private static Test address(@Nullable IpRange range) {
    return (value, context) -> {
      byte[] address = IpRange.address(value);
      return range != null && address != null && range.contains(address);
    };
  }

  private static Test binary(String wanted) {
    return (value, context) -> {
      try {
        return Arrays.equals(Base64.getDecoder().decode(value), Base64.getDecoder().decode(wanted));
      } catch (IllegalArgumentException notBase64) {
        return false;
      }
    };
  }

  private static Test numeric(Comparison comparison, @Nullable BigDecimal wanted) {
    return (value, context) -> {
      BigDecimal seen = Values.number(value);
      return seen != null && wanted != null && ordered(comparison, seen.compareTo(wanted));
    };
  }

  private static Test date(Comparison comparison, @Nullable Instant wanted) {
    return (value, context) -> {
      Instant seen = Values.date(value);
      return seen != null && wanted != null && ordered(comparison, seen.compareTo(wanted));
    };
  }

  private static boolean ordered(Comparison comparison, int order) {
    return switch (comparison) {
      case NUMERIC_LESS_THAN, DATE_LESS_THAN -> order < 0;
      case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> order <= 0;
      case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> order > 0;
      case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS -> order >= 0;
      default -> order == 0;
    };
  }
}
