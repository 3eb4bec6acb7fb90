package dev.lectern.calls;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Calls for which the SDK for Java 2.x has no method any more, and what does the same. */
final class Dropped {

  /** Said with the code of the other call. */
  static final String NOTE =
      "The SDK for Java 2.x has no InvokeAsync, which AWS has deprecated: Invoke of the type Event"
          + " does the same.";

  private Dropped() {}

  /**
   * The call that does the same ("InvokeAsync": "We recommend that you use Invoke"); empty when the
   * SDK has the call itself.
   */
  static Optional<ApiCall> today(ApiCall call) {
    if (!call.service().equals("lambda") || !call.operation().equals("InvokeAsync")) {
      return Optional.empty();
    }
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    for (String kept : new String[] {"FunctionName", "InvokeArgs"}) {
      JsonNode value = call.parameters().get(kept);
      if (value != null) {
        parameters.set(kept.equals("InvokeArgs") ? "Payload" : kept, value);
      }
    }
    return Optional.of(call.as("Invoke", parameters.put("InvocationType", "Event")));
  }
}
