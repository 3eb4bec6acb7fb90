package dev.lectern.pane.dynamodb.data;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.InvalidValueException;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.json.Json;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Items that somebody typed, in DynamoDB's JSON or in plain JSON. */
public final class ItemText {

  private static final Set<String> TYPES =
      Set.of("S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M");

  private ItemText() {}

  /**
   * Reads an item, or any map of values.
   *
   * @throws InvalidValueException when it is none
   */
  public static Map<String, AttributeValue> read(String typed) {
    String text = typed.strip();
    JsonNode node = object(text);
    if (node == null) {
      throw new InvalidValueException(
          "An item is an object in JSON: {\"pk\": \"a\"} or {\"pk\": {\"S\": \"a\"}}");
    }
    return typed(node) ? ItemJson.item(node) : PlainJson.read(text, Map.of());
  }

  private static @Nullable JsonNode object(String text) {
    try {
      JsonNode node = Json.MAPPER.readTree(text);
      return node.isObject() ? node : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Whether every attribute is an object with one of DynamoDB's types as its only name. */
  public static boolean typed(JsonNode item) {
    return !item.isEmpty()
        && item.properties().stream()
            .allMatch(
                entry ->
                    entry.getValue().isObject()
                        && entry.getValue().size() == 1
                        && TYPES.contains(entry.getValue().propertyNames().iterator().next()));
  }
}
