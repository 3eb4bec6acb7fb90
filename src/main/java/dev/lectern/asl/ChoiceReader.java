package dev.lectern.asl;

import dev.lectern.asl.State.Common;
import dev.lectern.asl.State.Rule;
import dev.lectern.asl.path.JsonPath;
import dev.lectern.asl.query.Value;
import dev.lectern.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;

/** Reads a Choice with its rules. */
final class ChoiceReader {

  private static final Set<String> OPERATORS = operators();

  private final Faults faults;

  ChoiceReader(Faults faults) {
    this.faults = faults;
  }

  private static Set<String> operators() {
    Set<String> all = new HashSet<>();
    for (String kind : List.of("String", "Numeric", "Timestamp")) {
      for (String order :
          List.of("Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals")) {
        all.add(kind + order);
        all.add(kind + order + "Path");
      }
    }
    all.addAll(List.of("BooleanEquals", "BooleanEqualsPath", "StringMatches"));
    all.addAll(List.of("IsNull", "IsPresent", "IsNumeric", "IsString", "IsBoolean", "IsTimestamp"));
    return Set.copyOf(all);
  }

  State read(Common common, Fields fields) {
    List<Rule> rules = new ArrayList<>();
    if (fields.require("Choices")) {
      JsonNode list = fields.node().path("Choices");
      if (!list.isArray()) {
        faults.type("ARRAY", common.at() + "/Choices");
      } else if (list.isEmpty()) {
        faults.schema("Array must not be empty", common.at() + "/Choices");
      }
      for (JsonNode rule : list) {
        Fields entry =
            fields.within("Choices[" + rules.size() + "]", rule.isObject() ? rule : Json.object());
        entry.require("Next");
        rules.add(
            new Rule(
                condition(entry, true),
                entry.text("Next", ""),
                entry.jsonata() ? entry.template("Output") : null,
                entry.object("Assign")));
      }
    }
    return new State.Choice(common, List.copyOf(rules), fields.text("Default"));
  }

  private Condition condition(Fields rule, boolean top) {
    Set<String> outer = top ? Set.of("Next", "Comment", "Output", "Assign") : Set.of("Comment");
    if (rule.jsonata()) {
      Set<String> allowed = new HashSet<>(outer);
      allowed.add("Condition");
      rule.only(allowed);
      return expression(rule);
    }
    for (String junction : List.of("And", "Or", "Not")) {
      if (rule.has(junction)) {
        Set<String> allowed = new HashSet<>(outer);
        allowed.add(junction);
        rule.only(allowed);
        return junction(rule, junction);
      }
    }
    return comparison(rule, outer);
  }

  private Condition expression(Fields rule) {
    if (!rule.require("Condition")) {
      return new Condition.And(List.of());
    }
    JsonNode node = rule.node().path("Condition");
    Value value = node.isBoolean() ? new Value.Constant(node) : rule.template("Condition");
    if (value instanceof Value.Constant(JsonNode constant) && !constant.isBoolean()) {
      faults.schema("Value must be a boolean or a JSONata expression", rule.at() + "/Condition");
    }
    return new Condition.Expression(
        value == null ? new Value.Constant(BooleanNode.FALSE) : value, rule.inner() + "Condition");
  }

  private Condition junction(Fields rule, String junction) {
    JsonNode inside = rule.node().path(junction);
    if (junction.equals("Not")) {
      return new Condition.Not(
          condition(rule.within("Not", inside.isObject() ? inside : Json.object()), false));
    }
    if (!inside.isArray() || inside.isEmpty()) {
      faults.schema("Expected a non-empty array", rule.at() + "/" + junction);
    }
    List<Condition> parts = new ArrayList<>();
    for (JsonNode part : inside) {
      parts.add(
          condition(
              rule.within(
                  junction + "[" + parts.size() + "]", part.isObject() ? part : Json.object()),
              false));
    }
    return junction.equals("And") ? new Condition.And(parts) : new Condition.Or(parts);
  }

  private Condition comparison(Fields rule, Set<String> outer) {
    List<String> found = rule.node().propertyNames().stream().filter(OPERATORS::contains).toList();
    Set<String> allowed = new HashSet<>(outer);
    allowed.addAll(OPERATORS);
    allowed.add("Variable");
    rule.only(allowed);
    boolean variable = rule.require("Variable");
    if (found.size() != 1) {
      faults.schema(
          found.isEmpty()
              ? "A choice rule must have a comparison operator"
              : "There should only be one of the following fields: " + found,
          rule.at());
    }
    if (found.isEmpty() || !variable) {
      return new Condition.And(List.of());
    }
    String operator = found.getFirst();
    JsonPath path = rule.path(rule.text("Variable", ""), "Variable", true);
    JsonNode expected = rule.node().path(operator);
    JsonPath other = null;
    if (operator.endsWith("Path")) {
      other = rule.path(rule.text(operator, ""), operator, false);
      operator = operator.substring(0, operator.length() - 4);
      expected = NullNode.getInstance();
    } else {
      type(operator, expected, rule.at());
    }
    return path == null
        ? new Condition.And(List.of())
        : new Condition.Comparison(path, operator, expected, other);
  }

  private void type(String operator, JsonNode expected, String at) {
    @Nullable String wanted = null;
    if (operator.startsWith("String") && !expected.isString()) {
      wanted = "Expected value of type [STRING]";
    } else if (operator.startsWith("Numeric") && !expected.isNumber()) {
      wanted = "Expected value of type [NUMBER]";
    } else if (operator.startsWith("Timestamp") && Condition.time(expected) == null) {
      wanted = "Value is not a valid ISO-8601 timestamp";
    } else if ((operator.startsWith("Is") || operator.startsWith("Boolean"))
        && !expected.isBoolean()) {
      wanted = "Expected value of type [BOOLEAN]";
    }
    if (wanted != null) {
      faults.schema(wanted, at + "/" + operator);
    }
  }
}
