package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.json.Json;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A state in a definition's text.
 *
 * @param json the state as it is written
 * @param jsonata whether its language is JSONata
 */
public record StateText(ObjectNode json, boolean jsonata) {

  /** Where a state stands in a definition, as a JSON pointer to its object. */
  private static final Pattern STATE =
      Pattern.compile("/States/[^/]+((/ItemProcessor|/Iterator|/Branches/\\d+)/States/[^/]+)*");

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

  /** The definition with another text for one state; all others stay as they are written. */
  public static Optional<String> replace(String definition, String name, String state) {
    if (!(read(state) instanceof ObjectNode next) || !read(definition).isObject()) {
      return Optional.empty();
    }
    try (JsonParser parser = Json.MAPPER.createParser(definition)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_OBJECT
            && name.equals(parser.currentName())
            && STATE.matcher(parser.streamReadContext().pathAsPointer().toString()).matches()) {
          int from = (int) parser.currentTokenLocation().getCharOffset();
          parser.skipChildren();
          int to = (int) parser.currentLocation().getCharOffset();
          return Optional.of(
              definition.substring(0, from)
                  + like(definition, from, to, next)
                  + definition.substring(to));
        }
      }
    }
    return Optional.empty();
  }

  /** In one line where it was in one, else with the margin of the line that it begins in. */
  private static String like(String definition, int from, int to, ObjectNode state) {
    String line = definition.substring(definition.lastIndexOf('\n', from) + 1, from);
    String margin = line.substring(0, line.length() - line.stripLeading().length());
    return definition.substring(from, to).contains("\n")
        ? Json.PRETTY.writeValueAsString(state).replace("\n", "\n" + margin)
        : state.toString();
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
