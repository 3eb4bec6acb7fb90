package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.table.KeySchema;
import dev.lectern.sandbox.dynamodb.table.SecondaryIndex;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What DynamoDB asks of keys and of whole items ("Constraints in Amazon DynamoDB"). */
final class Keys {

  static final String MISMATCH = "The provided key element does not match the schema";

  private static final String MISSING =
      "One or more parameter values were invalid: Missing the key ";
  private static final String TYPE =
      "One or more parameter values were invalid: Type mismatch for key ";
  private static final int LARGEST_PARTITION_KEY = 2048;
  private static final int LARGEST_SORT_KEY = 1024;

  private Keys() {}

  /**
   * Reads a member {@code Key}: exactly the table's key attributes.
   *
   * @throws ServiceException ValidationException
   */
  static Map<String, AttributeValue> key(TableDefinition table, JsonNode node) {
    Map<String, AttributeValue> key = Errors.checked(() -> ItemJson.item(node));
    if (key.size() != table.key().attributes().size()) {
      throw Errors.validation(MISMATCH);
    }
    for (KeySchema.Attribute attribute : table.key().attributes()) {
      AttributeValue value = key.get(attribute.name());
      if (value == null || !value.type().equals(attribute.type())) {
        throw Errors.validation(MISMATCH);
      }
      checkKeyValue(table, attribute, value);
    }
    return key;
  }

  /** The key of an item of the table. */
  static Map<String, AttributeValue> keyOf(KeySchema schema, Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    for (KeySchema.Attribute attribute : schema.attributes()) {
      AttributeValue value = item.get(attribute.name());
      if (value != null) {
        key.put(attribute.name(), value);
      }
    }
    return key;
  }

  /**
   * Reads an item that is to be put.
   *
   * @throws ServiceException ValidationException
   */
  static Map<String, AttributeValue> item(TableDefinition table, JsonNode node) {
    Map<String, AttributeValue> item = Errors.checked(() -> ItemJson.item(node));
    for (KeySchema.Attribute attribute : table.key().attributes()) {
      AttributeValue value = item.get(attribute.name());
      if (value == null) {
        throw Errors.validation(MISSING + attribute.name() + " in the item");
      }
      if (!value.type().equals(attribute.type())) {
        throw Errors.validation(
            TYPE
                + attribute.name()
                + " expected: "
                + attribute.type()
                + " actual: "
                + value.type());
      }
      checkKeyValue(table, attribute, value);
    }
    // "Naming rules": a name has at least one character; the words of the refusal are ours
    if (item.containsKey("")) {
      throw Errors.invalidParameter("An attribute name must have at least one character");
    }
    checkItem(table, item, "Item size has exceeded the maximum allowed size");
    return item;
  }

  /**
   * Checks an item as it would be stored: keys of indexes and its size.
   *
   * @throws ServiceException ValidationException
   */
  static void checkItem(TableDefinition table, Map<String, AttributeValue> item, String tooLarge) {
    for (SecondaryIndex index : table.indexes()) {
      for (KeySchema.Attribute attribute : index.key().attributes()) {
        checkIndexKey(index, attribute, item.get(attribute.name()));
      }
    }
    if (ItemSize.of(item) > ItemSize.LARGEST) {
      throw Errors.validation(tooLarge);
    }
  }

  private static void checkIndexKey(
      SecondaryIndex index, KeySchema.Attribute attribute, @Nullable AttributeValue value) {
    if (value == null) {
      return;
    }
    if (!value.type().equals(attribute.type())) {
      throw Errors.invalidParameter(
          "Type mismatch for Index Key "
              + attribute.name()
              + " Expected: "
              + attribute.type()
              + " Actual: "
              + value.type()
              + " IndexName: "
              + index.name());
    }
    if (ItemSize.of(value) == 0) {
      throw Errors.validation(
          "One or more parameter values are not valid. A value specified for a secondary index key"
              + " is not supported. The AttributeValue for a key attribute cannot contain an empty "
              + (attribute.type().equals("S") ? "string" : "binary")
              + " value. IndexName: "
              + index.name()
              + ", IndexKey: "
              + attribute.name());
    }
  }

  /** Whether an error says that key attributes are missing or of another type. */
  static boolean wrong(ServiceException error) {
    String text = error.text();
    return text.equals(MISMATCH) || text.startsWith(TYPE) || text.startsWith(MISSING);
  }

  /** A key that is an empty string or empty binary. */
  static ServiceException emptyKey(KeySchema.Attribute attribute) {
    return Errors.validation(
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
            + " contain an empty "
            + (attribute.type().equals("S") ? "string" : "binary")
            + " value. Key: "
            + attribute.name());
  }

  private static void checkKeyValue(
      TableDefinition table, KeySchema.Attribute attribute, AttributeValue value) {
    int size = ItemSize.of(value);
    if (size == 0) {
      throw emptyKey(attribute);
    }
    boolean partition = attribute.equals(table.key().partition());
    if (partition && size > LARGEST_PARTITION_KEY) {
      throw Errors.invalidParameter(
          "Size of hashkey has exceeded the maximum size limit of"
              + LARGEST_PARTITION_KEY
              + " bytes");
    }
    if (!partition && size > LARGEST_SORT_KEY) {
      throw Errors.invalidParameter(
          "Aggregated size of all range keys has exceeded the size limit of "
              + LARGEST_SORT_KEY
              + " bytes");
    }
  }
}
