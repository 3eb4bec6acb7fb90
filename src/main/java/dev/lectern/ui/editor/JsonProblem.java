package dev.lectern.ui.editor;

import dev.lectern.json.Json;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why a text is not what it should be, and where.
 *
 * @param line from 1
 * @param column from 1
 * @param message what is wrong, in a sentence
 */
public record JsonProblem(int line, int column, String message) {

  // a policy with the same key twice is refused by AWS, and silently halved by most parsers
  private static final JsonMapper STRICT =
      Json.MAPPER.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** What is wrong with a text as one JSON value; empty when nothing is, or when it is blank. */
  public static Optional<JsonProblem> find(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try (var parser = STRICT.createParser(text)) {
      JsonNode tree = STRICT.readTree(parser);
      if (tree.isMissingNode()) {
        return Optional.empty();
      }
      if (parser.nextToken() != null) {
        var at = parser.currentTokenLocation();
        return Optional.of(
            new JsonProblem(
                at.getLineNr(), at.getColumnNr(), "There is more text after the JSON value."));
      }
      return Optional.empty();
    } catch (JacksonException e) {
      var at = e.getLocation();
      int line = at == null ? 1 : Math.max(1, at.getLineNr());
      int column = at == null ? 1 : Math.max(1, at.getColumnNr());
      return Optional.of(new JsonProblem(line, column, sentence(e)));
    }
  }

  /** What a parser found wrong, in a sentence. */
  public static String sentence(JacksonException found) {
    return sentence(found.getOriginalMessage());
  }

  /** For a status line: {@code Line 3, column 14: …}. */
  public String text() {
    return "Line " + line + ", column " + column + ": " + message;
  }

  /** The parser's words in ours; its own where it says something rare. */
  private static String sentence(String message) {
    String first = message.lines().findFirst().orElse(message);
    if (first.contains("was expecting comma")) {
      return "A comma or a closing bracket is missing before this.";
    }
    if (first.contains("was expecting a colon")) {
      return "A colon is missing between name and value.";
    }
    if (first.contains("was expecting double-quote")
        || first.contains("was expecting either valid name")) {
      return "A name in double quotes is expected here.";
    }
    if (first.startsWith("Unexpected end-of-input")) {
      return "The text ends too early: a quote, bracket or brace is still open.";
    }
    if (first.startsWith("Duplicate Object property")) {
      return "This name stands twice in the same object.";
    }
    if (first.startsWith("Unrecognized token")) {
      return "This is no JSON value; text stands in double quotes.";
    }
    if (first.contains("expected a valid value")) {
      return "A value is expected here.";
    }
    if (first.startsWith("Illegal unquoted character")) {
      return first.contains("code 10)") || first.contains("code 13)")
          ? "A text ends in the line in which it begins: its closing quote is missing."
          : "A tab is written \\t in a text, other control characters \\u and four digits.";
    }
    int source = first.indexOf(" (for ");
    String cut = source > 0 ? first.substring(0, source) : first;
    cut = cut.endsWith(":") ? cut.substring(0, cut.length() - 1) : cut;
    return cut.endsWith(".") ? cut : cut + ".";
  }
}
