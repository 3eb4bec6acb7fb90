package dev.lectern.asl.query;

import dev.lectern.asl.path.JsonPath;
import dev.lectern.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Something in a definition that gives a value while a state runs. Safe for any thread. */
public sealed interface Value {

  /**
   * Works it out.
   *
   * @throws QueryException when it cannot be
   */
  JsonNode evaluate(Environment environment);

  /** Adds the names of the variables that it reads. */
  default void variables(Set<String> names) {}

  /** Written out. */
  record Constant(JsonNode node) implements Value {
    @Override
    public JsonNode evaluate(Environment environment) {
      return node;
    }
  }

  /**
   * A path.
   *
   * @param field the field that it was written for, as AWS names it in the cause
   */
  record Path(JsonPath path, String field) implements Value {
    @Override
    public JsonNode evaluate(Environment environment) {
      JsonNode found = path.read(root(path, environment));
      if (found.isMissingNode()) {
        throw QueryException.runtime(
            "The JSONPath '"
                + path.text()
                + "' specified for the field '"
                + field
                + "' could not be found in the input '"
                + environment.input()
                + "'");
      }
      return found;
    }

    @Override
    public void variables(Set<String> names) {
      if (path.root() == JsonPath.Root.VARIABLE) {
        names.add(path.variable());
      }
    }

    /** What a path begins at; a missing node for a variable that is not set. */
    public static JsonNode root(JsonPath path, Environment environment) {
      return switch (path.root()) {
        case INPUT -> environment.input();
        case CONTEXT -> environment.context();
        case VARIABLE ->
            environment.variables().getOrDefault(path.variable(), MissingNode.getInstance());
      };
    }
  }

  /**
   * A call of an intrinsic function.
   *
   * @param text as written
   */
  record Call(String text, Intrinsic call) implements Value {
    @Override
    public JsonNode evaluate(Environment environment) {
      try {
        return call.evaluate(environment);
      } catch (Intrinsic.Failure failure) {
        throw QueryException.runtime(
            "The function '" + text + "' had the following error: " + failure.getMessage());
      }
    }

    @Override
    public void variables(Set<String> names) {
      call.variables(names);
    }
  }

  /**
   * A JSONata expression.
   *
   * @param location of its field, for example {@code Arguments/MessageBody}
   */
  record Expression(Jsonata jsonata, String location) implements Value {
    @Override
    public JsonNode evaluate(Environment environment) {
      return jsonata.evaluate(environment, location);
    }

    @Override
    public void variables(Set<String> names) {
      names.addAll(jsonata.variables());
    }
  }

  /** An object with values in it. */
  record Fields(Map<String, Value> members) implements Value {
    @Override
    public JsonNode evaluate(Environment environment) {
      ObjectNode object = Json.object();
      members.forEach((name, value) -> object.set(name, value.evaluate(environment)));
      return object;
    }

    @Override
    public void variables(Set<String> names) {
      members.values().forEach(value -> value.variables(names));
    }
  }

  /** A list with values in it. */
  record Elements(List<Value> elements) implements Value {
    @Override
    public JsonNode evaluate(Environment environment) {
      ArrayNode list = Json.array();
      elements.forEach(value -> list.add(value.evaluate(environment)));
      return list;
    }

    @Override
    public void variables(Set<String> names) {
      elements.forEach(value -> value.variables(names));
    }
  }
}
