package dev.lectern.asl.query;

import dev.lectern.asl.path.JsonPath;
import dev.lectern.asl.path.PathException;
import dev.lectern.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.StringNode;

/** Reads a call such as {@code States.Format('Hello {}', $.name)}. */
final class IntrinsicReader {

  private static final int DEEPEST = 10;

  private final String text;
  private int at;

  private IntrinsicReader(String text) {
    this.text = text;
  }

  /**
   * Reads a call.
   *
   * @throws PathException when the text is none
   */
  static Intrinsic read(String text) throws PathException {
    IntrinsicReader reader = new IntrinsicReader(text);
    Intrinsic call = reader.call(1);
    reader.skip();
    if (reader.at < text.length()) {
      throw new PathException("there is something after the call");
    }
    return call;
  }

  private Intrinsic call(int depth) throws PathException {
    if (depth > DEEPEST) {
      throw new PathException("at most " + DEEPEST + " functions can be nested");
    }
    int open = text.indexOf('(', at);
    String name = open < 0 ? text.substring(at) : text.substring(at, open).strip();
    Optional<IntrinsicFunction> function =
        Stream.of(IntrinsicFunction.values())
            .filter(each -> each.published().equals(name))
            .findFirst();
    if (function.isEmpty() || open < 0) {
      throw new PathException("there is no function '" + name + "'");
    }
    at = open + 1;
    List<Intrinsic> arguments = new ArrayList<>();
    skip();
    while (!peek(')')) {
      arguments.add(argument(depth));
      skip();
      if (peek(',')) {
        at++;
        skip();
        if (peek(')')) {
          throw new PathException("an argument is missing");
        }
      } else if (!peek(')')) {
        throw new PathException("')' is missing");
      }
    }
    at++;
    if (arguments.size() < function.get().least || arguments.size() > function.get().most) {
      throw new PathException("'" + name + "' has a wrong number of arguments");
    }
    return new Intrinsic.Function(function.get(), List.copyOf(arguments));
  }

  private Intrinsic argument(int depth) throws PathException {
    skip();
    if (peek('\'')) {
      return new Intrinsic.Literal(StringNode.valueOf(quoted()));
    }
    if (text.startsWith("States.", at)) {
      return call(depth + 1);
    }
    int from = at;
    int brackets = 0;
    boolean quoted = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && (c == '[' || c == '(')) {
        brackets++;
      } else if (!quoted && (c == ']' || c == ')') && brackets > 0) {
        brackets--;
      } else if (!quoted && brackets == 0 && (c == ',' || c == ')')) {
        break;
      }
      at++;
    }
    String word = text.substring(from, at).strip();
    if (word.startsWith("$")) {
      return new Intrinsic.Argument(JsonPath.parse(word));
    }
    if (word.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?|true|false|null")) {
      try {
        return new Intrinsic.Literal(Json.MAPPER.readTree(word));
      } catch (JacksonException e) {
        throw new PathException("'" + word + "' is no number");
      }
    }
    throw new PathException("'" + word + "' is no argument");
  }

  /** A text between single quotes; the escapes stay for States.Format to see. */
  private String quoted() throws PathException {
    boolean template =
        text.lastIndexOf("States.Format(", at) >= 0
            && text.substring(text.lastIndexOf("States.Format(", at) + 14, at).isBlank();
    StringBuilder read = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\'') {
        at++;
        return read.toString();
      }
      if (c == '\\' && at + 1 < text.length()) {
        if (template) {
          read.append(c);
        }
        c = text.charAt(++at);
      }
      read.append(c);
    }
    throw new PathException("a quote is not closed");
  }

  private void skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean peek(char c) {
    return at < text.length() && text.charAt(at) == c;
  }
}
