package dev.lectern.pane.lambda.invoke;

import dev.lectern.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The stack trace in an error that a function answered with: {@code stackTrace} in Java and Python,
 * {@code trace} in Node.js.
 *
 * @param type of the error
 * @param message of the error
 */
record StackFrames(String type, String message, List<Frame> frames) {

  /**
   * One line of it.
   *
   * @param file name without folders; empty when the line names no file
   * @param line from 1
   */
  record Frame(String text, String file, int line) {}

  private static final Pattern PYTHON = Pattern.compile("File \"([^\"]+)\", line (\\d+)");
  private static final Pattern JAVA = Pattern.compile("\\(([\\w$]+\\.java):(\\d+)\\)");
  private static final Pattern NODE = Pattern.compile("([\\w.-]+\\.(?:mjs|cjs|js)):(\\d+):\\d+");

  /** Folders of this computer: on AWS they are {@code /var/task/}, and say nothing either. */
  private static final Pattern FOLDERS =
      Pattern.compile(
          "(?:file:///?)?(?:[A-Za-z]:)?[/\\\\][^\\s\"()]*[/\\\\](?=[\\w.-]+\\.(?:py|mjs|cjs|js)\\b)");

  /** Of an answer; without frames when it is no error. */
  static StackFrames of(String payload) {
    try {
      JsonNode error = Json.MAPPER.readTree(payload.isBlank() ? "{}" : payload);
      List<Frame> frames = new ArrayList<>();
      JsonNode lines = error.has("stackTrace") ? error.path("stackTrace") : error.path("trace");
      for (JsonNode line : lines) {
        frames.add(frame(line.asString("").strip()));
      }
      return new StackFrames(
          error.path("errorType").asString(""), error.path("errorMessage").asString(""), frames);
    } catch (JacksonException text) {
      return new StackFrames("", "", List.of());
    }
  }

  private static Frame frame(String text) {
    for (Pattern pattern : List.of(PYTHON, JAVA, NODE)) {
      Matcher found = pattern.matcher(text);
      if (found.find()) {
        String path = found.group(1);
        return new Frame(
            FOLDERS.matcher(text).replaceAll("").replaceAll("\\s*\n\\s*", "  "),
            path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1),
            Integer.parseInt(found.group(2)));
      }
    }
    return new Frame(text, "", 0);
  }
}
