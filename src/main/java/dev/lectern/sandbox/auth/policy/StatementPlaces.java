package dev.lectern.sandbox.auth.policy;

import dev.lectern.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Where in the text of a policy its statements are, as the simulator of IAM counts (API type {@code
 * Statement}): from behind the {@code [} or the statement before, to behind the closing brace.
 */
public final class StatementPlaces {

  /** A place; lines and columns count from 1. */
  public record Place(int startLine, int startColumn, int endLine, int endColumn) {}

  private StatementPlaces() {}

  /** The places of a policy's statements, in their order. */
  public static List<Place> of(Policy policy) {
    List<Place> places = new ArrayList<>();
    try (JsonParser parser = Json.MAPPER.createParser(policy.text())) {
      TokenStreamLocation before = parser.currentLocation();
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT
            && parser
                .streamReadContext()
                .pathAsPointer()
                .toString()
                .matches("/Statement(/\\d+)?")) {
          parser.skipChildren();
          TokenStreamLocation end = parser.currentLocation();
          places.add(
              new Place(
                  before.getLineNr(), before.getColumnNr(), end.getLineNr(), end.getColumnNr()));
        }
        before = parser.currentLocation();
      }
    }
    return places;
  }
}
