package dev.lectern.lab.check;

import dev.lectern.json.Json;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests from JSON and answers to JSON, by AWS's member names, through the SDK's own list of
 * fields. No operation needs code of its own and nothing is found by reflection.
 */
public final class SdkShapes {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The SDK renamed these members; AWS and its CLI know them by the short names. */
  private static final Map<String, String> RENAMED =
      Map.of("DestinationBucket", "Bucket", "DestinationKey", "Key");

  private SdkShapes() {}

  /** AWS's name of a member. */
  static String name(SdkField<?> field) {
    return RENAMED.getOrDefault(field.memberName(), field.memberName());
  }

  /** Members by AWS's names, from members by the SDK's. */
  static JsonNode awsNames(JsonNode members) {
    if (RENAMED.keySet().stream().noneMatch(members::has)) {
      return members;
    }
    ObjectNode named = Json.object();
    members
        .properties()
        .forEach(
            member ->
                named.set(
                    RENAMED.getOrDefault(member.getKey(), member.getKey()), member.getValue()));
    return named;
  }

  /**
   * Sets a builder's members.
   *
   * @throws IllegalArgumentException naming a member that the shape does not have or whose value
   *     does not fit
   */
  public static void fill(SdkPojo builder, JsonNode members) {
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      SdkField<?> field =
          field(builder, member.getKey())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "there is no parameter "
                              + member.getKey()
                              + "; there are "
                              + builder.sdkFields().stream().map(SdkShapes::name).toList()));
      field.set(builder, value(field, member.getValue()));
    }
  }

  /** A member of a shape by AWS's name. */
  static Optional<SdkField<?>> field(SdkPojo pojo, String name) {
    for (SdkField<?> field : pojo.sdkFields()) {
      if (name(field).equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  private static @Nullable Object value(SdkField<?> field, JsonNode node) {
    MarshallingType<?> type = field.marshallingType();
    try {
      if (type == MarshallingType.STRING) {
        return node.isValueNode() ? node.asString() : node.toString();
      } else if (type == MarshallingType.INTEGER) {
        return Integer.valueOf(node.asString());
      } else if (type == MarshallingType.LONG) {
        return Long.valueOf(node.asString());
      } else if (type == MarshallingType.BOOLEAN) {
        return flag(node.asString());
      } else if (type == MarshallingType.DOUBLE) {
        return Double.valueOf(node.asString());
      } else if (type == MarshallingType.FLOAT) {
        return Float.valueOf(node.asString());
      } else if (type == MarshallingType.INSTANT) {
        return Instant.parse(node.asString());
      } else if (type == MarshallingType.SDK_BYTES) {
        return node.isBinary()
            ? SdkBytes.fromByteArray(node.binaryValue())
            : SdkBytes.fromUtf8String(node.asString());
      } else if (type == MarshallingType.SDK_POJO) {
        return structure(field, node);
      } else if (type == MarshallingType.LIST) {
        SdkField<?> element = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        List<@Nullable Object> list = new ArrayList<>();
        node.forEach(child -> list.add(value(element, child)));
        return list;
      } else if (type == MarshallingType.MAP) {
        SdkField<?> element = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        node.properties().forEach(e -> map.put(e.getKey(), value(element, e.getValue())));
        return map;
      }
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new IllegalArgumentException(name(field) + " cannot be '" + node.asString() + "'", e);
    }
    throw new IllegalArgumentException("the parameter " + name(field) + " cannot be given as JSON");
  }

  private static Boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("write true or false, not '" + text + "'");
    }
    return Boolean.valueOf(text);
  }

  private static Object structure(SdkField<?> field, JsonNode node) {
    SdkPojo inner = field.constructor().get();
    if (!node.isObject()) {
      throw new IllegalArgumentException(name(field) + " is an object: {\"Member\": ...}");
    }
    fill(inner, node);
    return inner instanceof Buildable buildable ? buildable.build() : inner;
  }

  /**
   * Members with numbers and flags as such where the shape has them: what was put into a text
   * became a text.
   */
  static ObjectNode typed(SdkPojo shape, JsonNode members) {
    ObjectNode typed = Json.object();
    members
        .properties()
        .forEach(
            member ->
                typed.set(
                    member.getKey(),
                    field(shape, member.getKey())
                        .map(field -> typed(field, member.getValue()))
                        .orElse(member.getValue())));
    return typed;
  }

  private static JsonNode typed(SdkField<?> field, JsonNode node) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO && node.isObject()) {
      return typed(field.constructor().get(), node);
    } else if (type == MarshallingType.LIST && node.isArray()) {
      ArrayNode list = Json.array();
      SdkField<?> element = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
      node.forEach(child -> list.add(typed(element, child)));
      return list;
    } else if (type == MarshallingType.MAP && node.isObject()) {
      ObjectNode map = Json.object();
      SdkField<?> element = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
      node.properties().forEach(e -> map.set(e.getKey(), typed(element, e.getValue())));
      return map;
    } else if (node.isString()
        && (type == MarshallingType.INTEGER
            || type == MarshallingType.LONG
            || type == MarshallingType.DOUBLE
            || type == MarshallingType.BOOLEAN)) {
      return node(value(field, node));
    }
    return node;
  }

  /** The members that are set. */
  public static ObjectNode json(SdkPojo pojo) {
    ObjectNode object = Json.object();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (value != null
          && !(value instanceof SdkAutoConstructList<?>)
          && !(value instanceof SdkAutoConstructMap<?, ?>)) {
        object.set(name(field), node(value));
      }
    }
    return object;
  }

  /** Bytes as what they are when they are text, else in base64. */
  private static String text(SdkBytes bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.asByteBuffer()).toString();
    } catch (CharacterCodingException noText) {
      return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
  }

  private static JsonNode node(@Nullable Object value) {
    return switch (value) {
      case null -> NODES.nullNode();
      case Boolean flag -> NODES.booleanNode(flag);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case Double number -> NODES.numberNode(number);
      case SdkPojo pojo -> json(pojo);
      case SdkBytes bytes -> NODES.stringNode(text(bytes));
      case List<?> list -> {
        ArrayNode array = Json.array();
        list.forEach(element -> array.add(node(element)));
        yield array;
      }
      case Map<?, ?> map -> {
        ObjectNode object = Json.object();
        map.forEach((key, element) -> object.set(String.valueOf(key), node(element)));
        yield object;
      }
      default -> NODES.stringNode(value.toString());
    };
  }
}
