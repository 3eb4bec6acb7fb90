package dev.lectern.model;

import dev.lectern.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What AWS publishes of a service's API: operations, their members and bindings. Read from the
 * tables under {@code /aws-model/}; immutable.
 */
public final class ServiceModel {

  /** How requests and answers are written. */
  public enum Protocol {
    REST_XML,
    REST_JSON,
    JSON_1_0,
    JSON_1_1,
    QUERY
  }

  private final String service;
  private final Protocol protocol;
  private final String xmlNamespace;
  private final List<String> targets;
  private final Map<String, Shape.Structure> structures;
  private final Map<String, OperationModel> operations;

  private ServiceModel(JsonNode table) {
    this.service = table.required("service").asString();
    this.protocol = Protocol.valueOf(table.required("protocol").asString());
    this.xmlNamespace = table.path("xmlNamespace").asString("");
    this.targets = strings(table.path("targets"));
    Map<String, Shape.Structure> shapes = new LinkedHashMap<>();
    table
        .required("structures")
        .properties()
        .forEach(entry -> shapes.put(entry.getKey(), structure(entry.getKey(), entry.getValue())));
    this.structures = Collections.unmodifiableMap(shapes);
    Map<String, OperationModel> all = new LinkedHashMap<>();
    table
        .required("operations")
        .properties()
        .forEach(entry -> all.put(entry.getKey(), operation(entry.getKey(), entry.getValue())));
    this.operations = Collections.unmodifiableMap(all);
  }

  /**
   * Reads the table of a service.
   *
   * @param service signing name, for example {@code s3}
   * @throws IllegalArgumentException when there is no table for it
   */
  public static ServiceModel load(String service) {
    String path = "/aws-model/" + service + ".json";
    try (InputStream in = ServiceModel.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no model of the service " + service);
      }
      return new ServiceModel(Json.MAPPER.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("The model " + path + " cannot be read", e);
    }
  }

  /** Signing name. */
  public String service() {
    return service;
  }

  /** How requests and answers are written. */
  public Protocol protocol() {
    return protocol;
  }

  /** XML namespace of answers; empty for services that speak no XML. */
  public String xmlNamespace() {
    return xmlNamespace;
  }

  /**
   * What stands before the dot of the {@code X-Amz-Target} header; empty for services without it.
   */
  public List<String> targets() {
    return targets;
  }

  /** All operations, by name. */
  public Collection<OperationModel> operations() {
    return operations.values();
  }

  /** One operation. */
  public Optional<OperationModel> operation(String name) {
    return Optional.ofNullable(operations.get(name));
  }

  /**
   * The structure that a shape is, following a reference.
   *
   * @throws IllegalArgumentException when the shape is no structure
   */
  public Shape.Structure structure(Shape shape) {
    return switch (shape) {
      case Shape.Structure structure -> structure;
      case Shape.Reference reference -> named(reference.structure());
      default -> throw new IllegalArgumentException("No structure: " + shape);
    };
  }

  private Shape.Structure named(String name) {
    Shape.Structure structure = structures.get(name);
    if (structure == null) {
      throw new IllegalArgumentException(service + " has no structure " + name);
    }
    return structure;
  }

  private OperationModel operation(String name, JsonNode node) {
    return new OperationModel(
        name,
        node.required("method").asString(),
        node.required("uri").asString(),
        named(node.required("input").asString()),
        named(node.required("output").asString()),
        node.path("status").asInt(200),
        node.path("streamingInput").asBoolean(false),
        node.path("streamingOutput").asBoolean(false),
        node.required("action").asString(),
        node.required("resource").asString(),
        strings(node.path("keys")));
  }

  private Shape.Structure structure(String name, JsonNode node) {
    Map<String, Member> members = new LinkedHashMap<>();
    node.properties()
        .forEach(entry -> members.put(entry.getKey(), member(entry.getKey(), entry.getValue())));
    return new Shape.Structure(name, Collections.unmodifiableMap(members));
  }

  private Member member(String name, JsonNode node) {
    Member.Location location =
        Member.Location.valueOf(node.path("in").asString("body").toUpperCase(Locale.ROOT));
    return new Member(
        name,
        node.path("as").asString(name),
        location,
        shape(node, location),
        node.path("required").asBoolean(false),
        node.path("payload").asBoolean(false),
        node.path("attribute").asBoolean(false));
  }

  private Shape shape(JsonNode node, Member.Location location) {
    String type = node.required("type").asString();
    return switch (type) {
      case "structure" -> new Shape.Reference(node.required("of").asString());
      case "list" ->
          new Shape.Sequence(
              shape(node.required("of"), location),
              node.path("element").asString("member"),
              node.path("flattened").asBoolean(false),
              limits(node));
      case "map" ->
          new Shape.Dictionary(
              shape(node.required("of"), location),
              node.path("key").asString("key"),
              node.path("value").asString("value"),
              node.path("flattened").asBoolean(false),
              limits(node));
      default ->
          new Shape.Scalar(
              Shape.Kind.valueOf(type.toUpperCase(Locale.ROOT)),
              timestamp(node, location),
              strings(node.path("values")),
              limits(node));
    };
  }

  private static Shape.Limits limits(JsonNode node) {
    if (!node.has("min") && !node.has("max") && !node.has("pattern")) {
      return Shape.Limits.NONE;
    }
    return new Shape.Limits(
        node.has("min") ? node.path("min").asLong() : null,
        node.has("max") ? node.path("max").asLong() : null,
        node.has("pattern") ? Pattern.compile(node.path("pattern").asString()) : null);
  }

  private Shape.TimestampFormat timestamp(JsonNode node, Member.Location location) {
    String format = node.path("format").asString("");
    if (!format.isEmpty()) {
      return Shape.TimestampFormat.valueOf(format);
    }
    if (location == Member.Location.HEADER) {
      return Shape.TimestampFormat.RFC_822;
    }
    return switch (protocol) {
      case REST_XML, QUERY -> Shape.TimestampFormat.ISO_8601;
      case REST_JSON, JSON_1_0, JSON_1_1 -> Shape.TimestampFormat.UNIX;
    };
  }

  private static List<String> strings(JsonNode node) {
    List<String> values = new ArrayList<>();
    node.forEach(value -> values.add(value.asString()));
    return List.copyOf(values);
  }
}
