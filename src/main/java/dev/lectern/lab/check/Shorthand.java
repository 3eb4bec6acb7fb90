package dev.lectern.lab.check;

import dev.lectern.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the AWS CLI writes structures in a line: JSON, or {@code Name=value,Other={Inner=value}}
 * ("Using shorthand syntax in the AWS CLI").
 */
final class Shorthand {

  private final String option;
  private final String text;
  private int at;

  private Shorthand(String option, String text) {
    this.option = option;
    this.text = text;
  }

  /** The elements of a list: words of one form, or JSON in one word. */
  static JsonNode list(String option, List<String> words) {
    if (words.getFirst().startsWith("[")) {
      return json(option, words.getFirst());
    }
    ArrayNode list = Json.array();
    for (String word : words) {
      boolean structure = word.startsWith("{") || word.matches("[A-Za-z]\\w*=.*");
      list.add(structure ? value(option, word) : JsonNodeFactory.instance.stringNode(word));
    }
    return list;
  }

  /**
   * A structure.
   *
   * @throws IllegalArgumentException with what to type instead
   */
  static JsonNode value(String option, String text) {
    if (text.startsWith("{") || text.startsWith("[")) {
      return json(option, text);
    }
    return new Shorthand(option, text).members(false);
  }

  private static JsonNode json(String option, String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "The value of --" + option + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private ObjectNode members(boolean inner) {
    ObjectNode object = Json.object();
    while (at < text.length() && !(inner && text.charAt(at) == '}')) {
      int equals = text.indexOf('=', at);
      String name = equals < 0 ? "" : text.substring(at, equals);
      if (!name.matches("[A-Za-z0-9_:.-]+")) {
        throw new IllegalArgumentException(
            "Write the value of --" + option + " as Name=value or as JSON in single quotes.");
      }
      at = equals + 1;
      object.set(name, member());
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
      }
    }
    return object;
  }

  private JsonNode member() {
    char first = at < text.length() ? text.charAt(at) : ' ';
    if (first == '{') {
      at++;
      JsonNode inner = members(true);
      at++;
      return inner;
    }
    if (first == '[') {
      int end = Math.max(at, text.indexOf(']', at));
      ArrayNode list = Json.array();
      for (String element : text.substring(at + 1, end).split(",", -1)) {
        list.add(element);
      }
      at = end + 1;
      return list;
    }
    int start = at;
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '}') {
      at++;
    }
    return JsonNodeFactory.instance.stringNode(text.substring(start, at));
  }

  /**
   * The words of a line, as a POSIX shell splits it.
   *
   * @throws IllegalArgumentException when a quote is not closed
   */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean open = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else if (c == '\\' && quote == '"' && i + 1 < line.length()) {
          word.append(line.charAt(++i));
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        open = true;
      } else if (c == '\\' && i + 1 < line.length()) {
        char next = line.charAt(++i);
        if (next != '\n') {
          word.append(next);
          open = true;
        }
      } else if (Character.isWhitespace(c)) {
        if (open) {
          words.add(word.toString());
        }
        word.setLength(0);
        open = false;
      } else {
        word.append(c);
        open = true;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("A quote " + quote + " is not closed.");
    }
    if (open) {
      words.add(word.toString());
    }
    return words;
  }
}
