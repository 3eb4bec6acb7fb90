package dev.lectern.asl;

import dev.lectern.asl.path.JsonPath;
import dev.lectern.asl.path.PathException;
import dev.lectern.asl.query.Templates;
import dev.lectern.asl.query.Value;
import dev.lectern.json.Json;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of one object of a definition; what is wrong with one is told and it counts as
 * not there.
 *
 * @param node the object
 * @param at its place
 * @param inner its place within its state, empty for the state itself: {@code Catch[0]/}
 */
record Fields(JsonNode node, String at, String inner, QueryLanguage language, Faults faults) {

  /** Fields that only one of the languages has, wherever they stand. */
  private static final Set<String> JSONPATH_ONLY =
      Set.of(
          "InputPath",
          "OutputPath",
          "ResultPath",
          "Parameters",
          "ResultSelector",
          "Result",
          "ItemsPath",
          "SecondsPath",
          "TimestampPath",
          "TimeoutSecondsPath",
          "HeartbeatSecondsPath",
          "MaxConcurrencyPath",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentagePath",
          "MaxItemsPath",
          "MaxItemsPerBatchPath",
          "MaxInputBytesPerBatchPath",
          "ErrorPath",
          "CausePath",
          "Variable");

  private static final Set<String> WITH_RESULT = Set.of("Task", "Map", "Parallel");

  private static final Set<String> JSONATA_ONLY =
      Set.of("Arguments", "Output", "Items", "Condition");

  boolean jsonata() {
    return language == QueryLanguage.JSONATA;
  }

  /** An object in a field of this one. */
  Fields within(String field, JsonNode child) {
    return new Fields(child, at + "/" + field, inner + field + "/", language, faults);
  }

  boolean has(String field) {
    return node.has(field);
  }

  /** Tells fields that may not be there. */
  void only(Set<String> allowed) {
    for (String field : node.propertyNames()) {
      boolean foreign = jsonata() ? JSONPATH_ONLY.contains(field) : JSONATA_ONLY.contains(field);
      if (foreign) {
        faults.schema(
            "The QueryLanguage is set to '"
                + language.published()
                + "', but field '"
                + field
                + "' is only supported for the '"
                + (jsonata() ? QueryLanguage.JSONPATH : QueryLanguage.JSONATA).published()
                + "' QueryLanguage",
            at.isEmpty() ? "/" : at);
      } else if (!allowed.contains(field)) {
        faults.schema("Field '" + field + "' is not supported", at.isEmpty() ? "/" : at);
      }
    }
  }

