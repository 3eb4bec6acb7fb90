package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.expression.Condition;
import dev.lectern.sandbox.dynamodb.expression.Operand;
import dev.lectern.sandbox.dynamodb.table.KeySchema;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a statement's WHERE says about the key of one item, and what else it says.
 *
 * @param key equality on all key attributes
 */
record Where(Map<String, AttributeValue> key, Optional<Condition> rest) {

  /**
   * Takes the key out.
   *
   * @throws ServiceException ValidationException when the key is not whole
   */
  static Where of(TableDefinition table, Condition where) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    Condition rest = null;
    for (Condition part : parts(where)) {
      Map.Entry<String, AttributeValue> equality = equality(part);
      if (equality != null
          && table.key().has(equality.getKey())
          && key.putIfAbsent(equality.getKey(), equality.getValue()) == null) {
        continue;
      }
      rest = rest == null ? part : new Condition.And(rest, part);
    }
    if (key.size() != table.key().attributes().size()) {
      throw Errors.validation(
          "Where clause does not contain a mandatory equality on all key attributes");
    }
    for (KeySchema.Attribute attribute : table.key().attributes()) {
      AttributeValue value = key.get(attribute.name());
      if (value == null || !value.type().equals(attribute.type())) {
        throw Errors.validation("The provided key element does not match the schema");
      }
    }
    return new Where(key, Optional.ofNullable(rest));
  }

  /** Whether a condition has equality on all key attributes. */
  static boolean isWhole(TableDefinition table, Condition where) {
    return table
        .key()
        .names()
        .allMatch(
            name ->
                parts(where).stream()
                    .anyMatch(
                        part -> {
                          Map.Entry<String, AttributeValue> equality = equality(part);
                          return equality != null && equality.getKey().equals(name);
                        }));
  }

  /** What AND joins. */
  static List<Condition> parts(Condition condition) {
    if (condition instanceof Condition.And(Condition left, Condition right)) {
      List<Condition> parts = new ArrayList<>(parts(left));
      parts.addAll(parts(right));
      return parts;
    }
    return List.of(condition);
  }

  /** An attribute and the value that it equals, null for other conditions. */
  static Map.@Nullable Entry<String, AttributeValue> equality(Condition part) {
    return part
                instanceof
                Condition.Comparison(
                    Operand.AtPath(var path),
                    Condition.Comparator comparator,
                    Operand.Given(AttributeValue value))
            && comparator == Condition.Comparator.EQUAL
            && path.topLevel()
        ? Map.entry(path.attribute(), value)
        : null;
  }

  /**
   * The values of an attribute that a condition allows, when it says so by equality, IN or several
   * equalities joined by OR; empty when it says something else.
   */
  static List<AttributeValue> choices(Condition part, String attribute) {
    Map.Entry<String, AttributeValue> equality = equality(part);
    if (equality != null) {
      return equality.getKey().equals(attribute) ? List.of(equality.getValue()) : List.of();
    }
    if (part instanceof Condition.In(Operand.AtPath(var path), List<Operand> operands)
        && path.topLevel()
        && path.attribute().equals(attribute)) {
      return operands.stream()
          .flatMap(
              operand ->
                  operand instanceof Operand.Given(AttributeValue value)
                      ? Stream.of(value)
                      : Stream.empty())
          .distinct()
          .toList();
    }
    if (part instanceof Condition.Or(Condition left, Condition right)) {
      List<AttributeValue> one = choices(left, attribute);
      List<AttributeValue> other = choices(right, attribute);
      if (!one.isEmpty() && !other.isEmpty()) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
      }
    }
    return List.of();
  }
}
