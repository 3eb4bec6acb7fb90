package dev.lectern.sandbox.wire.protocol;

import dev.lectern.model.Member;
import dev.lectern.model.ServiceModel;
import dev.lectern.model.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes members as XML. */
final class XmlOutput {

  private static final String NO_MILLIS = ".000Z";

  private final ServiceModel model;

  /** S3 writes milliseconds; the services of the Query protocol do not. */
  private final boolean seconds;

  XmlOutput(ServiceModel model) {
    this.model = model;
    this.seconds = model.protocol() == ServiceModel.Protocol.QUERY;
  }

  /** Writes the members of a structure that travel in the body. */
  void members(XmlText out, Shape.Structure structure, ObjectNode values) {
    for (Member member : structure.members().values()) {
      JsonNode value = values.path(member.name());
      if (member.location() == Member.Location.BODY
          && !member.attribute()
          && !value.isMissingNode()
          && !value.isNull()) {
        value(out, member.wireName(), member.shape(), value);
      }
    }
  }

  private void value(XmlText out, String name, Shape shape, JsonNode value) {
    switch (shape) {
      case Shape.Scalar scalar -> out.element(name, text(scalar, value));
      case Shape.Sequence list -> sequence(out, name, list, value);
      case Shape.Dictionary map -> dictionary(out, name, map, value);
      case Shape.Structure structure -> structure(out, name, structure, (ObjectNode) value);
      case Shape.Reference reference ->
          structure(out, name, model.structure(reference), (ObjectNode) value);
    }
  }

  private String text(Shape.Scalar scalar, JsonNode value) {
    String text = Scalars.write(scalar, value);
    return seconds && scalar.kind() == Shape.Kind.TIMESTAMP && text.endsWith(NO_MILLIS)
        ? text.substring(0, text.length() - NO_MILLIS.length()) + "Z"
        : text;
  }

  void structure(XmlText out, String name, Shape.Structure structure, ObjectNode values) {
    out.open(name, attributes(structure, values));
    members(out, structure, values);
    out.close(name);
  }

  /** The one attribute in AWS's models is {@code xsi:type}. */
  private static String attributes(Shape.Structure structure, ObjectNode values) {
    StringBuilder attributes = new StringBuilder();
    for (Member member : structure.members().values()) {
      String value = member.attribute() ? values.path(member.name()).asString("") : "";
      if (!value.isEmpty()) {
        attributes
            .append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ")
            .append(member.wireName())
            .append("=\"")
            .append(value)
            .append('"');
      }
    }
    return attributes.toString();
  }

  private void sequence(XmlText out, String name, Shape.Sequence list, JsonNode values) {
    if (list.flattened()) {
      values.forEach(value -> value(out, name, list.element(), value));
      return;
    }
    out.open(name);
    values.forEach(value -> value(out, list.elementName(), list.element(), value));
    out.close(name);
  }

  private void dictionary(XmlText out, String name, Shape.Dictionary map, JsonNode values) {
    String entry = map.flattened() ? name : "entry";
    if (!map.flattened()) {
      out.open(name);
    }
    values
        .properties()
        .forEach(
            one -> {
              out.open(entry).element(map.keyName(), one.getKey());
              value(out, map.valueName(), map.value(), one.getValue());
              out.close(entry);
            });
    if (!map.flattened()) {
      out.close(name);
    }
  }
}
