package dev.lectern.json;

import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Indents JSON by changing nothing but the space between its tokens: numbers keep their digits,
 * names that stand twice stay twice.
 */
public final class JsonIndent {

  private JsonIndent() {}

  /** The indented text; empty when it is not one JSON value. */
  public static Optional<String> of(String json) {
    try {
      if (json.isBlank() || Json.MAPPER.readTree(json).isMissingNode()) {
        return Optional.empty();
      }
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
    return Optional.of(indent(json));
  }

  /** The indented text; the text itself when it is not one JSON value. */
  public static String orSame(String text) {
    return of(text).orElse(text);
  }

  /** The beginning of a JSON text, indented as far as it goes. */
  public static String beginning(String cut) {
    return indent(cut);
  }

  private static String indent(String json) {
    StringBuilder out = new StringBuilder(json.length() * 2);
    int depth = 0;
    boolean string = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (string) {
        out.append(c);
        if (c == '\\' && i + 1 < json.length()) {
          out.append(json.charAt(++i));
        }
        string = c != '"';
      } else if (!Character.isWhitespace(c)) {
        switch (c) {
          case '{', '[' -> {
            out.append(c);
            int next = next(json, i + 1);
            if (next < json.length() && json.charAt(next) == (char) (c + 2)) {
              out.append(json.charAt(next));
              i = next;
            } else {
              line(out, ++depth);
            }
          }
          case '}', ']' -> {
            depth = Math.max(0, depth - 1);
            line(out, depth);
            out.append(c);
          }
          case ',' -> {
            out.append(c);
            line(out, depth);
          }
          case ':' -> out.append(": ");
          default -> {
            string = c == '"';
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  private static int next(String json, int from) {
    int at = from;
    while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    return at;
  }

  private static void line(StringBuilder out, int depth) {
    out.append('\n').append("  ".repeat(depth));
  }
}
