package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.expression.Condition;
import dev.lectern.sandbox.dynamodb.expression.DocumentPath;
import dev.lectern.sandbox.dynamodb.expression.Operand;
import dev.lectern.sandbox.dynamodb.table.KeyRange;
import dev.lectern.sandbox.dynamodb.table.KeySchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The condition of a Query: equality on the partition key and at most one condition on the sort key
 * ("Key condition expressions for the Query operation").
 *
 * @param range where to look
 * @param condition what an item there must still fulfil
 */
record KeyCondition(KeyRange range, Condition condition) {

  private static final String MEMBER = "Invalid KeyConditionExpression: ";

  /**
   * Makes a condition one on keys.
   *
   * @throws ServiceException ValidationException when it is none
   */
  static KeyCondition of(Condition condition, KeySchema schema) {
    Map<String, Condition> byAttribute = new HashMap<>();
    for (Condition part : parts(condition)) {
      String attribute = attribute(part);
      if (byAttribute.put(attribute, part) != null) {
        throw Errors.validation(
            MEMBER + "KeyConditionExpressions must only contain one condition per key");
      }
    }
    Condition partition = byAttribute.remove(schema.partition().name());
    if (partition == null) {
      throw Errors.validation(
          "Query condition missed key schema element: " + schema.partition().name());
    }
    if (!(partition
            instanceof
            Condition.Comparison(
                Operand left,
                Condition.Comparator comparator,
                Operand.Given(AttributeValue value)))
        || comparator != Condition.Comparator.EQUAL) {
      throw Errors.validation("Query key condition not supported");
    }
    requireType(schema.partition(), value);
    if (byAttribute.isEmpty()) {
      return new KeyCondition(KeyRange.all(value), condition);
    }
    KeySchema.Attribute sort = schema.sort();
    if (sort == null || byAttribute.size() > 1) {
      throw Errors.validation(
          "The number of query conditions ("
              + (byAttribute.size() + 1)
              + ") exceeds the number of key attributes defined in the schema ("
              + schema.attributes().size()
              + ")");
    }
    Condition onSort = byAttribute.get(sort.name());
    if (onSort == null) {
      throw Errors.validation("Query condition missed key schema element: " + sort.name());
    }
    return new KeyCondition(range(value, sort, onSort), condition);
  }

  /**
   * Checks that a page may begin behind a key: a Query goes on only within what it asks for.
   *
   * @throws ServiceException ValidationException when it may not
   */
  void checkStart(KeySchema schema, Map<String, AttributeValue> start) {
    if (!range.partition().equals(start.get(schema.partition().name()))) {
      throw Errors.validation(
          "The provided starting key is outside query boundaries based on provided conditions");
    }
    if (!condition.test(start)) {
      throw Errors.validation("The provided starting key does not match the range key predicate");
    }
  }

  private static List<Condition> parts(Condition condition) {
    List<Condition> parts = new ArrayList<>();
    switch (condition) {
      case Condition.And(Condition left, Condition right) -> {
        parts.addAll(parts(left));
        parts.addAll(parts(right));
      }
      case Condition.Or or -> throw operator("OR");
      case Condition.Not not -> throw operator("NOT");
      case Condition.In in -> throw operator("IN");
      case Condition.Exists exists ->
          throw operator(exists.expected() ? "attribute_exists" : "attribute_not_exists");
      case Condition.HasType type -> throw operator("attribute_type");
      case Condition.Contains contains -> throw operator("contains");
      case Condition.Comparison(Operand left, Condition.Comparator comparator, Operand right)
          when comparator == Condition.Comparator.NOT_EQUAL ->
          throw operator("<>");
      default -> parts.add(condition);
    }
    return parts;
  }

  private static ServiceException operator(String operator) {
    return Errors.validation(
        MEMBER + "Invalid operator used in KeyConditionExpression: " + operator);
  }

  private static String attribute(Condition part) {
    List<DocumentPath> paths = part.paths().toList();
    if (paths.size() != 1) {
      throw Errors.validation(
          MEMBER
              + "Invalid condition in KeyConditionExpression: a key must be compared with a value");
    }
    if (!paths.getFirst().topLevel()) {
      throw Errors.validation(
          MEMBER + "KeyConditionExpressions cannot have conditions on nested attributes");
    }
    return paths.getFirst().attribute();
  }

  private static KeyRange range(
      AttributeValue partition, KeySchema.Attribute sort, Condition condition) {
    return switch (condition) {
      case Condition.Comparison(
              Operand.AtPath left,
              Condition.Comparator comparator,
              Operand.Given(AttributeValue value)) -> {
        requireType(sort, value);
        yield switch (comparator) {
          case LESS, AT_MOST -> new KeyRange(partition, null, value, null);
          case GREATER, AT_LEAST -> new KeyRange(partition, value, null, null);
          default -> new KeyRange(partition, value, value, null);
        };
      }
      case Condition.Between(
              Operand.AtPath operand,
              Operand.Given(AttributeValue low),
              Operand.Given(AttributeValue high)) -> {
        requireType(sort, low);
        yield new KeyRange(partition, low, high, null);
      }
      case Condition.BeginsWith(Operand.AtPath operand, Operand.Given(AttributeValue prefix)) -> {
        requireType(sort, prefix);
        yield new KeyRange(partition, null, null, prefix);
      }
      default -> throw Errors.validation("Query key condition not supported");
    };
  }

  private static void requireType(KeySchema.Attribute attribute, AttributeValue value) {
    if (!attribute.type().equals(value.type())) {
      throw Errors.invalidParameter("Condition parameter type does not match schema type");
    }
    if (ItemSize.of(value) == 0) {
      throw Keys.emptyKey(attribute);
    }
  }
}
