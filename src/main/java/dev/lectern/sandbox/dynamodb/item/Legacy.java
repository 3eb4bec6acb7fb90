package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.expression.Condition;
import dev.lectern.sandbox.dynamodb.expression.Condition.Comparator;
import dev.lectern.sandbox.dynamodb.expression.DocumentPath;
import dev.lectern.sandbox.dynamodb.expression.Formula;
import dev.lectern.sandbox.dynamodb.expression.Operand;
import dev.lectern.sandbox.dynamodb.expression.Projection;
import dev.lectern.sandbox.dynamodb.expression.Update;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parameters from before there were expressions, which DynamoDB still takes ("Legacy DynamoDB
 * conditional parameters"): they become the same conditions, projections and updates.
 */
final class Legacy {

  private static final Set<String> OLD =
      Set.of(
          "AttributesToGet",
          "AttributeUpdates",
          "ConditionalOperator",
          "Expected",
          "KeyConditions",
          "QueryFilter",
          "ScanFilter");

  private static final Set<String> NEW =
      Set.of(
          "ConditionExpression",
          "FilterExpression",
          "KeyConditionExpression",
          "ProjectionExpression",
          "UpdateExpression");

  private static final Set<String> NOT_INDEXABLE =
      Set.of("NE", "CONTAINS", "NOT_CONTAINS", "IN", "NULL", "NOT_NULL");

  private static final Set<String> ORDERED = Set.of("S", "N", "B");

  private Legacy() {}

  /** A request has either the old or the new. */
  static void checkMixture(ObjectNode input) {
    if (Collections.disjoint(input.propertyNames(), OLD) && !input.has("ConditionalOperator")) {
      return;
    }
    List<String> old = input.propertyNames().stream().filter(OLD::contains).sorted().toList();
    List<String> fresh = input.propertyNames().stream().filter(NEW::contains).sorted().toList();
    if (!old.isEmpty() && !fresh.isEmpty()) {
      throw Errors.validation(
          "Can not use both expression and non-expression parameters in the same request:"
              + " Non-expression parameters: {"
              + String.join(", ", old)
              + "} Expression parameters: {"
              + String.join(", ", fresh)
              + "}");
    }
    if (input.has("ConditionalOperator") && operands(input).size() < 2) {
      throw Errors.validation(
          operands(input).isEmpty()
              ? "ConditionalOperator cannot be used without Filter or Expected"
              : "ConditionalOperator can only be used when Filter or Expected has two or more"
                  + " elements");
    }
  }

  private static JsonNode operands(ObjectNode input) {
    for (String member : List.of("Expected", "QueryFilter", "ScanFilter")) {
      if (input.has(member)) {
        return input.path(member);
      }
    }
    return input.path("none");
  }

  /** What stands for an expression, if anything does. */
  static Optional<Condition> condition(ObjectNode input, String member) {
    boolean or = input.path("ConditionalOperator").asString("AND").equals("OR");
    return switch (member) {
      case "ConditionExpression" -> joined(input.path("Expected"), or, true);
      case "KeyConditionExpression" -> {
        for (JsonNode condition : input.path("KeyConditions")) {
          if (NOT_INDEXABLE.contains(condition.path("ComparisonOperator").asString(""))) {
            throw Errors.validation(
                "Attempted conditional constraint is not an indexable operation");
          }
        }
        yield joined(input.path("KeyConditions"), false, false);
      }
      default ->
          joined(
              input.has("QueryFilter") ? input.path("QueryFilter") : input.path("ScanFilter"),
              or,
              false);
    };
  }

  private static Optional<Condition> joined(JsonNode conditions, boolean or, boolean expected) {
    Condition all = null;
    for (Map.Entry<String, JsonNode> entry : conditions.properties()) {
      Condition one =
          expected
              ? expected(entry.getKey(), entry.getValue())
              : comparison(entry.getKey(), entry.getValue());
      all = all == null ? one : or ? new Condition.Or(all, one) : new Condition.And(all, one);
    }
    return Optional.ofNullable(all);
  }

  private static Condition expected(String name, JsonNode node) {
    boolean value = node.has("Value");
    boolean exists = node.has("Exists");
    if (node.has("ComparisonOperator")) {
      if (exists) {
        throw wrong("Exists and ComparisonOperator cannot be used together", name);
      }
      if (value && node.has("AttributeValueList")) {
        throw wrong("Value and AttributeValueList cannot be used together", name);
      }
      String operator = node.path("ComparisonOperator").asString();
      if (!value && !node.has("AttributeValueList") && !operator.endsWith("NULL")) {
        throw wrong(
            "Value or AttributeValueList must be used with ComparisonOperator: " + operator, name);
      }
      return comparison(name, node);
    }
    if (node.has("AttributeValueList")) {
      throw wrong("AttributeValueList can only be used with a ComparisonOperator", name);
    }
    boolean wanted = node.path("Exists").asBoolean(true);
    if (wanted && !value) {
      throw wrong("Value must be provided when Exists is " + (exists ? "true" : "null"), name);
    }
    if (!wanted && value) {
      throw wrong("Value cannot be used when Exists is false", name);
    }
    DocumentPath path = DocumentPath.attribute(name);
    return wanted
        ? new Condition.Comparison(
            new Operand.AtPath(path), Comparator.EQUAL, given(node.path("Value")))
        : new Condition.Exists(path, false);
  }

  private static ServiceException wrong(String text, String attribute) {
    return Errors.invalidParameter(text + " for Attribute: " + attribute);
  }

  private static Operand.Given given(JsonNode node) {
    return new Operand.Given(Errors.checked(() -> ItemJson.value(node)));
  }

  private static Condition comparison(String name, JsonNode node) {
    String operator = node.path("ComparisonOperator").asString("");
    List<Operand.Given> values = new ArrayList<>();
    if (node.has("Value")) {
      values.add(given(node.path("Value")));
    }
    node.path("AttributeValueList").forEach(value -> values.add(given(value)));
    checkCount(operator, values.size());
    DocumentPath path = DocumentPath.attribute(name);
    Operand left = new Operand.AtPath(path);
    return switch (operator) {
      case "EQ" -> new Condition.Comparison(left, Comparator.EQUAL, values.getFirst());
      case "NE" -> new Condition.Comparison(left, Comparator.NOT_EQUAL, values.getFirst());
      case "LT" -> ordered(operator, left, Comparator.LESS, values);
      case "LE" -> ordered(operator, left, Comparator.AT_MOST, values);
      case "GT" -> ordered(operator, left, Comparator.GREATER, values);
      case "GE" -> ordered(operator, left, Comparator.AT_LEAST, values);
      case "NULL" -> new Condition.Exists(path, false);
      case "NOT_NULL" -> new Condition.Exists(path, true);
      case "CONTAINS" -> new Condition.Contains(left, values.getFirst());
      case "NOT_CONTAINS" -> new Condition.Not(new Condition.Contains(left, values.getFirst()));
      case "BEGINS_WITH" -> {
        checkTypes(operator, values, Set.of("S", "B"));
        yield new Condition.BeginsWith(left, values.getFirst());
      }
      case "IN" -> new Condition.In(left, List.copyOf(values));
      default -> {
        checkTypes(operator, values, ORDERED);
        yield new Condition.Between(left, values.getFirst(), values.getLast());
      }
    };
  }

  private static void checkCount(String operator, int count) {
    boolean fits =
        switch (operator) {
          case "NULL", "NOT_NULL" -> count == 0;
          case "BETWEEN" -> count == 2;
          case "IN" -> count > 0;
          default -> count == 1;
        };
    if (!fits) {
      throw Errors.invalidParameter(
          "Invalid number of argument(s) for the " + operator + " ComparisonOperator");
    }
  }

  private static Condition ordered(
      String operator, Operand left, Comparator comparator, List<Operand.Given> values) {
    checkTypes(operator, values, ORDERED);
    return new Condition.Comparison(left, comparator, values.getFirst());
  }

  private static void checkTypes(String operator, List<Operand.Given> values, Set<String> types) {
    for (Operand.Given given : values) {
      if (!types.contains(given.value().type())) {
        throw Errors.invalidParameter(
            "ComparisonOperator "
                + operator
                + " is not valid for "
                + given.value().type()
                + " AttributeValue type");
      }
    }
  }

  /** What AttributesToGet means. */
  static Optional<Projection> projection(ObjectNode input) {
    if (!input.has("AttributesToGet")) {
      return Optional.empty();
    }
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode name : input.path("AttributesToGet")) {
      if (!names.add(name.asString())) {
        throw Errors.invalidParameter("Duplicate value in attribute name: " + name.asString());
      }
    }
    return Optional.of(Projection.attributes(names.stream()));
  }

  /** What AttributeUpdates means. */
  static Optional<Update> update(ObjectNode input) {
    if (!input.has("AttributeUpdates")) {
      return Optional.empty();
    }
    Update update =
        new Update(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    input
        .path("AttributeUpdates")
        .properties()
        .forEach(entry -> add(update, entry.getKey(), entry.getValue()));
    return Optional.of(update);
  }

  private static void add(Update update, String name, JsonNode node) {
    DocumentPath path = DocumentPath.attribute(name);
    String action = node.path("Action").asString("PUT");
    if (!node.has("Value")) {
      if (!action.equals("DELETE")) {
        throw Errors.invalidParameter(
            "Only DELETE action is allowed when no attribute value is specified");
      }
      update.removes().add(path);
      return;
    }
    AttributeValue value = given(node.path("Value")).value();
    boolean set = value instanceof AttributeValue.Elements;
    switch (action) {
      case "PUT" -> update.sets().add(new Update.Assignment(path, new Formula.Given(value)));
      case "DELETE" -> {
        requireType("DELETE action with value", set, value);
        update.deletes().add(new Update.Assignment(path, new Formula.Given(value)));
      }
      default -> {
        boolean list = value instanceof AttributeValue.Sequence;
        requireType("ADD action", set || list || value instanceof AttributeValue.Number, value);
        Formula sum = list ? appended(path, value) : new Formula.Added(path, value);
        update.adds().add(new Update.Assignment(path, sum));
      }
    }
  }

  private static Formula appended(DocumentPath path, AttributeValue list) {
    Formula there =
        new Formula.IfNotExists(path, new Formula.Given(new AttributeValue.Sequence(List.of())));
    return new Formula.ListAppend(there, new Formula.Given(list));
  }

  private static void requireType(String action, boolean fits, AttributeValue value) {
    if (!fits) {
      throw Errors.invalidParameter(action + " is not supported for the type " + value.type());
    }
  }
}
