package dev.lectern.sandbox.lambda.invoke;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Deliveries;
import dev.lectern.sandbox.Deliveries.Source;
import dev.lectern.sandbox.lambda.access.ExecutionRoles;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.FunctionVersion;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells what became of an asynchronous event: the destination of its function gets request, answer
 * and error ("Capturing records of Lambda asynchronous invocations"), a dead-letter queue the event
 * alone.
 */
public final class Destinations {

  /** Takes what is meant for another function. */
  @FunctionalInterface
  interface Functions {
    void add(FunctionRef target, JsonNode event) throws IOException;
  }

  private final LambdaState state;
  private final Deliveries deliveries;
  private final FailureRecords failures;
  private final ExecutionRoles roles;

  /** Over what can be reached. */
  public Destinations(
      LambdaState state, Deliveries deliveries, FailureRecords failures, ExecutionRoles roles) {
    this.failures = failures;
    this.roles = roles;
    this.state = state;
    this.deliveries = deliveries;
  }

  /**
   * Tells the destination and the dead-letter queue.
   *
   * @return the ARNs of those that were told
   */
  List<String> tell(
      ObjectNode event,
      FunctionRef target,
      JsonNode config,
      Invoker.@Nullable Result result,
      String condition,
      Instant now,
      Functions functions)
      throws IOException {
    List<String> told = new ArrayList<>();
    boolean good = condition.equals("Success");
    String arn =
        config
            .path("DestinationConfig")
            .path(good ? "OnSuccess" : "OnFailure")
            .path("Destination")
            .asString("");
    Source from =
        new Source("lambda.amazonaws.com", target.unqualified().arn(), target.accountId());
    String role = state.functions().require(target).config("Role").asString("");
    if (arn.contains(":lambda:")) {
      if (roles.reaches(target, role, arn)) {
        functions.add(
            FunctionRef.of(arn, "", target.accountId(), target.region()),
            record(event, target, result, condition, now));
        told.add(arn);
      }
    } else if (FailureRecords.isBucket(arn)) {
      boolean written =
          failures.write(
              target,
              role,
              arn,
              "aws/lambda/async/" + target.name() + "/",
              record(event, target, result, condition, now),
              now);
      if (written) {
        told.add(arn);
      }
    } else if (deliveries.knows(arn)) {
      deliveries.deliver(arn, from, record(event, target, result, condition, now), Map.of());
      told.add(arn);
    }
    String queue =
        state.functions().require(target).config("DeadLetterConfig").path("TargetArn").asString("");
    if (!good && deliveries.knows(queue)) {
      deliveries.deliver(queue, from, payload(event), attributes(event, result));
      told.add(queue);
    }
    return told;
  }

  private static JsonNode payload(ObjectNode event) {
    return json(Base64.getDecoder().decode(event.path("payload").asString()));
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return Json.MAPPER.readTree(bytes);
    } catch (JacksonException text) {
      return Json.MAPPER.valueToTree(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static ObjectNode record(
      ObjectNode event,
      FunctionRef target,
      Invoker.@Nullable Result result,
      String condition,
      Instant now) {
    ObjectNode record = Json.object().put("version", "1.0").put("timestamp", now.toString());
    String qualifier = target.qualifier().isEmpty() ? FunctionRef.LATEST : target.qualifier();
    record
        .putObject("requestContext")
        .put("requestId", event.path("id").asString())
        .put("functionArn", target.at(qualifier).arn())
        .put("condition", condition)
        .put("approximateInvokeCount", event.path("attempts").asInt());
    record.set("requestPayload", payload(event));
    if (result != null) {
      FunctionVersion version = result.version();
      ObjectNode context =
          record
              .putObject("responseContext")
              .put("statusCode", 200)
              .put("executedVersion", version.version());
      if (result.outcome().failed()) {
        context.put("functionError", result.outcome().functionError());
      }
      record.set("responsePayload", json(result.outcome().payload()));
    }
    return record;
  }

  private static Map<String, JsonNode> attributes(
      ObjectNode event, Invoker.@Nullable Result result) {
    Map<String, JsonNode> attributes = new LinkedHashMap<>();
    attributes.put("RequestID", event.path("id"));
    attributes.put("ErrorCode", Json.MAPPER.valueToTree(result == null ? 429 : 200));
    if (result != null) {
      JsonNode message = json(result.outcome().payload()).path("errorMessage");
      attributes.put("ErrorMessage", message);
    }
    return attributes;
  }
}
