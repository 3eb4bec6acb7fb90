package dev.lectern.pane.iam;

import dev.lectern.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A policy in a line: what it allows, what it denies. Pure. */
final class PolicySummary {

  private static final int MOST = 3;

  private PolicySummary() {}

  /**
   * One line for each statement.
   *
   * @param allow whether it is an Allow
   * @param what its actions, at most a few of them
   * @param where its resources
   * @param condition whether it holds only under conditions
   */
  record Line(boolean allow, String what, String where, boolean condition) {}

  /** Empty when the text is no policy. */
  static List<Line> of(String document) {
    List<Line> lines = new ArrayList<>();
    try {
      JsonNode statements = Json.MAPPER.readTree(document).path("Statement");
      for (JsonNode one : statements.isArray() ? statements.values() : List.of(statements)) {
        lines.add(
            new Line(
                one.path("Effect").asString("").equals("Allow"),
                some(one, "Action"),
                one.has("Principal") ? some(one.path("Principal")) : some(one, "Resource"),
                !one.path("Condition").isEmpty()));
      }
    } catch (JacksonException notJson) {
      return List.of();
    }
    return lines;
  }

  private static String some(JsonNode statement, String member) {
    return statement.has("Not" + member)
        ? "not " + some(statement.path("Not" + member))
        : some(statement.path(member));
  }

  private static String some(JsonNode value) {
    if (value.isObject()) {
      return String.join(
          ", ", value.properties().stream().map(entry -> some(entry.getValue())).toList());
    }
    List<String> all =
        value.isArray()
            ? value.valueStream().map(one -> one.asString("")).toList()
            : List.of(value.asString(""));
    return all.size() <= MOST
        ? String.join(", ", all)
        : String.join(", ", all.subList(0, MOST)) + " +" + (all.size() - MOST);
  }
}
