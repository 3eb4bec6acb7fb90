package dev.lectern.sandbox.lambda.invoke;

import dev.lectern.sandbox.Deliveries;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Functions as targets of other services' events: they are invoked asynchronously, when a statement
 * of their resource policy lets the service in ("Viewing resource-based IAM policies in Lambda").
 */
public final class FunctionDeliveries implements Deliveries {

  private static final String ARN = "arn:aws:lambda:[^:]+:\\d{12}:function:.+";

  private final LambdaState state;
  private final AsyncQueue queue;

  /** Over the functions and the queue of their events. */
  public FunctionDeliveries(LambdaState state, AsyncQueue queue) {
    this.state = state;
    this.queue = queue;
  }

  @Override
  public boolean knows(String arn) {
    return arn.matches(ARN);
  }

  @Override
  public boolean accepts(String arn, Source from) {
    if (!knows(arn)) {
      return false;
    }
    FunctionRef ref = FunctionRef.of(arn, "", "", "");
    return state
        .policies()
        .get(ref.key(ref.qualifier()))
        .map(policy -> policy.path("Statement"))
        .filter(statements -> statements.valueStream().anyMatch(s -> allows(s, from)))
        .isPresent();
  }

  private static boolean allows(JsonNode statement, Source from) {
    JsonNode principal = statement.path("Principal");
    boolean service =
        principal.asString("").equals("*")
            || principal.path("Service").asString("").equals(from.service());
    String action = statement.path("Action").asString("");
    return service
        && like(action, "lambda:InvokeFunction")
        && holds(statement.path("Condition"), from);
  }

  private static boolean holds(JsonNode condition, Source from) {
    for (Map.Entry<String, JsonNode> operator : condition.properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        String wanted = key.getValue().asString("");
        boolean fits =
            switch (key.getKey()) {
              case "AWS:SourceArn" -> like(wanted, from.arn());
              case "AWS:SourceAccount" -> wanted.equals(from.accountId());
              // Organizations, event tokens and function URLs are of no service's own events.
              default -> false;
            };
        if (!fits) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean like(String pattern, String text) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return text.matches(regex);
  }

  @Override
  public void deliver(String arn, Source from, JsonNode message, Map<String, JsonNode> attributes)
      throws IOException {
    if (accepts(arn, from)) {
      queue.add(
          UUID.randomUUID().toString(),
          FunctionRef.of(arn, "", "", ""),
          message.toString().getBytes(StandardCharsets.UTF_8),
          null,
          from.cause());
    }
  }
}
