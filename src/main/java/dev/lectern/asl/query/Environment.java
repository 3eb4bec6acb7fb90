package dev.lectern.asl.query;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a value is worked out from. Immutable.
 *
 * @param input {@code $} of JSONPath, {@code $states.input} of JSONata
 * @param context the context object
 * @param variables by name, without the dollar sign
 * @param result {@code $states.result}, null where there is none
 * @param errorOutput {@code $states.errorOutput}, null outside of a catcher
 */
public record Environment(
    JsonNode input,
    JsonNode context,
    Map<String, JsonNode> variables,
    @Nullable JsonNode result,
    @Nullable JsonNode errorOutput) {

  /** Before there is a result. */
  public Environment(JsonNode input, JsonNode context, Map<String, JsonNode> variables) {
    this(input, context, variables, null, null);
  }

  /** With another input. */
  public Environment withInput(JsonNode other) {
    return new Environment(other, context, variables, result, errorOutput);
  }

  /** With a result. */
  public Environment withResult(JsonNode other) {
    return new Environment(input, context, variables, other, errorOutput);
  }

  /** With the error that a catcher sees. */
  public Environment withErrorOutput(JsonNode other) {
    return new Environment(input, context, variables, null, other);
  }

  /** With another context object. */
  public Environment withContext(JsonNode other) {
    return new Environment(input, other, variables, result, errorOutput);
  }
}
