package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.json.Json;
import dev.lectern.json.JsonIndent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A state in a definition's text.
 *
 * @param json the state as it is written
 * @param jsonata whether its language is JSONata
 */
public record StateText(ObjectNode json, boolean jsonata) {

  /** A state by its name; names are unique in a machine. */
  public static Optional<StateText> find(String definition, String name) {
    JsonNode root = read(definition);
    return Optional.ofNullable(in(root, name))
        .map(
            state ->
                new StateText(
                    state,
                    (state.has("QueryLanguage") ? state : root)
                        .path("QueryLanguage")
                        .asString("")
                        .equals("JSONata")));
  }

  /** The definition with another text for one state; what else is written stays in its order. */
  public static Optional<String> replace(String definition, String name, String state) {
    JsonNode root = read(definition);
    JsonNode next = read(state);
    ObjectNode old = in(root, name);
    if (old == null || !(next instanceof ObjectNode)) {
      return Optional.empty();
    }
    old.removeAll();
    old.setAll((ObjectNode) next);
    return JsonIndent.of(root.toString());
  }

  private static JsonNode read(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException notJson) {
      return Json.object();
    }
  }

  private static @Nullable ObjectNode in(JsonNode scope, String name) {
    JsonNode states = scope.path("States");
    if (states.path(name) instanceof ObjectNode state) {
      return state;
    }
    for (JsonNode state : states) {
      for (String field : new String[] {"ItemProcessor", "Iterator"}) {
        ObjectNode found = in(state.path(field), name);
        if (found != null) {
          return found;
        }
      }
      for (JsonNode branch : state.path("Branches")) {
        ObjectNode found = in(branch, name);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** {@code Task}, {@code Map} … */
  public String type() {
    return json.path("Type").asString("");
  }

  /** Whether work stands behind it that can be replaced by a result. */
  public boolean works() {
    return type().equals("Task") || type().equals("Map") || type().equals("Parallel");
  }
}
