package dev.lectern.pane.dynamodb.data;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.calc.item.Numbers;
import dev.lectern.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Items as plain JSON. Plain JSON has no sets and no bytes: they are written as arrays and as
 * Base64, and read back as what they were in the item before, attribute by attribute. Numbers are
 * decimals all the way.
 */
public final class PlainJson {

  private static final JsonMapper EXACT =
      Json.PRETTY
          .rebuild()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private PlainJson() {}

  /** Writes an item. */
  public static String write(Map<String, AttributeValue> item) {
    return EXACT.writeValueAsString(object(item));
  }

  private static ObjectNode object(Map<String, AttributeValue> members) {
    ObjectNode node = Json.object();
    members.forEach((name, value) -> node.set(name, node(value)));
    return node;
  }

  private static JsonNode node(AttributeValue value) {
    return switch (value) {
      case AttributeValue.Text text -> Json.MAPPER.getNodeFactory().stringNode(text.value());
      case AttributeValue.Number number -> number(number.value());
      case AttributeValue.Binary binary -> Json.MAPPER.getNodeFactory().stringNode(binary.base64());
      case AttributeValue.Bool bool -> Json.MAPPER.getNodeFactory().booleanNode(bool.value());
      case AttributeValue.Null nothing -> Json.MAPPER.getNodeFactory().nullNode();
      case AttributeValue.Elements set -> array(set.elements());
      case AttributeValue.Sequence list -> array(list.elements());
      case AttributeValue.Document map -> object(map.members());
    };
  }

  private static JsonNode number(BigDecimal value) {
    return value.scale() <= 0
        ? Json.MAPPER.getNodeFactory().numberNode(value.toBigIntegerExact())
        : Json.MAPPER.getNodeFactory().numberNode(value);
  }

  private static ArrayNode array(Iterable<? extends AttributeValue> values) {
    ArrayNode node = Json.array();
    values.forEach(each -> node.add(node(each)));
    return node;
  }

  /**
   * Reads an item.
   *
   * @param before tells which arrays are sets and which texts are bytes
   * @throws InvalidValueException when a number is out of DynamoDB's range, or it is no object
   */
  public static Map<String, AttributeValue> read(String json, Map<String, AttributeValue> before) {
    JsonNode node = EXACT.readTree(json);
    if (!node.isObject()) {
      throw new InvalidValueException("An item is an object: { … }");
    }
    return members(node, before);
  }

  /** Reads an item from a tree of {@link #exact()}. */
  public static Map<String, AttributeValue> read(JsonNode node) {
    return members(node, Map.of());
  }

  /** Reads JSON without changing a number. */
  public static JsonMapper exact() {
    return EXACT;
  }

  /** Writes an item in one line. */
  public static String line(Map<String, AttributeValue> item) {
    return EXACT
        .writer()
        .without(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(object(item));
  }

  private static Map<String, AttributeValue> members(
      JsonNode node, Map<String, AttributeValue> before) {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    node.properties()
        .forEach(
            entry ->
                members.put(entry.getKey(), value(entry.getValue(), before.get(entry.getKey()))));
    return members;
  }

  private static AttributeValue value(JsonNode node, @Nullable AttributeValue before) {
    if (node.isObject()) {
      return new AttributeValue.Document(
          members(node, before instanceof AttributeValue.Document map ? map.members() : Map.of()));
    }
    if (node.isArray()) {
      return before instanceof AttributeValue.Elements set && !node.isEmpty()
          ? set(node, set)
          : list(node, before);
    }
    if (node.isNumber()) {
      return Numbers.checked(node.decimalValue());
    }
    if (node.isBoolean()) {
      return new AttributeValue.Bool(node.asBoolean());
    }
    if (node.isNull()) {
      return new AttributeValue.Null();
    }
    String text = node.asString();
    return before instanceof AttributeValue.Binary ? bytes(text) : new AttributeValue.Text(text);
  }

  private static AttributeValue list(JsonNode node, @Nullable AttributeValue before) {
    List<AttributeValue> old =
        before instanceof AttributeValue.Sequence list ? list.elements() : List.of();
    List<AttributeValue> elements = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      elements.add(value(node.get(i), i < old.size() ? old.get(i) : null));
    }
    return new AttributeValue.Sequence(elements);
  }

  private static AttributeValue set(JsonNode node, AttributeValue.Elements before) {
    return switch (before) {
      case AttributeValue.TextSet texts -> {
        Set<AttributeValue.Text> elements = new LinkedHashSet<>();
        node.forEach(each -> elements.add(new AttributeValue.Text(each.asString())));
        yield new AttributeValue.TextSet(elements);
      }
      case AttributeValue.NumberSet numbers -> {
        Set<AttributeValue.Number> elements = new LinkedHashSet<>();
        node.forEach(
            each ->
                elements.add(
                    each.isNumber()
                        ? Numbers.checked(each.decimalValue())
                        : Numbers.parse(each.asString())));
        yield new AttributeValue.NumberSet(elements);
      }
      case AttributeValue.BinarySet binaries -> {
        Set<AttributeValue.Binary> elements = new LinkedHashSet<>();
        node.forEach(each -> elements.add(bytes(each.asString())));
        yield new AttributeValue.BinarySet(elements);
      }
    };
  }

  private static AttributeValue.Binary bytes(String base64) {
    try {
      return new AttributeValue.Binary(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException("Bytes are written in Base64 here.");
    }
  }
}
