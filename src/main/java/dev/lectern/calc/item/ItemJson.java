package dev.lectern.calc.item;

import dev.lectern.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Items in DynamoDB's JSON: {@code {"id": {"S": "a"}}} (API type AttributeValue). */
public final class ItemJson {

  private static final int DEEPEST = 32;

  /** Sets have no order; DynamoDB answers them in this one. */
  private static final Comparator<AttributeValue.Text> TEXTS =
      Comparator.comparing(
          text -> text.value().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private static final Comparator<AttributeValue.Number> NUMBERS =
      Comparator.comparing(AttributeValue.Number::value);

  private static final Comparator<AttributeValue.Binary> BYTES =
      Comparator.comparing(AttributeValue.Binary::value, Arrays::compareUnsigned);

  private ItemJson() {}

  /**
   * Reads an item, or any map of values.
   *
   * @throws InvalidValueException with DynamoDB's message
   */
  public static Map<String, AttributeValue> item(JsonNode node) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      item.put(entry.getKey(), value(entry.getValue(), 1));
    }
    return item;
  }

  /**
   * Reads a value.
   *
   * @throws InvalidValueException with DynamoDB's message
   */
  public static AttributeValue value(JsonNode node) {
    return value(node, 1);
  }

  private static AttributeValue value(JsonNode node, int depth) {
    if (depth > DEEPEST) {
      throw new InvalidValueException(
          "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels"
              + " beyond supported limit");
    }
    if (node.isEmpty()) {
      throw new InvalidValueException(
          "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }
    if (node.size() > 1) {
      throw new InvalidValueException(
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
              + " supported datatypes");
    }
    Map.Entry<String, JsonNode> only = node.properties().iterator().next();
    JsonNode content = only.getValue();
    return switch (only.getKey()) {
      case "S" -> new AttributeValue.Text(content.asString());
      case "N" -> Numbers.parse(content.asString());
      case "B" -> binary(content.asString());
      case "BOOL" -> new AttributeValue.Bool(content.asBoolean());
      case "NULL" -> nothing(content);
      case "SS" ->
          new AttributeValue.TextSet(set(content, "An string set ", AttributeValue.Text::new));
      case "NS" -> new AttributeValue.NumberSet(set(content, "An number set ", Numbers::parse));
      case "BS" -> new AttributeValue.BinarySet(set(content, "Binary sets", ItemJson::binary));
      case "L" -> {
        List<AttributeValue> elements = new ArrayList<>(content.size());
        for (JsonNode element : content) {
          elements.add(value(element, depth + 1));
        }
        yield new AttributeValue.Sequence(elements);
      }
      case "M" -> {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : content.properties()) {
          members.put(entry.getKey(), value(entry.getValue(), depth + 1));
        }
        yield new AttributeValue.Document(members);
      }
      default ->
          throw new InvalidValueException(
              "Supplied AttributeValue is empty, must contain exactly one of the supported"
                  + " datatypes");
    };
  }

  private static AttributeValue.Null nothing(JsonNode content) {
    if (!content.asBoolean()) {
      throw new InvalidValueException(
          "One or more parameter values were invalid: Null attribute value types must have the value"
              + " of true");
    }
    return new AttributeValue.Null();
  }

  private static AttributeValue.Binary binary(String base64) {
    try {
      return new AttributeValue.Binary(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException("Invalid base64 character in a binary value");
    }
  }

  private static <T extends AttributeValue> Set<T> set(
      JsonNode content, String name, Function<String, T> element) {
    if (content.isEmpty()) {
      throw new InvalidValueException(
          "One or more parameter values were invalid: "
              + name
              + (name.startsWith("Binary") ? " should not be empty" : " may not be empty"));
    }
    Set<T> elements = new LinkedHashSet<>();
    for (JsonNode node : content) {
      if (!elements.add(element.apply(node.asString()))) {
        List<String> given = new ArrayList<>();
        content.forEach(one -> given.add(one.asString()));
        throw new InvalidValueException(
            name.startsWith("An number")
                ? "Input collection contains duplicates"
                : "One or more parameter values were invalid: Input collection "
                    + given
                    + (name.startsWith("Binary") ? "of type BS" : "")
                    + " contains duplicates.");
      }
    }
    return elements;
  }

  /** Writes an item. */
  public static ObjectNode json(Map<String, AttributeValue> item) {
    ObjectNode node = Json.object();
    item.forEach((name, value) -> node.set(name, json(value)));
    return node;
  }

  /** Writes a value. */
  public static ObjectNode json(AttributeValue value) {
    ObjectNode node = Json.object();
    switch (value) {
      case AttributeValue.Text text -> node.put("S", text.value());
      case AttributeValue.Number number -> node.put("N", number.text());
      case AttributeValue.Binary binary -> node.put("B", binary.base64());
      case AttributeValue.Bool bool -> node.put("BOOL", bool.value());
      case AttributeValue.Null nothing -> node.put("NULL", true);
      case AttributeValue.TextSet set ->
          strings(node.putArray("SS"), set.elements(), TEXTS, AttributeValue.Text::value);
      case AttributeValue.NumberSet set ->
          strings(node.putArray("NS"), set.elements(), NUMBERS, AttributeValue.Number::text);
      case AttributeValue.BinarySet set ->
          strings(node.putArray("BS"), set.elements(), BYTES, AttributeValue.Binary::base64);
      case AttributeValue.Sequence list -> {
        ArrayNode elements = node.putArray("L");
        list.elements().forEach(element -> elements.add(json(element)));
      }
      case AttributeValue.Document map -> node.set("M", json(map.members()));
    }
    return node;
  }

  private static <T> void strings(
      ArrayNode node, Set<T> elements, Comparator<T> order, Function<T, String> text) {
    elements.stream().sorted(order).forEach(element -> node.add(text.apply(element)));
  }
}
