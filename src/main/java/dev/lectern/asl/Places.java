package dev.lectern.asl;

import dev.lectern.json.Json;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Where the parts of a definition stand in its text, by the locations that diagnostics have ({@code
 * /States/Pay/Retry[0]}). For an editor that marks them.
 */
public final class Places {

  /**
   * A place in the text.
   *
   * @param line from 1
   * @param column from 1
   * @param offset in characters, from 0
   */
  public record Place(int line, int column, int offset) {}

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<String, Place> again = new LinkedHashMap<>();

  private Places() {}

  /** Reads a text as far as it is JSON. */
  public static Places of(String text) {
    Places found = new Places();
    try (JsonParser parser = Json.MAPPER.createParser(text)) {
      found.read(parser);
    } catch (JacksonException endsHere) {
      // What was read up to the fault is still right.
      return found;
    }
    return found;
  }

  private void read(JsonParser parser) {
    Deque<String> path = new ArrayDeque<>();
    Deque<Integer> indexes = new ArrayDeque<>();
    String at = "";
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      switch (token) {
        case PROPERTY_NAME -> {
          at = path.isEmpty() ? "" : path.peek();
          at = at + "/" + parser.currentName();
          key(at, parser.currentTokenLocation());
        }
        case START_OBJECT, START_ARRAY -> {
          String here = element(at, path, indexes, parser);
          path.push(here);
          indexes.push(token == JsonToken.START_ARRAY ? 0 : -1);
        }
        case END_OBJECT, END_ARRAY -> {
          path.pop();
          indexes.pop();
        }
        default -> {
          var _ = element(at, path, indexes, parser);
        }
      }
    }
  }

  /** The location of a value; elements of lists are counted. */
  private String element(String at, Deque<String> path, Deque<Integer> indexes, JsonParser parser) {
    if (path.isEmpty()) {
      put("/", parser.currentTokenLocation());
      return "";
    }
    int index = indexes.pop();
    indexes.push(index < 0 ? index : index + 1);
    if (index < 0) {
      return at;
    }
    String here = path.peek() + "[" + index + "]";
    put(here, parser.currentTokenLocation());
    return here;
  }

  private void put(String location, TokenStreamLocation place) {
    places.putIfAbsent(location, place(place));
  }

  private static Place place(TokenStreamLocation of) {
    return new Place(of.getLineNr(), of.getColumnNr(), (int) of.getCharOffset());
  }

  /** A key that comes again replaces what it had before, as for whoever reads the definition. */
  private void key(String location, TokenStreamLocation place) {
    if (places.containsKey(location)) {
      places
          .keySet()
          .removeIf(known -> known.startsWith(location + "/") || known.startsWith(location + "["));
      again.put(location, place(place));
    }
    places.put(location, place(place));
  }

  /** Locations that the text has more than once, with the last place: that one counts. */
  public Map<String, Place> again() {
    return Collections.unmodifiableMap(again);
  }

  /** A field of the object at a location; empty when it has none of that name. */
  public Optional<Place> field(String location, String name) {
    return Optional.ofNullable(places.get(location + "/" + name));
  }

  /** A location's place, or that of the nearest part around it; empty when none is known. */
  public Optional<Place> find(String location) {
    String at = location;
    while (!at.isEmpty()) {
      Place place = places.get(at);
      if (place != null) {
        return Optional.of(place);
      }
      int cut = Math.max(at.lastIndexOf('/'), at.lastIndexOf('['));
      at = cut <= 0 ? "" : at.substring(0, cut);
    }
    return Optional.ofNullable(places.get("/"));
  }
}
