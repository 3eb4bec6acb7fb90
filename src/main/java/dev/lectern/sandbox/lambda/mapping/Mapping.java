package dev.lectern.sandbox.lambda.mapping;

import dev.lectern.json.Json;
import dev.lectern.sandbox.RoleCalls;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.FunctionVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event source mapping as it is kept.
 *
 * @param document {@code shown} as the API answers it, {@code positions} the last sequence number
 *     of each shard that was worked on, {@code role} the function's role that IAM had
 */
record Mapping(ObjectNode document) {

  String id() {
    return shown("UUID").asString("");
  }

  String accountId() {
    return document.path("account").asString("");
  }

  String region() {
    return document.path("region").asString("");
  }

  static List<String> key(String accountId, String region, String id) {
    return List.of(accountId, region, id);
  }

  List<String> key() {
    return key(accountId(), region(), id());
  }

  JsonNode shown(String member) {
    return document.path("shown").path(member);
  }

  String stream() {
    return shown("EventSourceArn").asString("");
  }

  /** What its last batch came to, as the API says it. */
  String result() {
    return shown("LastProcessingResult").asString("");
  }

  /** Another one after each change of it, not after a batch. */
  String version() {
    return id() + " " + shown("State").asString("") + " " + shown("LastModified").asString("");
  }

  boolean enabled() {
    return shown("State").asString("").equals("Enabled");
  }

  FunctionRef function() {
    return FunctionRef.of(shown("FunctionArn").asString(""), "", accountId(), region());
  }

  /** The role of its function when it was seen in IAM last; empty when it never was. */
  String role() {
    return document.path("role").asString("");
  }

  /** As whom Lambda reads a stream for a function. */
  static RoleCalls.Identity reader(FunctionVersion function) {
    FunctionRef ref = function.ref();
    return new RoleCalls.Identity(
        function.config("Role").asString(""),
        "lambda.amazonaws.com",
        ref.name(),
        ref.accountId(),
        ref.region(),
        ref.unqualified().arn());
  }

  String position(String shard) {
    return document.path("positions").path(shard).asString("");
  }

  /** Whether a record passes one of the filters, or there is none. */
  boolean wants(JsonNode event) {
    JsonNode filters = shown("FilterCriteria").path("Filters");
    return filters.isEmpty()
        || filters
            .valueStream()
            .anyMatch(
                filter ->
                    EventPattern.matches(
                        Json.MAPPER.readTree(filter.path("Pattern").asString("{}")), event));
  }
}
