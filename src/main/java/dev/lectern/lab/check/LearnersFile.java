package dev.lectern.lab.check;

import dev.lectern.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** A file of the learner's as a check sees it. */
final class LearnersFile {

  private static final long LONGEST = 1024 * 1024;

  private LearnersFile() {}

  /** Members of its JSON, or its sections, and its text; a file that is not there is refused. */
  static Answer read(Path file) {
    ObjectNode json = Json.object();
    String text;
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
        json.putObject("$error").put("Code", "NoSuchFile");
        return new Answer(404, "NoSuchFile", "There is no such file.", json);
      }
      text = Files.readString(file);
    } catch (IOException e) {
      json.putObject("$error").put("Code", "Unreadable");
      return new Answer(403, "Unreadable", "The file is no text that can be read.", json);
    }
    if (text.stripLeading().startsWith("{")) {
      try {
        json.setAll((ObjectNode) Json.MAPPER.readTree(text));
      } catch (JacksonException | ClassCastException e) {
        json.put("$fault", "it is no JSON");
      }
    } else {
      sections(text, json);
    }
    json.put("Text", text);
    return new Answer(200, "", "", json);
  }

  private static void sections(String text, ObjectNode json) {
    ObjectNode section = json;
    for (String line : text.lines().toList()) {
      String plain = line.strip();
      int equals = plain.indexOf('=');
      if (plain.startsWith("[") && plain.endsWith("]")) {
        section = json.putObject(plain.substring(1, plain.length() - 1).strip());
      } else if (equals > 0 && !plain.startsWith("#") && !plain.startsWith(";")) {
        section.put(plain.substring(0, equals).strip(), plain.substring(equals + 1).strip());
      }
    }
  }
}
