package dev.lectern.lab;

import dev.lectern.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** A JSON file that knows at which line each of its values stands, for messages about them. */
final class JsonFile {

  private final String name;
  private final String text;
  private final Map<String, TokenStreamLocation> places = new HashMap<>();

  private JsonFile(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /**
   * Reads a file.
   *
   * @throws LabException when it is not there or is no JSON
   */
  static JsonFile read(Path file, String name) throws LabException {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new LabException(
          List.of(
              new LabException.Finding(
                  name, 0, 0, "", "the file cannot be read (" + e.getMessage() + ")")));
    }
    JsonFile json = new JsonFile(name, text);
    try {
      json.locate();
    } catch (JacksonException e) {
      throw json.problem(e);
    }
    return json;
  }

  /**
   * The file as a record.
   *
   * @throws LabException when a field is unknown or of the wrong type
   */
  <T> T as(Class<T> type) throws LabException {
    try {
      return Json.MAPPER.readValue(text, type);
    } catch (JacksonException e) {
      throw problem(e);
    }
  }

  /** A finding at a value. */
  LabException.Finding finding(String where, String what) {
    String known = where;
    TokenStreamLocation place = places.get(known);
    while (place == null && !known.isEmpty()) {
      int cut = Math.max(known.lastIndexOf('.'), known.lastIndexOf('['));
      known = cut < 0 ? "" : known.substring(0, cut);
      place = places.get(known);
    }
    return place == null
        ? new LabException.Finding(name, 0, 0, where, what)
        : new LabException.Finding(name, place.getLineNr(), place.getColumnNr(), where, what);
  }

  private void locate() {
    Deque<String> containers = new ArrayDeque<>();
    Deque<Integer> counts = new ArrayDeque<>();
    @Nullable String member = null;
    try (JsonParser parser = Json.MAPPER.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          member = parser.currentName();
          continue;
        }
        if (token.isStructEnd()) {
          containers.pop();
          counts.pop();
          continue;
        }
        String at = "";
        if (!containers.isEmpty()) {
          int index = counts.pop();
          counts.push(index + 1);
          String parent = containers.getFirst();
          at =
              member == null
                  ? parent + "[" + index + "]"
                  : parent.isEmpty() ? member : parent + "." + member;
        }
        member = null;
        places.put(at, parser.currentTokenLocation());
        if (token.isStructStart()) {
          containers.push(at);
          counts.push(0);
        }
      }
    }
  }

  private LabException problem(JacksonException e) {
    String where =
        e.getPath().stream()
            .map(
                part ->
                    part.getPropertyName() == null
                        ? "[" + part.getIndex() + "]"
                        : "." + part.getPropertyName())
            .collect(Collectors.joining());
    where = where.startsWith(".") ? where.substring(1) : where;
    String what =
        switch (e) {
          case UnrecognizedPropertyException unknown ->
              "'"
                  + unknown.getPropertyName()
                  + "' is no field here; the fields are "
                  + unknown.getKnownPropertyIds();
          case InvalidTypeIdException type ->
              "'"
                  + type.getTypeId()
                  + "' is no kind of check; the kinds are state, probe, http, file, log,"
                  + " expect-error and calc";
          default -> e.getOriginalMessage();
        };
    TokenStreamLocation place = where.isEmpty() ? null : places.get(where);
    place = place == null ? e.getLocation() : place;
    return new LabException(
        List.of(
            place == null
                ? new LabException.Finding(name, 0, 0, where, what)
                : new LabException.Finding(
                    name, place.getLineNr(), place.getColumnNr(), where, what)));
  }
}
