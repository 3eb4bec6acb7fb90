package dev.lectern.sandbox.stepfunctions.state;

import dev.lectern.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pages of lists: {@code maxResults} and {@code nextToken}. */
public final class Pages {

  private static final int DEFAULT = 100;

  private Pages() {}

  /** How many a request wants: 100 unless it says otherwise. */
  public static int size(ObjectNode input) {
    int wanted = input.path("maxResults").asInt(0);
    return wanted == 0 ? DEFAULT : wanted;
  }

  /** Where the page begins that a request wants. */
  public static int from(ObjectNode input) {
    String token = input.path("nextToken").asString("");
    if (token.isEmpty()) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith("from ")) {
        return Integer.parseInt(text.substring("from ".length()));
      }
    } catch (IllegalArgumentException foreign) {
      throw StatesErrors.invalidToken("Invalid token");
    }
    throw StatesErrors.invalidToken("Invalid token");
  }

  /** The token of the page that begins there. */
  public static String token(int from) {
    return Base64.getUrlEncoder().encodeToString(("from " + from).getBytes(StandardCharsets.UTF_8));
  }

  /** An answer with a page of these. */
  public static ObjectNode of(ObjectNode input, String field, List<ObjectNode> all) {
    int from = Math.min(from(input), all.size());
    int to = Math.min(from + size(input), all.size());
    ObjectNode output = Json.object();
    ArrayNode page = output.putArray(field);
    all.subList(from, to).forEach(page::add);
    if (to < all.size()) {
      output.put("nextToken", token(to));
    }
    return output;
  }
}
