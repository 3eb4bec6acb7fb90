package dev.lectern.sandbox.lambda.mapping;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Filters of an event source mapping ("Control which events Lambda sends to your function"): a
 * pattern names members and, for each, values or rules of which one must hold.
 */
final class EventPattern {

  private EventPattern() {}

  /** Whether an event has all that a pattern asks for. */
  static boolean matches(JsonNode pattern, JsonNode event) {
    for (Map.Entry<String, JsonNode> member : pattern.properties()) {
      JsonNode wanted = member.getValue();
      boolean fits;
      if (member.getKey().equals("$or")) {
        fits = wanted.valueStream().anyMatch(one -> matches(one, event));
      } else if (wanted.isObject()) {
        fits = matches(wanted, event.path(member.getKey()));
      } else {
        JsonNode value = event.path(member.getKey());
        fits = wanted.valueStream().anyMatch(rule -> holds(rule, value));
      }
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(JsonNode rule, JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().anyMatch(one -> holds(rule, one));
    }
    if (!rule.isObject()) {
      return same(rule, value);
    }
    if (rule.has("exists")) {
      return rule.path("exists").asBoolean() != value.isMissingNode();
    }
    if (value.isMissingNode()) {
      return false;
    }
    if (rule.has("prefix")) {
      return value.isString() && value.asString().startsWith(rule.path("prefix").asString());
    }
    if (rule.has("suffix")) {
      return value.isString() && value.asString().endsWith(rule.path("suffix").asString());
    }
    if (rule.has("equals-ignore-case")) {
      return value.isString()
          && value.asString().equalsIgnoreCase(rule.path("equals-ignore-case").asString());
    }
    if (rule.has("anything-but")) {
      return anythingBut(rule.path("anything-but"), value);
    }
    return rule.has("numeric") && numeric(rule.path("numeric"), value);
  }

  private static boolean anythingBut(JsonNode rule, JsonNode value) {
    return rule.isArray()
        ? rule.valueStream().noneMatch(one -> holds(one, value))
        : !holds(rule, value);
  }

  private static boolean same(JsonNode rule, JsonNode value) {
    if (rule.isNull()) {
      return value.isNull();
    }
    return (rule.isNumber() && value.isNumber())
        ? rule.decimalValue().compareTo(value.decimalValue()) == 0
        : rule.equals(value);
  }

  private static boolean numeric(JsonNode rule, JsonNode value) {
    if (!value.isNumber()) {
      return false;
    }
    for (int i = 0; i + 1 < rule.size(); i += 2) {
      int order = value.decimalValue().compareTo(rule.path(i + 1).decimalValue());
      boolean fits =
          switch (rule.path(i).asString("")) {
            case "=" -> order == 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> false;
          };
      if (!fits) {
        return false;
      }
    }
    return !rule.isEmpty();
  }
}
