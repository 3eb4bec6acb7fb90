package dev.lectern.asl;

import dev.lectern.asl.path.JsonPath;
import dev.lectern.asl.query.Environment;
import dev.lectern.asl.query.QueryException;
import dev.lectern.asl.query.Templates;
import dev.lectern.asl.query.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a rule of a Choice asks ("Choice workflow state"). */
public sealed interface Condition {

  /** The answer. */
  boolean test(Environment environment);

  /** Adds what it works out. */
  void values(List<Value> all);

  /** All of them. */
  record And(List<Condition> parts) implements Condition {
    @Override
    public boolean test(Environment environment) {
      return parts.stream().allMatch(part -> part.test(environment));
    }

    @Override
    public void values(List<Value> all) {
      parts.forEach(part -> part.values(all));
    }
  }

  /** One of them. */
  record Or(List<Condition> parts) implements Condition {
    @Override
    public boolean test(Environment environment) {
      return parts.stream().anyMatch(part -> part.test(environment));
    }

    @Override
    public void values(List<Value> all) {
      parts.forEach(part -> part.values(all));
    }
  }

  /** Not that. */
  record Not(Condition part) implements Condition {
    @Override
    public boolean test(Environment environment) {
      return !part.test(environment);
    }

    @Override
    public void values(List<Value> all) {
      part.values(all);
    }
  }

  /** Condition of JSONata. */
  record Expression(Value value, String location) implements Condition {
    @Override
    public boolean test(Environment environment) {
      JsonNode answer = value.evaluate(environment);
      if (!answer.isBoolean()) {
        throw Templates.wrongType(value, location, "boolean", answer);
      }
      return answer.asBoolean();
    }

    @Override
    public void values(List<Value> all) {
      all.add(value);
    }
  }

  /**
   * A comparison of JSONPath.
   *
   * @param operator without {@code Path}: {@code NumericGreaterThan}
   * @param expected written out; for a {@code …Path} operator the path is in {@code other}
   */
  record Comparison(JsonPath variable, String operator, JsonNode expected, @Nullable JsonPath other)
      implements Condition {

    private static final Pattern WILDCARD = Pattern.compile("\\\\(.)|(\\*)|([^*\\\\]+)");

    @Override
    public void values(List<Value> all) {
      all.add(new Value.Path(variable, "Variable"));
      if (other != null) {
        all.add(new Value.Path(other, operator + "Path"));
      }
    }

    @Override
    public boolean test(Environment environment) {
      JsonNode found = variable.find(Value.Path.root(variable, environment));
      if (operator.equals("IsPresent")) {
        return expected.asBoolean() != found.isMissingNode();
      }
      if (found.isMissingNode()) {
        throw missing(variable);
      }
      if (operator.startsWith("Is")) {
        return expected.asBoolean() == is(found);
      }
      JsonNode wanted = expected;
      if (other != null) {
        wanted = other.find(Value.Path.root(other, environment));
        if (wanted.isMissingNode()) {
          throw missing(other);
        }
      }
      return compare(found, wanted);
    }

    private static QueryException missing(JsonPath path) {
      return QueryException.runtime(
          "Invalid path '"
              + path.text()
              + "': The choice state's condition path references an invalid value.");
    }

    private boolean is(JsonNode found) {
      return switch (operator) {
        case "IsNull" -> found.isNull();
        case "IsBoolean" -> found.isBoolean();
        case "IsNumeric" -> found.isNumber();
        case "IsString" -> found.isString();
        default -> time(found) != null;
      };
    }

    private boolean compare(JsonNode found, JsonNode wanted) {
      if (operator.equals("BooleanEquals")) {
        return found.isBoolean() && found.equals(wanted);
      }
      if (operator.equals("StringMatches")) {
        return found.isString() && pattern(wanted.asString()).matcher(found.asString()).matches();
      }
      Integer order = order(found, wanted);
      return order != null && holds(order);
    }

    /** Null when the values are not of the operator's kind. */
    private @Nullable Integer order(JsonNode found, JsonNode wanted) {
      if (operator.startsWith("Numeric")) {
        return found.isNumber() && wanted.isNumber()
            ? Integer.valueOf(found.decimalValue().compareTo(wanted.decimalValue()))
            : null;
      }
      if (operator.startsWith("String")) {
        return found.isString() && wanted.isString()
            ? Integer.valueOf(found.asString().compareTo(wanted.asString()))
            : null;
      }
      Instant first = time(found);
      Instant second = time(wanted);
      return first == null || second == null ? null : Integer.valueOf(first.compareTo(second));
    }

    private boolean holds(int order) {
      if (operator.endsWith("GreaterThanEquals")) {
        return order >= 0;
      }
      if (operator.endsWith("LessThanEquals")) {
        return order <= 0;
      }
      if (operator.endsWith("GreaterThan")) {
        return order > 0;
      }
      return operator.endsWith("LessThan") ? order < 0 : order == 0;
    }

    /** {@code *} stands for any characters, {@code \\*} for itself. */
    private static Pattern pattern(String wildcards) {
      StringBuilder regex = new StringBuilder();
      var parts = WILDCARD.matcher(wildcards);
      while (parts.find()) {
        if (parts.group(2) != null) {
          regex.append(".*");
        } else {
          regex.append(Pattern.quote(parts.group(1) != null ? parts.group(1) : parts.group(3)));
        }
      }
      return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
  }

  /** The moment that a text names, null when it is no time of the States Language. */
  static @Nullable Instant time(JsonNode node) {
    if (!node.isString() || node.asString().indexOf('T') < 0) {
      return null;
    }
    try {
      return OffsetDateTime.parse(node.asString()).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
