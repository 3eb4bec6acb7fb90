package dev.lectern.pane.stepfunctions.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a Choice rule asks, in a few signs: {@code $.total > 100}. */
final class RuleWords {

  private static final int LONGEST = 36;

  private static final Map<String, String> SIGNS =
      Map.of(
          "Equals", "=",
          "LessThan", "<",
          "LessThanEquals", "≤",
          "GreaterThan", ">",
          "GreaterThanEquals", "≥",
          "Matches", "matches");

  private RuleWords() {}

  /** A rule of either language; empty when it asks nothing yet. */
  static String of(JsonNode rule) {
    String condition = MachineGraph.text(rule, "Condition").strip();
    if (condition.startsWith("{%") && condition.endsWith("%}") && condition.length() > 3) {
      condition = condition.substring(2, condition.length() - 2).strip();
    }
    return cut(condition.isEmpty() ? words(rule) : condition.replaceAll("\\s+", " "));
  }

  static String cut(String words) {
    return words.length() <= LONGEST
        ? words
        : words.substring(0, LONGEST - 1).stripTrailing() + "…";
  }

  private static String words(JsonNode rule) {
    if (rule.has("Not")) {
      String inner = words(rule.path("Not"));
      return inner.contains(" is ") && !inner.contains(" and ") && !inner.contains(" or ")
          ? inner.replace(" is ", " is not ")
          : "not (" + inner + ")";
    }
    if (rule.has("And")) {
      return all(rule.path("And"), " and ");
    }
    if (rule.has("Or")) {
      return all(rule.path("Or"), " or ");
    }
    String variable = MachineGraph.text(rule, "Variable");
    for (var field : rule.properties()) {
      String sign = sign(field.getKey());
      if (!sign.isEmpty()) {
        return variable + " " + sign + " " + value(field.getValue());
      }
      if (field.getKey().startsWith("Is")) {
        String what = field.getKey().substring(2).toLowerCase(java.util.Locale.ROOT);
        return variable + (field.getValue().asBoolean(true) ? " is " : " is not ") + what;
      }
    }
    return variable;
  }

  private static String all(JsonNode parts, String joint) {
    List<String> words = new ArrayList<>();
    parts.forEach(part -> words.add(words(part)));
    return String.join(joint, words);
  }

  private static String value(JsonNode value) {
    return value.isString() && !value.asString().startsWith("$")
        ? "'" + value.asString() + "'"
        : value.asString("");
  }

  /** {@code NumericGreaterThanEqualsPath} is ≥. */
  private static String sign(String operator) {
    String plain =
        operator.endsWith("Path") ? operator.substring(0, operator.length() - 4) : operator;
    for (String kind : List.of("Numeric", "String", "Boolean", "Timestamp")) {
      if (plain.startsWith(kind)) {
        return SIGNS.getOrDefault(plain.substring(kind.length()), "");
      }
    }
    return "";
  }
}
