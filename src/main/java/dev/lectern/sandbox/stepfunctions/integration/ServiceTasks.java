package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.json.Json;
import dev.lectern.sandbox.RoleCalls;
import dev.lectern.sandbox.RoleCalls.Answer;
import dev.lectern.sandbox.RoleCalls.Identity;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.stepfunctions.interpreter.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls of services: Lambda by ARN, the optimized integrations, and every operation of the sandbox
 * as {@code aws-sdk:<service>:<operation>} ("Integrating services"). May block. Safe for any
 * thread.
 */
public final class ServiceTasks {

  /** Members that hold a text on the wire and JSON in a definition. */
  private static final Map<String, List<String>> JSON_TEXTS =
      Map.of(
          "sqs", List.of("MessageBody"),
          "sns", List.of("Message"),
          "states", List.of("Input"));

  private final RoleCalls calls;
  private final InstantSource clock;

  ServiceTasks(RoleCalls calls, InstantSource clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /** A function by its ARN: its answer is the result. */
  JsonNode function(Identity as, String arn, JsonNode input) throws TaskFailure {
    ObjectNode request = Json.object().put("FunctionName", arn);
    request.put("Payload", base64(input.toString()));
    return payload(call(as, "lambda", "Invoke", request, "lambda", false));
  }

  /** An operation of a service. */
  JsonNode service(Identity as, Resource resource, JsonNode arguments) throws TaskFailure {
    String type = resource.type();
    if (type.startsWith("aws-sdk:")) {
      return sdk(as, type.substring("aws-sdk:".length()), resource.operation(), arguments);
    }
    if (type.equals("lambda") && resource.operation().equals("invoke")) {
      return invoke(as, arguments);
    }
    ObjectNode request = object(arguments);
    for (String member : JSON_TEXTS.getOrDefault(type, List.of())) {
      JsonNode value = request.path(member);
      if (value.isContainer()) {
        request.put(member, value.toString());
      }
    }
    String operation = ServiceNames.operation(resource.operation());
    Answer answer = call(as, ServiceNames.signing(type), operation, request, type, false);
    ObjectNode output = capitalized(answer.output());
    return Metadata.add(
        output, "application/x-amz-json-1.0", output.toString().length(), clock.instant());
  }

  private static ObjectNode object(JsonNode arguments) throws TaskFailure {
    if (!arguments.isObject()) {
      throw new TaskFailure(
          "States.Runtime",
          "The Parameters '"
              + arguments
              + "' could not be used to start the Task: they must be an"
              + " object");
    }
    return (ObjectNode) arguments.deepCopy();
  }

  private JsonNode invoke(Identity as, JsonNode arguments) throws TaskFailure {
    ObjectNode request = object(arguments);
    JsonNode payload = request.path("Payload");
    if (!payload.isMissingNode()) {
      request.put("Payload", base64(payload.toString()));
    }
    Answer answer = call(as, "lambda", "Invoke", request, "lambda", false);
    JsonNode result = payload(answer);
    ObjectNode output = Json.object();
    output.set("ExecutedVersion", answer.output().path("ExecutedVersion"));
    output.set("Payload", result);
    Metadata.add(output, "application/json", result.toString().length(), clock.instant());
    output.set("StatusCode", answer.output().path("StatusCode"));
    return output;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What a function returned; its error is the task's. */
  private static JsonNode payload(Answer answer) throws TaskFailure {
    String text =
        new String(
            Base64.getDecoder().decode(answer.output().path("Payload").asString("")),
            StandardCharsets.UTF_8);
    JsonNode payload;
    try {
      payload = Json.MAPPER.readTree(text.isEmpty() ? "null" : text);
    } catch (JacksonException noJson) {
      throw new TaskFailure(
          "Lambda.Unknown", "The function returned something that is no JSON: " + text);
    }
    if (!answer.output().has("FunctionError")) {
      return payload;
    }
    String type = payload.path("errorType").asString("");
    if (type.isEmpty()) {
      throw new TaskFailure(
          "Lambda.Unknown",
          "The cause could not be determined because Lambda did not return an error type. Returned"
              + " payload: "
              + text);
    }
    throw new TaskFailure(type, text);
  }

  private JsonNode sdk(Identity as, String service, String action, JsonNode arguments)
      throws TaskFailure {
    ObjectNode request = object(arguments);
    byte[] body = new byte[0];
    if (service.equals("s3") && request.has("Body")) {
      JsonNode given = request.remove("Body");
      body =
          (given.isString() ? given.asString() : given.toString()).getBytes(StandardCharsets.UTF_8);
    }
    Answer answer =
        call(
            as,
            ServiceNames.signing(service),
            ServiceNames.operation(action),
            request,
            service,
            true,
            body);
    ObjectNode output = capitalized(answer.output());
    if (answer.payload().length > 0) {
      output.put("Body", new String(answer.payload(), StandardCharsets.UTF_8));
    }
    return output;
  }

  /** An operation of S3 with its streams as they are; errors have the names of the SDK's. */
  Answer s3(Identity as, String operation, JsonNode arguments, byte[] body) throws TaskFailure {
    return call(as, "s3", operation, object(arguments), "s3", true, body);
  }

  private Answer call(
      Identity as, String service, String operation, ObjectNode request, String name, boolean sdk)
      throws TaskFailure {
    return call(as, service, operation, request, name, sdk, new byte[0]);
  }

  private Answer call(
      Identity as,
      String service,
      String operation,
      ObjectNode request,
      String name,
      boolean sdk,
      byte[] body)
      throws TaskFailure {
    if (!calls.has(service, operation)) {
      throw new TaskFailure(
          "Sandbox.NotImplemented",
          "The sandbox has no operation " + operation + " of " + service + ".");
    }
    try {
      return calls.call(as, service, operation, request, body);
    } catch (ServiceException refused) {
      throw new TaskFailure(
          sdk ? ServiceNames.sdkError(name, refused) : ServiceNames.error(name, refused),
          ServiceNames.cause(name, refused, UUID.randomUUID().toString()));
    } catch (IOException fault) {
      throw new TaskFailure(
          "States.TaskFailed", "The sandbox could not do it: " + fault.getMessage());
    }
  }

  /** Members as the SDK integrations name them: their first letter is a capital. */
  private static ObjectNode capitalized(ObjectNode output) {
    ObjectNode named = Json.object();
    for (Map.Entry<String, JsonNode> member : output.properties()) {
      named.set(
          ServiceNames.operation(member.getKey()), structures(member.getKey(), member.getValue()));
    }
    return named;
  }

  /** Lists of structures have members with names too; DynamoDB's items are data. */
  private static JsonNode structures(String name, JsonNode value) {
    if (value.isArray() && name.equals("executions")) {
      ArrayNode list = Json.array();
      value.forEach(element -> list.add(capitalized((ObjectNode) element)));
      return list;
    }
    return value;
  }

  /** Now. */
  Instant now() {
    return clock.instant();
  }
}
