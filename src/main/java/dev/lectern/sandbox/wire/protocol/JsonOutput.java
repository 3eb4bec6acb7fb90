package dev.lectern.sandbox.wire.protocol;

import dev.lectern.json.Json;
import dev.lectern.model.Member;
import dev.lectern.model.ServiceModel;
import dev.lectern.model.Shape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the members of a JSON answer. An operation's output has AWS's names already; only
 * timestamps travel in another form, as seconds. A shape without any is written as it is.
 */
final class JsonOutput {

  private final ServiceModel model;
  private final Map<String, Boolean> timed = new HashMap<>();

  JsonOutput(ServiceModel model) {
    this.model = model;
    for (var operation : model.operations()) {
      timed.put(operation.output().name(), hasTimestamp(operation.output(), new ArrayList<>()));
    }
  }

  byte[] bytes(Shape.Structure shape, ObjectNode values) {
    JsonNode document = timed.getOrDefault(shape.name(), false) ? structure(shape, values) : values;
    return Json.MAPPER.writeValueAsBytes(document);
  }

  private boolean hasTimestamp(Shape shape, List<String> seen) {
    return switch (shape) {
      case Shape.Scalar scalar -> scalar.kind() == Shape.Kind.TIMESTAMP;
      case Shape.Sequence list -> hasTimestamp(list.element(), seen);
      case Shape.Dictionary map -> hasTimestamp(map.value(), seen);
      case Shape.Reference reference -> hasTimestamp(model.structure(reference), seen);
      case Shape.Structure structure -> {
        if (seen.contains(structure.name())) {
          yield false;
        }
        seen.add(structure.name());
        yield structure.members().values().stream()
            .anyMatch(member -> hasTimestamp(member.shape(), seen));
      }
    };
  }

  private JsonNode value(Shape shape, JsonNode value) {
    return switch (shape) {
      case Shape.Scalar scalar ->
          scalar.kind() == Shape.Kind.TIMESTAMP ? timestamp(scalar, value) : value;
      case Shape.Sequence list -> {
        ArrayNode values = Json.array();
        value.forEach(element -> values.add(value(list.element(), element)));
        yield values;
      }
      case Shape.Dictionary map -> {
        ObjectNode values = Json.object();
        value
            .properties()
            .forEach(entry -> values.set(entry.getKey(), value(map.value(), entry.getValue())));
        yield values;
      }
      case Shape.Structure structure -> structure(structure, value);
      case Shape.Reference reference -> structure(model.structure(reference), value);
    };
  }

  /** Writes a structure; each member must be one of its own. */
  JsonNode structure(Shape.Structure shape, JsonNode values) {
    ObjectNode written = Json.object();
    for (Map.Entry<String, JsonNode> entry : values.properties()) {
      Member member = shape.members().get(entry.getKey());
      if (member == null) {
        throw new IllegalStateException(shape.name() + " has no member " + entry.getKey());
      }
      written.set(member.wireName(), value(member.shape(), entry.getValue()));
    }
    return written;
  }

  private static JsonNode timestamp(Shape.Scalar scalar, JsonNode value) {
    return scalar.timestamp() == Shape.TimestampFormat.UNIX
        ? DecimalNode.valueOf(Scalars.epochSeconds(Instant.parse(value.asString())))
        : value;
  }
}
