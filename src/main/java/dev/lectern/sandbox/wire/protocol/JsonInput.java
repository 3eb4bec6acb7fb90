package dev.lectern.sandbox.wire.protocol;

import dev.lectern.json.Json;
import dev.lectern.model.Member;
import dev.lectern.model.ServiceModel;
import dev.lectern.model.Shape;
import dev.lectern.sandbox.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the members of a JSON request. A value of the wrong type is a SerializationException at
 * once; whatever breaks a published limit is gathered into one ValidationException. Members that
 * the model does not have are ignored, as AWS does; null stands for a missing member.
 */
final class JsonInput {

  private final ServiceModel model;
  private final boolean named;
  private final List<String> errors = new ArrayList<>();

  JsonInput(ServiceModel model) {
    this(model, false);
  }

  /**
   * @param named whether members stand under AWS's names, not as they travel
   */
  private JsonInput(ServiceModel model, boolean named) {
    this.model = model;
    this.named = named;
  }

  /** Reads members that stand under AWS's names, also with their first letter in upper case. */
  static ObjectNode readNamed(ServiceModel model, Shape.Structure shape, JsonNode document) {
    return read(new JsonInput(model, true), shape, document, "ValidationException");
  }

  /**
   * Reads a request's document.
   *
   * @throws ServiceException SerializationException or ValidationException
   */
  static ObjectNode read(ServiceModel model, Shape.Structure shape, JsonNode document) {
    return read(model, shape, document, "ValidationException");
  }

  /** The same with the error code of another family of services for broken limits. */
  static ObjectNode read(
      ServiceModel model, Shape.Structure shape, JsonNode document, String code) {
    return read(new JsonInput(model), shape, document, code);
  }

  /**
   * Reads the document of a request that has other members in its path, query and headers.
   *
   * @throws ServiceException SerializationException, or one ValidationException for all members
   */
  static ObjectNode read(
      ServiceModel model,
      Shape.Structure shape,
      JsonNode document,
      List<Member> elsewhere,
      ObjectNode values) {
    JsonInput input = new JsonInput(model);
    input.check(elsewhere, values);
    return read(input, shape, document, "ValidationException");
  }

  /**
   * Checks members that did not come in a document, under AWS's names.
   *
   * @throws ServiceException ValidationException
   */
  static void check(ServiceModel model, List<Member> members, ObjectNode values) {
    JsonInput input = new JsonInput(model);
    input.check(members, values);
    input.refuse("ValidationException");
  }

  private void check(List<Member> members, ObjectNode values) {
    for (Member member : members) {
      if (values.has(member.name())) {
        var _ = value(member.shape(), join("", member), values.path(member.name()));
      } else if (member.required()) {
        errors.add(missing(join("", member)));
      }
    }
  }

  private static String missing(String path) {
    return "Value null at '" + path + "' failed to satisfy constraint: Member must not be null";
  }

  private static ObjectNode read(
      JsonInput input, Shape.Structure shape, JsonNode document, String code) {
    JsonNode values = input.structure(shape, "", document);
    input.refuse(code);
    return (ObjectNode) values;
  }

  private void refuse(String code) {
    if (!errors.isEmpty()) {
      int count = errors.size();
      String what = count + (count == 1 ? " validation error" : " validation errors");
      throw new ServiceException(400, code, what + " detected: " + String.join("; ", errors));
    }
  }

  private JsonNode structure(Shape.Structure shape, String path, JsonNode node) {
    if (!node.isObject()) {
      throw unexpected(node, "structure or map");
    }
    ObjectNode values = Json.object();
    for (Member member : shape.members().values()) {
      JsonNode given = given(node, member);
      // of the ten members of an attribute value nine are missing: no path is written for those
      if (!given.isMissingNode() && !given.isNull()) {
        values.set(member.name(), value(member.shape(), join(path, member), given));
      } else if (member.required()) {
        errors.add(missing(join(path, member)));
      }
    }
    return values;
  }

  private JsonNode given(JsonNode node, Member member) {
    if (!named) {
      return node.path(member.wireName());
    }
    JsonNode given = node.path(member.name());
    return given.isMissingNode() ? node.path(NamedInput.capitalized(member.name())) : given;
  }

