package dev.lectern.calls;

import dev.lectern.json.Json;
import dev.lectern.model.Member;
import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import dev.lectern.model.Shape;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls made up for tests of what is done with them. */
public final class SampleCalls {

  /** Bytes that are no text: an archive with nothing in it. */
  static final byte[] EMPTY_ZIP = Arrays.copyOf(new byte[] {'P', 'K', 5, 6, (byte) 0, 0}, 22);

  private SampleCalls() {}

  /** A call to the sandbox that went well. */
  public static ApiCall of(String service, String operation, JsonNode parameters, long body) {
    ApiCall.HttpMessage request =
        new ApiCall.HttpMessage(
            "PUT /b/k HTTP/1.1", Map.of("Host", List.of("127.0.0.1:4566")), null, body);
    ApiCall.HttpMessage response = new ApiCall.HttpMessage("HTTP/1.1 200 OK", Map.of(), null, 0);
    return new ApiCall(
        1,
        "sandbox",
        "000000000000",
        "arn:aws:iam::000000000000:root",
        "us-east-1",
        URI.create("http://127.0.0.1:4566"),
        service,
        operation,
        parameters,
        Json.object(),
        "test",
        Instant.parse("2026-11-21T10:41:50.233Z"),
        Duration.ofMillis(12),
        200,
        null,
        null,
        "R1",
        List.of(
            new ApiCall.Attempt(
                Instant.parse("2026-11-21T10:41:50.233Z"),
                Duration.ofMillis(12),
                Duration.ZERO,
                request,
                response,
                null,
                null)),
        Map.of());
  }

  /** A call with the JSON given as text. */
  public static ApiCall of(String service, String operation, String parameters, long body) {
    return of(service, operation, Json.MAPPER.readTree(parameters), body);
  }

  /** Parameters of an operation in which every member is set, down to a depth. */
  public static ObjectNode everyMember(ServiceModel model, OperationModel operation) {
    return structure(model, operation.input(), 0);
  }

  private static ObjectNode structure(ServiceModel model, Shape.Structure shape, int depth) {
    ObjectNode object = Json.object();
    for (Member member : shape.members().values()) {
      if (member.shape() instanceof Shape.Reference && depth > 3) {
        continue;
      }
      object.set(member.name(), value(model, member.shape(), depth + 1));
    }
    return object;
  }

  private static JsonNode value(ServiceModel model, Shape shape, int depth) {
    return switch (shape) {
      case Shape.Scalar scalar -> scalar(scalar);
      case Shape.Sequence list -> {
        ArrayNode array = Json.array();
        if (depth <= 5) {
          array.add(value(model, list.element(), depth));
          array.add(value(model, list.element(), depth));
        }
        yield array;
      }
      case Shape.Dictionary map -> {
        ObjectNode object = Json.object();
        if (depth <= 5) {
          object.set("k\"1", value(model, map.value(), depth));
        }
        yield object;
      }
      default -> structure(model, model.structure(shape), depth);
    };
  }

  private static JsonNode scalar(Shape.Scalar scalar) {
    String text = scalar.values().isEmpty() ? "a \"b\" \\ ü'c" : scalar.values().getFirst();
    return switch (scalar.kind()) {
      case STRING -> Json.MAPPER.valueToTree(text);
      case BLOB -> Json.MAPPER.valueToTree(EMPTY_ZIP);
      case BOOLEAN -> Json.MAPPER.valueToTree(true);
      case INTEGER -> Json.MAPPER.valueToTree(7);
      case LONG -> Json.MAPPER.valueToTree(8L);
      case FLOAT, DOUBLE -> Json.MAPPER.valueToTree(1.5);
      case TIMESTAMP -> Json.MAPPER.valueToTree("2026-11-21T10:41:50Z");
    };
  }
}
