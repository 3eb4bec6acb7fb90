package dev.lectern.sandbox.wire.protocol;

import dev.lectern.json.Json;
import dev.lectern.model.Member;
import dev.lectern.model.ServiceModel;
import dev.lectern.model.Shape;
import dev.lectern.sandbox.ServiceException;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads members from XML. What the model does not have, or has otherwise, is MalformedXML. */
final class XmlInput {

  private static final int DEEPEST = 32;

  private final ServiceModel model;

  XmlInput(ServiceModel model) {
    this.model = model;
  }

  /** A factory for each document: it is cheap, and not safe for several threads. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** S3's error for XML that it cannot take. */
  static ServiceException malformed() {
    return new ServiceException(
        400,
        "MalformedXML",
        "The XML you provided was not well-formed or did not validate against our published"
            + " schema");
  }

  /** Reads a document whose root element is a structure. */
  ObjectNode read(byte[] xml, String root, Shape.Structure structure) {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
      try {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
          if (reader.getEventType() == XMLStreamConstants.DTD) {
            throw malformed();
          }
        }
        if (!reader.getLocalName().equals(root)) {
          throw malformed();
        }
        ObjectNode values = structure(reader, structure, 0);
        while (reader.hasNext()) {
          reader.next();
        }
        return values;
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | IllegalArgumentException e) {
      throw malformed();
    }
  }

  private ObjectNode structure(XMLStreamReader reader, Shape.Structure structure, int depth)
      throws XMLStreamException {
    ObjectNode values = Json.object();
    Map<String, Member> byElement = new HashMap<>();
    for (Member member : structure.members().values()) {
      if (member.attribute()) {
        attribute(reader, member, values);
      } else {
        byElement.put(member.wireName(), member);
      }
    }
    while (next(reader)) {
      Member member = byElement.get(reader.getLocalName());
      if (member == null || depth > DEEPEST) {
        throw malformed();
      }
      if (member.shape() instanceof Shape.Sequence list && list.flattened()) {
        values.withArray(member.name()).add(value(reader, list.element(), depth + 1));
      } else if (values.has(member.name())) {
        throw malformed();
      } else {
        values.set(member.name(), value(reader, member.shape(), depth + 1));
      }
    }
    for (Member member : structure.members().values()) {
      if (member.required() && !values.has(member.name())) {
        throw malformed();
      }
    }
    return values;
  }

  private static void attribute(XMLStreamReader reader, Member member, ObjectNode values) {
    String local = member.wireName().substring(member.wireName().indexOf(':') + 1);
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(local)) {
        values.put(member.name(), reader.getAttributeValue(i));
      }
    }
  }

  private JsonNode value(XMLStreamReader reader, Shape shape, int depth) throws XMLStreamException {
    return switch (shape) {
      case Shape.Scalar scalar -> scalar(scalar, reader.getElementText());
      case Shape.Structure structure -> structure(reader, structure, depth);
      case Shape.Reference reference -> structure(reader, model.structure(reference), depth);
      case Shape.Sequence list -> sequence(reader, list, depth);
      case Shape.Dictionary map -> throw malformed();
    };
  }

  private static JsonNode scalar(Shape.Scalar shape, String text) {
    if (!shape.values().isEmpty() && !shape.values().contains(text) && closed(shape)) {
      throw malformed();
    }
    return Scalars.read(shape, text);
  }

  /**
   * A Region that S3 does not know has an error of its own, and names of notification filter rules
   * do not depend on case; so these lists are open.
   */
  private static boolean closed(Shape.Scalar shape) {
    return !shape.values().contains("eu-west-1") && !shape.values().contains("Prefix");
  }

  private JsonNode sequence(XMLStreamReader reader, Shape.Sequence list, int depth)
      throws XMLStreamException {
    ArrayNode values = Json.MAPPER.createArrayNode();
    while (next(reader)) {
      if (!reader.getLocalName().equals(list.elementName()) || depth > DEEPEST) {
        throw malformed();
      }
      values.add(value(reader, list.element(), depth + 1));
    }
    return values;
  }

  /** Goes to the next child element; false at the end of the current one. */
  private static boolean next(XMLStreamReader reader) throws XMLStreamException {
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return true;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          return false;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!reader.isWhiteSpace()) {
            throw malformed();
          }
        }
        default -> {
          // Comments and processing instructions say nothing.
        }
      }
    }
  }
}