  private JsonNode value(Shape shape, String path, JsonNode node) {
    return switch (shape) {
      case Shape.Scalar scalar -> scalar(scalar, path, node);
      case Shape.Sequence list -> sequence(list, path, node);
      case Shape.Dictionary map -> dictionary(map, path, node);
      case Shape.Structure structure -> structure(structure, path, node);
      case Shape.Reference reference -> structure(model.structure(reference), path, node);
    };
  }

  private JsonNode sequence(Shape.Sequence list, String path, JsonNode node) {
    if (!node.isArray()) {
      throw unexpected(node, "list");
    }
    length(list.limits(), node.size(), path, node);
    return elements(list, path, node);
  }

  private ArrayNode elements(Shape.Sequence list, String path, JsonNode node) {
    ArrayNode values = Json.array();
    boolean fit = true;
    for (JsonNode element : node) {
      if (element.isNull()) {
        values.add(element);
        continue;
      }
      fit &= fits(list.element(), element);
      String place = path + "." + (values.size() + 1) + ".member";
      values.add(inner(list.element(), place, element));
    }
    if (!fit) {
      failed(node, path, "Member must satisfy constraint: " + constraints(list.element()));
    }
    return values;
  }

  private JsonNode dictionary(Shape.Dictionary map, String path, JsonNode node) {
    if (!node.isObject()) {
      throw unexpected(node, "structure or map");
    }
    ObjectNode values = Json.object();
    boolean fit = true;
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      JsonNode value = entry.getValue();
      if (!value.isNull()) {
        fit &= fits(map.value(), value);
        String place = path + "." + entry.getKey() + ".member";
        values.set(entry.getKey(), inner(map.value(), place, value));
      }
    }
    length(map.limits(), node.size(), path, node);
    if (!fit) {
      failed(node, path, "Map value must satisfy constraint: " + constraints(map.value()));
    }
    return values;
  }

  /** What is inside of a list or map: the limits of a text or list are told of the whole. */
  private JsonNode inner(Shape shape, String path, JsonNode node) {
    if (shape instanceof Shape.Scalar scalar && limited(scalar)) {
      requireText(node, "String");
      return node;
    }
    return shape instanceof Shape.Sequence list && node.isArray()
        ? elements(list, path, node)
        : value(shape, path, node);
  }

  private static boolean limited(Shape.Scalar scalar) {
    return scalar.kind() == Shape.Kind.STRING;
  }

  private static boolean fits(Shape shape, JsonNode node) {
    return switch (shape) {
      case Shape.Scalar scalar when limited(scalar) && node.isString() ->
          within(scalar.limits(), node.asString().length())
              && (scalar.limits().pattern() == null
                  || scalar.limits().pattern().matcher(node.asString()).matches())
              && (scalar.values().isEmpty() || scalar.values().contains(node.asString()));
      case Shape.Sequence list when node.isArray() -> within(list.limits(), node.size());
      default -> true;
    };
  }

  private static boolean within(Shape.Limits limits, int length) {
    return (limits.min() == null || length >= limits.min())
        && (limits.max() == null || length <= limits.max());
  }

  private static List<String> constraints(Shape shape) {
    List<String> constraints = new ArrayList<>();
    Shape.Limits limits =
        switch (shape) {
          case Shape.Scalar scalar -> scalar.limits();
          case Shape.Sequence list -> list.limits();
          default -> throw new IllegalArgumentException("has no limits: " + shape);
        };
    if (limits.max() != null) {
      constraints.add("Member must have length less than or equal to " + limits.max());
    }
    if (limits.min() != null) {
      constraints.add("Member must have length greater than or equal to " + limits.min());
    }
    if (limits.pattern() != null) {
      constraints.add(
          "Member must satisfy regular expression pattern: " + limits.pattern().pattern());
    }
    if (shape instanceof Shape.Scalar scalar && !scalar.values().isEmpty()) {
      constraints.add(
          "Member must satisfy enum value set: [" + String.join(", ", scalar.values()) + "]");
    }
    return constraints;
  }

  private JsonNode scalar(Shape.Scalar scalar, String path, JsonNode node) {
    return switch (scalar.kind()) {
      case STRING -> string(scalar, path, node);
      case BLOB -> {
        requireText(node, "String");
        yield node;
      }
      case BOOLEAN -> {
        if (!node.isBoolean()) {
          throw notConverted(node, "Boolean");
        }
        yield node;
      }
      case INTEGER -> number(scalar, path, node, "Integer");
      case LONG -> number(scalar, path, node, "Long");
      case FLOAT, DOUBLE -> {
        if (!node.isNumber()) {
          throw notConverted(node, "Double");
        }
        yield node;
      }
      case TIMESTAMP -> timestamp(scalar, node);
    };
  }

  private JsonNode string(Shape.Scalar scalar, String path, JsonNode node) {
    requireText(node, "String");
    String text = node.asString();
    length(scalar.limits(), text.length(), path, node);
    if (scalar.limits().pattern() != null && !scalar.limits().pattern().matcher(text).matches()) {
      failed(
          node,
          path,
          "Member must satisfy regular expression pattern: " + scalar.limits().pattern().pattern());
    }
    if (!scalar.values().isEmpty() && !scalar.values().contains(text)) {
      failed(
          node,
          path,
          "Member must satisfy enum value set: [" + String.join(", ", scalar.values()) + "]");
    }
    return node;
  }

  private JsonNode number(Shape.Scalar scalar, String path, JsonNode node, String type) {
    if (!node.isNumber()) {
      throw notConverted(node, type);
    }
    long number = node.asLong();
    Shape.Limits limits = scalar.limits();
    if (limits.min() != null && number < limits.min()) {
      failed(node, path, "Member must have value greater than or equal to " + limits.min());
    }
    if (limits.max() != null && number > limits.max()) {
      failed(node, path, "Member must have value less than or equal to " + limits.max());
    }
    return LongNode.valueOf(number);
  }

  private static JsonNode timestamp(Shape.Scalar scalar, JsonNode node) {
    try {
      String text = node.isNumber() ? node.decimalValue().toPlainString() : node.asString();
      return Scalars.read(scalar, text);
    } catch (IllegalArgumentException e) {
      throw notConverted(node, "Date");
    }
  }

  private void length(Shape.Limits limits, int length, String path, JsonNode value) {
    if (limits.min() != null && length < limits.min()) {
      failed(value, path, "Member must have length greater than or equal to " + limits.min());
    }
    if (limits.max() != null && length > limits.max()) {
      failed(value, path, "Member must have length less than or equal to " + limits.max());
    }
  }

  private void failed(JsonNode value, String path, String constraint) {
    errors.add(
        "Value '"
            + shown(value)
            + "' at '"
            + path
            + "' failed to satisfy constraint: "
            + constraint);
  }

  /** As the services print their values: lists in brackets, maps with equals signs. */
  private static String shown(JsonNode value) {
    if (value.isArray()) {
      List<String> elements = new ArrayList<>();
      value.forEach(element -> elements.add(shown(element)));
      return elements.toString();
    }
    if (value.isObject()) {
      List<String> entries = new ArrayList<>();
      value
          .properties()
          .forEach(entry -> entries.add(entry.getKey() + "=" + shown(entry.getValue())));
      return "{" + String.join(", ", entries) + "}";
    }
    return value.asString();
  }

  private static void requireText(JsonNode node, String type) {
    if (!node.isString()) {
      throw notConverted(node, type);
    }
  }

  private static ServiceException notConverted(JsonNode node, String type) {
    if (node.isContainer()) {
      return unexpected(node, "");
    }
    String token =
        switch (node.getNodeType()) {
          case BOOLEAN -> node.asBoolean() ? "TRUE_VALUE" : "FALSE_VALUE";
          case NUMBER -> node.isIntegralNumber() ? "NUMBER_VALUE" : "DECIMAL_VALUE";
          default -> "STRING_VALUE";
        };
    return serialization(token + " cannot be converted to " + type);
  }

  private static ServiceException unexpected(JsonNode node, String wanted) {
    if (node.isObject()) {
      return serialization("Start of structure or map found where not expected");
    }
    if (node.isArray()) {
      return serialization("Start of list found where not expected");
    }
    return serialization("Unexpected token received from parser; expected a " + wanted);
  }

  static ServiceException serialization(String message) {
    return new ServiceException(400, "SerializationException", message);
  }

  private static String join(String path, Member member) {
    String name = member.name();
    String uncapitalized = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    return path.isEmpty() ? uncapitalized : path + "." + uncapitalized;
  }
}