  /** Tells fields that must be there and are not. */
  boolean require(String... names) {
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      if (!node.has(name)) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      faults.schema("These fields are required: " + missing, at.isEmpty() ? "/" : at);
    }
    return missing.isEmpty();
  }

  /** Tells when more than one of these is there. */
  void atMostOne(String... names) {
    if (List.of(names).stream().filter(node::has).count() > 1) {
      faults.schema("There should only be one of the following fields: " + List.of(names), at);
    }
  }

  @Nullable String text(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isString()) {
      faults.type("STRING", at + "/" + field);
      return null;
    }
    return value.asString();
  }

  String text(String field, String otherwise) {
    String text = text(field);
    return text == null ? otherwise : text;
  }

  /** A whole number within bounds; null when it is not there. */
  @Nullable Long whole(String field, long least, long most) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isIntegralNumber()) {
      faults.type("INTEGER", at + "/" + field);
      return null;
    }
    BigInteger number = value.bigIntegerValue();
    if (number.compareTo(BigInteger.valueOf(least)) < 0) {
      faults.schema("Minimum value is " + least, at + "/" + field);
      return null;
    }
    if (number.compareTo(BigInteger.valueOf(most)) > 0) {
      faults.schema("Maximum value is " + most, at + "/" + field);
      return null;
    }
    return number.longValueExact();
  }

  /** A path, or null in the definition, which stands for an empty object. */
  @Nullable Value inOutPath(String field) {
    if (node.path(field).isNull()) {
      return new Value.Constant(Json.object());
    }
    return path(field, false);
  }

  /** A path; null when it is not there. */
  @Nullable Value path(String field, boolean reference) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    JsonPath path = path(text, field, reference);
    return path == null ? null : new Value.Path(path, field);
  }

  @Nullable JsonPath path(String text, String field, boolean reference) {
    try {
      JsonPath path = JsonPath.parse(text);
      if (reference && !path.reference()) {
        faults.schema("Value is not a Reference Path", at + "/" + field);
        return null;
      }
      return path;
    } catch (PathException wrong) {
      faults.schema(
          reference ? "Value is not a Reference Path" : "Value must be a valid JSONPath.",
          at + "/" + field);
      return null;
    }
  }

  /** A path or a call of an intrinsic function. */
  @Nullable Value pathOrCall(String field) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    try {
      return Templates.dynamic(text, field);
    } catch (PathException wrong) {
      faults.schema(
          "The value for the field '"
              + field
              + "' must be a valid JSONPath or a valid intrinsic function call",
          at + "/" + field);
      return null;
    }
  }

  /** Where a result goes; null when it is not said. */
  State.@Nullable ResultPath resultPath() {
    if (!node.has("ResultPath")) {
      return null;
    }
    if (node.path("ResultPath").isNull()) {
      return new State.ResultPath(null);
    }
    String text = text("ResultPath");
    JsonPath path = text == null ? null : path(text, "ResultPath", true);
    if (path == null) {
      return null;
    }
    if (path.root() != JsonPath.Root.INPUT) {
      faults.schema("Value is not a Reference Path", at + "/ResultPath");
      return null;
    }
    return path.steps().isEmpty() ? null : new State.ResultPath(path);
  }

  /** A template in the state's language; null when it is not there. */
  @Nullable Value template(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return null;
    }
    if (jsonata()) {
      return expression(field, value);
    }
    warnings(field, value);
    return Templates.payload(
        value,
        (name, why) ->
            faults.schema(
                "The value for the field '"
                    + name
                    + "' must be a valid JSONPath or a valid intrinsic function call",
                at + "/" + field));
  }

  private void warnings(String field, JsonNode value) {
    for (JsonNode inside : value) {
      warnings(field, inside);
    }
    value
        .properties()
        .forEach(
            entry -> {
              String text = entry.getValue().isString() ? entry.getValue().asString() : "";
              if (!entry.getKey().endsWith(".$")
                  && (text.startsWith("$.") || text.startsWith("$$.") || text.startsWith("States."))
                  && !text.startsWith("States.ALL")) {
                faults.warn(
                    "NO_DOLLAR",
                    "No '.$' at the end of the field name '"
                        + entry.getKey()
                        + "', but its value looks like a JSONPath or an intrinsic function",
                    at + "/" + field);
              }
            });
  }

  private Value expression(String field, JsonNode value) {
    return Templates.jsonata(
        value,
        inner + field,
        statesMembers(field),
        (code, location, why) ->
            faults.add(code, why, at + "/" + location.substring(inner.length())));
  }

  /** What {@code $states} has in a field beside input and context ("Reserved variable"). */
  private Set<String> statesMembers(String field) {
    if (inner.startsWith("Catch[")) {
      return Set.of("errorOutput");
    }
    boolean after = field.equals("Output") || field.equals("Assign");
    return after && inner.isEmpty() && WITH_RESULT.contains(node.path("Type").asString(""))
        ? Set.of("result")
        : Set.of();
  }

  /** An object or an expression that gives one. */
  @Nullable Value object(String field) {
    JsonNode value = node.path(field);
    if (!value.isMissingNode()
        && !value.isObject()
        && !(jsonata() && Templates.expression(value))) {
      faults.type("OBJECT", at + "/" + field);
      return null;
    }
    return template(field);
  }

  /**
   * A number: written out, by the field {@code …Path} in JSONPath, or an expression in JSONata;
   * null when neither is there.
   */
  @Nullable Value number(String field, long least, long most) {
    JsonNode value = node.path(field);
    if (jsonata() && Templates.expression(value)) {
      return expression(field, value);
    }
    if (!jsonata()) {
      atMostOne(field, field + "Path");
      if (node.has(field + "Path")) {
        return path(field + "Path", true);
      }
    }
    Long number = whole(field, least, most);
    return number == null ? null : new Value.Constant(node.path(field));
  }

  /** A text: written out, by the field {@code …Path}, or an expression. */
  @Nullable Value words(String field) {
    if (jsonata()) {
      String text = text(field);
      return text == null ? null : expression(field, node.path(field));
    }
    atMostOne(field, field + "Path");
    if (node.has(field + "Path")) {
      return pathOrCall(field + "Path");
    }
    String text = text(field);
    if (text != null && text.startsWith("$.")) {
      faults.warn(
          "NO_PATH",
          "The value of the field '"
              + field
              + "' looks like a path; the field '"
              + field
              + "Path' takes one",
          at + "/" + field);
    }
    return text == null ? null : new Value.Constant(node.path(field));
  }
}
