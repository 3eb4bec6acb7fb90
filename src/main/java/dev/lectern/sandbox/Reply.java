package dev.lectern.sandbox;

import dev.lectern.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operation answers. The wire layer places the output's members where the model says
 * (header, XML or JSON body, status code).
 *
 * @param status HTTP status, or 0 for the one that the model names
 * @param output members of the output shape by AWS's own names
 * @param headers further headers that are no member of the output shape
 * @param payload the streaming payload of the output, null when it has none
 */
public record Reply(
    int status, ObjectNode output, Map<String, String> headers, @Nullable Payload payload) {

  /** An answer without members. */
  public static Reply empty() {
    return of(Json.object());
  }

  /** An answer with these members and the model's status. */
  public static Reply of(ObjectNode output) {
    return new Reply(0, output, Map.of(), null);
  }

  /** The same answer with another status. */
  public Reply withStatus(int newStatus) {
    return new Reply(newStatus, output, headers, payload);
  }

  /** The same answer with one more header. */
  public Reply withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, output, more, payload);
  }

  /** The same answer with a streaming payload. */
  public Reply withPayload(Payload newPayload) {
    return new Reply(status, output, headers, newPayload);
  }
}
