package dev.lectern.sandbox.wire;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.JournalView;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes known of a request on its way; at the end it is the journal's entry. One thread. */
final class Trace {

  private static final int LONGEST_VALUE = 2_048;

  private final long startedNanos = System.nanoTime();
  private final Instant at;
  String requestId;
  String service = "";
  String operation = "";
  String resource = "";
  Caller caller = Caller.ANONYMOUS;
  @Nullable String errorCode;
  ObjectNode parameters = Json.object();
  ObjectNode result = Json.object();
  boolean newConnection;
  @Nullable String canonicalRequest;
  String decision = "";
  @Nullable Registered registered;

  Trace(String requestId, Instant at) {
    this.requestId = requestId;
    this.at = at;
  }

  JournalView.Entry entry(int status) {
    return new JournalView.Entry(
        requestId,
        at,
        Duration.ofNanos(System.nanoTime() - startedNanos),
        service,
        operation,
        resource,
        caller,
        status,
        errorCode,
        parameters,
        result,
        newConnection,
        canonicalRequest,
        decision);
  }

  /** What the journal keeps of members: short values that are no secret. */
  static ObjectNode shortValues(ObjectNode members) {
    ObjectNode kept = Json.object();
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      JsonNode value = member.getValue();
      if (value.isValueNode()
          && !member.getKey().endsWith("CustomerKey")
          && value.asString().length() <= LONGEST_VALUE) {
        kept.set(member.getKey(), value);
      }
    }
    return kept;
  }
}
