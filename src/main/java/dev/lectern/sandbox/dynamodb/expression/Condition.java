package dev.lectern.sandbox.dynamodb.expression;

import dev.lectern.calc.item.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition on an item ("Condition and filter expressions, operators, and functions in
 * DynamoDB"). What is missing in the item makes a comparison false, except not-equal.
 */
public sealed interface Condition {

  /** Whether an item fulfils it; a missing item is an empty one. */
  boolean test(Map<String, AttributeValue> item);

  /** Every place that it looks at. */
  Stream<DocumentPath> paths();

  /** Reads a condition, checked as DynamoDB checks it. */
  static Condition parse(String expression, Placeholders placeholders) {
    return new ConditionParser(new Words(expression, placeholders)).whole();
  }

  private static Stream<DocumentPath> paths(Operand operand) {
    return switch (operand) {
      case Operand.AtPath at -> Stream.of(at.path());
      case Operand.Size size -> Stream.of(size.path());
      case Operand.Given given -> Stream.empty();
    };
  }

  /** How two values are compared. */
  enum Comparator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String symbol;

    Comparator(String symbol) {
      this.symbol = symbol;
    }

    /** As it is written. */
    public String symbol() {
      return symbol;
    }

    /** Whether it needs values that have an order. */
    boolean ordered() {
      return this != EQUAL && this != NOT_EQUAL;
    }

    boolean holds(@Nullable AttributeValue left, @Nullable AttributeValue right) {
      if (this == NOT_EQUAL) {
        return left == null || !left.equals(right);
      }
      if (left == null || right == null) {
        return false;
      }
      if (this == EQUAL) {
        return left.equals(right);
      }
      OptionalInt order = Values.compare(left, right);
      return order.isPresent()
          && switch (this) {
            case LESS -> order.getAsInt() < 0;
            case AT_MOST -> order.getAsInt() <= 0;
            case GREATER -> order.getAsInt() > 0;
            default -> order.getAsInt() >= 0;
          };
    }
  }

  /** Two values compared. */
  record Comparison(Operand left, Comparator comparator, Operand right) implements Condition {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      return comparator.holds(left.in(item), right.in(item));
    }

    @Override
    public Stream<DocumentPath> paths() {
      return Stream.concat(Condition.paths(left), Condition.paths(right));
    }
  }

  /** A value within bounds, both included. */
  record Between(Operand value, Operand low, Operand high) implements Condition {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      AttributeValue found = value.in(item);
      return Comparator.AT_LEAST.holds(found, low.in(item))
          && Comparator.AT_MOST.holds(found, high.in(item));
    }

    @Override
    public Stream<DocumentPath> paths() {
      return Stream.of(value, low, high).flatMap(Condition::paths);
    }
  }

  /** A value that is one of several. */
  record In(Operand value, List<Operand> choices) implements Condition {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      AttributeValue found = value.in(item);
      return choices.stream().anyMatch(choice -> Comparator.EQUAL.holds(found, choice.in(item)));
    }

    @Override
    public Stream<DocumentPath> paths() {
      return Stream.concat(Stream.of(value), choices.stream()).flatMap(Condition::paths);
    }
  }

  /** The functions attribute_exists and attribute_not_exists. */
  record Exists(DocumentPath path, boolean expected) implements Condition {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      return (path.in(item) != null) == expected;
    }

    @Override
    public Stream<DocumentPath> paths() {
      return Stream.of(path);
    }
  }

  /** The function attribute_type. */
  record HasType(DocumentPath path, String type) implements Condition {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      AttributeValue found = path.in(item);
      return found != null && found.type().equals(type);
    }

    @Override
    public Stream<DocumentPath> paths() {
      return Stream.of(path);
    }
  }

  /** The function begins_with. */
  record BeginsWith(Operand value, Operand prefix) implements Condition {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      return Values.beginsWith(value.in(item), prefix.in(item));
    }

    @Override
    public Stream<DocumentPath> paths() {
      return Stream.of(value, prefix).flatMap(Condition::paths);
    }
  }

  /** The function contains. */
  record Contains(Operand value, Operand part) implements Condition {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      return Values.contains(value.in(item), part.in(item));
    }

    @Override
    public Stream<DocumentPath> paths() {
      return Stream.of(value, part).flatMap(Condition::paths);
    }
  }

  /** Both. */
  record And(Condition left, Condition right) implements Condition {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      return left.test(item) && right.test(item);
    }

    @Override
    public Stream<DocumentPath> paths() {
      return Stream.concat(left.paths(), right.paths());
    }
  }

  /** One of them, or both. */
  record Or(Condition left, Condition right) implements Condition {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      return left.test(item) || right.test(item);
    }

    @Override
    public Stream<DocumentPath> paths() {
      return Stream.concat(left.paths(), right.paths());
    }
  }

  /** The opposite. */
  record Not(Condition condition) implements Condition {
    @Override
    public boolean test(Map<String, AttributeValue> item) {
      return !condition.test(item);
    }

    @Override
    public Stream<DocumentPath> paths() {
      return condition.paths();
    }
  }
}
