package dev.lectern.sandbox.dynamodb.expression;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.Numbers;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What an attribute is set to. */
public sealed interface Formula {

  /**
   * Its value, from the item as it was.
   *
   * @throws ExpressionException when something is missing or of a wrong type
   */
  AttributeValue value(Map<String, AttributeValue> item);

  /** Every place that it looks at. */
  default Stream<DocumentPath> paths() {
    return switch (this) {
      case Given given -> Stream.empty();
      case AtPath at -> Stream.of(at.path());
      case IfNotExists one -> Stream.concat(Stream.of(one.path()), one.otherwise().paths());
      case ListAppend both -> Stream.concat(both.first().paths(), both.second().paths());
      case Sum both -> Stream.concat(both.left().paths(), both.right().paths());
      case Added added -> Stream.of(added.path());
    };
  }

  /** Of a type that cannot be added, appended or deleted. */
  static ExpressionException wrongType() {
    return new ExpressionException(
        "An operand in the update expression has an incorrect data type");
  }

  /** A given value. */
  record Given(AttributeValue value) implements Formula {
    @Override
    public AttributeValue value(Map<String, AttributeValue> item) {
      return value;
    }
  }

  /** What is at a place. */
  record AtPath(DocumentPath path) implements Formula {
    @Override
    public AttributeValue value(Map<String, AttributeValue> item) {
      AttributeValue value = path.in(item);
      if (value == null) {
        throw new ExpressionException(
            "The provided expression refers to an attribute that does not exist in the item");
      }
      return value;
    }
  }

  /** What is at a place or, when nothing is, something else. */
  record IfNotExists(DocumentPath path, Formula otherwise) implements Formula {
    @Override
    public AttributeValue value(Map<String, AttributeValue> item) {
      AttributeValue value = path.in(item);
      return value != null ? value : otherwise.value(item);
    }
  }

  /** Two lists joined. */
  record ListAppend(Formula first, Formula second) implements Formula {
    @Override
    public AttributeValue value(Map<String, AttributeValue> item) {
      if (first.value(item) instanceof AttributeValue.Sequence one
          && second.value(item) instanceof AttributeValue.Sequence two) {
        return new AttributeValue.Sequence(Update.joined(one.elements(), two.elements()));
      }
      throw wrongType();
    }
  }

  /** A sum or a difference. */
  record Sum(Formula left, Formula right, boolean minus) implements Formula {
    @Override
    public AttributeValue value(Map<String, AttributeValue> item) {
      if (left.value(item) instanceof AttributeValue.Number a
          && right.value(item) instanceof AttributeValue.Number b) {
        BigDecimal result = minus ? a.value().subtract(b.value()) : a.value().add(b.value());
        return Numbers.checked(result);
      }
      throw wrongType();
    }
  }

  /** The action ADD: a number more, or more elements of a set; what is missing begins empty. */
  record Added(DocumentPath path, AttributeValue more) implements Formula {
    @Override
    public AttributeValue value(Map<String, AttributeValue> item) {
      AttributeValue there = path.in(item);
      if (there == null) {
        return more;
      }
      if (there instanceof AttributeValue.Number a && more instanceof AttributeValue.Number b) {
        return Numbers.checked(a.value().add(b.value()));
      }
      if (there instanceof AttributeValue.TextSet a && more instanceof AttributeValue.TextSet b) {
        return new AttributeValue.TextSet(union(a.elements(), b.elements()));
      }
      if (there instanceof AttributeValue.NumberSet a
          && more instanceof AttributeValue.NumberSet b) {
        return new AttributeValue.NumberSet(union(a.elements(), b.elements()));
      }
      if (there instanceof AttributeValue.BinarySet a
          && more instanceof AttributeValue.BinarySet b) {
        return new AttributeValue.BinarySet(union(a.elements(), b.elements()));
      }
      throw wrongType();
    }

    private static <T> Set<T> union(Set<T> first, Set<T> second) {
      Set<T> all = new LinkedHashSet<>(first);
      all.addAll(second);
      return all;
    }
  }
}
