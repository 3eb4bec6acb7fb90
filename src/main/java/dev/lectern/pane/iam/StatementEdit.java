package dev.lectern.pane.iam;

import dev.lectern.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds to one statement of a policy what the pickers offer. Pure. */
final class StatementEdit {

  private StatementEdit() {}

  /** The statement that stands at a line, from 0; the last before it, the first of all else. */
  static int statementAt(String text, int line) {
    int found = 0;
    int index = -1;
    try (JsonParser parser = Json.MAPPER.createParser(text)) {
      while (parser.nextToken() != null) {
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        if (parser.currentToken() == JsonToken.START_OBJECT
            && pointer.matches("/Statement(/\\d+)?")) {
          index++;
          if (parser.currentTokenLocation().getLineNr() <= line) {
            found = index;
          }
        }
      }
    } catch (JacksonException notJson) {
      return 0;
    }
    return found;
  }

  /** The actions that a statement names; empty when it names none, or all but some. */
  static List<String> actions(String text, int statement) {
    return document(text)
        .map(
            document -> {
              JsonNode all = document.path("Statement");
              JsonNode actions = (all.isArray() ? all.path(statement) : all).path("Action");
              return (actions.isArray() ? actions.valueStream() : Stream.of(actions))
                  .filter(JsonNode::isString)
                  .map(JsonNode::asString)
                  .toList();
            })
        .orElse(List.of());
  }

  /** Adds an action or a resource; empty when the text is no policy. */
  static Optional<String> add(String text, int statement, String member, String value) {
    return change(
        text,
        statement,
        one -> {
          String name = one.has("Not" + member) ? "Not" + member : member;
          append(one, name, value);
        });
  }

  /** Adds a condition: a value for a key. */
  static Optional<String> condition(
      String text, int statement, String operator, String key, String value) {
    return change(
        text, statement, one -> append(one.withObject("/Condition/" + operator), key, value));
  }

  /** Adds a statement with nothing in it yet. */
  static Optional<String> statement(String text, boolean trust) {
    return document(text)
        .map(
            document -> {
              ObjectNode one = Json.object().put("Effect", "Allow");
              if (trust) {
                one.putObject("Principal").put("Service", "lambda.amazonaws.com");
                one.put("Action", "sts:AssumeRole");
              } else {
                one.putArray("Action");
                one.put("Resource", "*");
              }
              statements(document).add(one);
              return pretty(document);
            });
  }

  private interface Change {
    void on(ObjectNode statement);
  }

  private static Optional<String> change(String text, int statement, Change change) {
    return document(text)
        .map(
            document -> {
              ArrayNode all = statements(document);
              if (statement < all.size() && all.get(statement) instanceof ObjectNode one) {
                change.on(one);
              }
              return pretty(document);
            });
  }

  private static Optional<ObjectNode> document(String text) {
    try {
      return Json.MAPPER.readTree(text) instanceof ObjectNode document
          ? Optional.of(document)
          : Optional.empty();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private static ArrayNode statements(ObjectNode document) {
    JsonNode now = document.path("Statement");
    if (!now.isArray()) {
      ArrayNode all = Json.array();
      if (now.isObject()) {
        all.add(now);
      }
      document.set("Statement", all);
    }
    return document.withArray("/Statement");
  }

  private static void append(ObjectNode owner, String name, String value) {
    JsonNode now = owner.path(name);
    if (now.isMissingNode() || (now.isString() && now.asString().equals("*"))) {
      owner.put(name, value);
      return;
    }
    ArrayNode all = Json.array();
    if (now.isArray()) {
      all.addAll((ArrayNode) now);
    } else {
      all.add(now);
    }
    if (all.valueStream().noneMatch(one -> one.asString("").equals(value))) {
      all.add(value);
    }
    owner.set(name, all.size() == 1 ? all.get(0) : all);
  }

  private static String pretty(JsonNode document) {
    return Json.PRETTY.writeValueAsString(document);
  }
}
