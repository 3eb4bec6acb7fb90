package dev.lectern.sandbox.dynamodb.admin;

import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.table.KeySchema;
import dev.lectern.sandbox.dynamodb.table.SecondaryIndex;
import dev.lectern.sandbox.dynamodb.table.Tables;
import dev.lectern.sandbox.dynamodb.table.Throughput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keys and indexes as CreateTable and UpdateTable describe them, checked as DynamoDB checks them.
 */
final class Definitions {

  private static final int MOST_LOCAL = 5;
  private static final int MOST_GLOBAL = 20;

  /** Options of global indexes that are not here. */
  static final List<String> ABSENT_FROM_INDEXES = List.of("OnDemandThroughput", "WarmThroughput");

  private static final String INVALID = "One or more parameter values were invalid: ";

  private final Map<String, String> types;
  private final LongSupplier ids;

  /**
   * With the declared types of attributes.
   *
   * @param ids numbers for new indexes
   */
  Definitions(JsonNode attributeDefinitions, LongSupplier ids) {
    this.types = new TreeMap<>();
    this.ids = ids;
    for (JsonNode definition : attributeDefinitions) {
      types.put(
          definition.path("AttributeName").asString(), definition.path("AttributeType").asString());
    }
  }

  Map<String, String> types() {
    return types;
  }

  static ServiceException invalid(String message) {
    return new ServiceException(400, "ValidationException", message);
  }

  KeySchema key(JsonNode schema) {
    if (schema.size() == 2
        && schema
            .path(0)
            .path("AttributeName")
            .asString()
            .equals(schema.path(1).path("AttributeName").asString())) {
      throw invalid(
          "Both the Hash Key and the Range Key element in the KeySchema have the same name");
    }
    if (!schema.path(0).path("KeyType").asString().equals("HASH")) {
      throw invalid("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
    }
    if (schema.size() == 2 && !schema.path(1).path("KeyType").asString().equals("RANGE")) {
      throw invalid("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
    }
    return new KeySchema(
        attribute(schema.path(0), schema),
        schema.size() == 2 ? attribute(schema.path(1), schema) : null);
  }

  private KeySchema.Attribute attribute(JsonNode element, JsonNode schema) {
    String name = element.path("AttributeName").asString();
    String type = types.get(name);
    if (type == null) {
      List<String> keys = new ArrayList<>();
      schema.forEach(each -> keys.add(each.path("AttributeName").asString()));
      throw invalid(
          INVALID
              + "Some index key attributes are not defined in AttributeDefinitions. Keys: "
              + keys
              + ", AttributeDefinitions: "
              + types.keySet());
    }
    return new KeySchema.Attribute(name, type);
  }

  /** Local indexes: the table's partition key and another sort key. */
  List<SecondaryIndex> local(JsonNode nodes, KeySchema tableKey) {
    List<SecondaryIndex> indexes = new ArrayList<>();
    for (JsonNode node : nodes) {
      SecondaryIndex index = index(node, false, null);
      if (tableKey.sort() == null) {
        throw invalid(
            INVALID
                + "Table KeySchema does not have a range key, which is required when specifying a"
                + " LocalSecondaryIndex");
      }
      if (index.key().sort() == null) {
        throw invalid(
            INVALID + "Index KeySchema does not have a range key for index: " + index.name());
      }
      if (!index.key().partition().equals(tableKey.partition())) {
        throw invalid(
            INVALID
                + "Index KeySchema does not have the same leading hash key as table KeySchema for"
                + " index: "
                + index.name()
                + ". index hash key: "
                + index.key().partition().name()
                + ", table hash key: "
                + tableKey.partition().name());
      }
      indexes.add(index);
    }
    if (indexes.size() > MOST_LOCAL) {
      throw invalid(
          INVALID + "Number of LocalSecondaryIndexes exceeds per-table limit of " + MOST_LOCAL);
    }
    return indexes;
  }

  /** Global indexes; with a throughput of their own when the table is provisioned. */
  List<SecondaryIndex> global(JsonNode nodes, boolean provisioned) {
    List<SecondaryIndex> indexes = new ArrayList<>();
    for (JsonNode node : nodes) {
      indexes.add(globalIndex(node, provisioned));
    }
    return indexes;
  }

  SecondaryIndex globalIndex(JsonNode node, boolean provisioned) {
    String name = node.path("IndexName").asString();
    CreateTable.refuseAbsent((ObjectNode) node, ABSENT_FROM_INDEXES);
    Throughput throughput = throughput(node.path("ProvisionedThroughput"));
    checkThroughput(name, throughput, provisioned);
    return index(node, true, throughput);
  }

  /** A global index has a throughput of its own exactly when its table is provisioned. */
  static void checkThroughput(String name, @Nullable Throughput throughput, boolean provisioned) {
    if (provisioned && throughput == null) {
      throw invalid(INVALID + "ProvisionedThroughput must be specified for index: " + name);
    }
    if (!provisioned && throughput != null) {
      throw invalid(
          INVALID
              + "ProvisionedThroughput should not be specified for index: "
              + name
              + " when BillingMode is PAY_PER_REQUEST");
    }
  }

  private SecondaryIndex index(JsonNode node, boolean global, @Nullable Throughput throughput) {
    String name = node.path("IndexName").asString();
    Tables.requireName(name);
    JsonNode projection = node.path("Projection");
    String type = projection.path("ProjectionType").asString("");
    if (type.isEmpty()) {
      throw invalid(INVALID + "Unknown ProjectionType: null");
    }
    List<String> include = new ArrayList<>();
    projection.path("NonKeyAttributes").forEach(attribute -> include.add(attribute.asString()));
    boolean including = type.equals("INCLUDE");
    if (including && include.isEmpty()) {
      throw invalid(INVALID + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
    }
    if (!including && !include.isEmpty()) {
      throw invalid(INVALID + "ProjectionType is " + type + ", but NonKeyAttributes is specified");
    }
    if (global && node.path("KeySchema").path(1).path("KeyType").asString().equals("HASH")) {
      throw new ServiceException(
          501,
          "NotImplemented",
          "An index key of several attributes is not in the sandbox. On AWS it exists.");
    }
    return new SecondaryIndex(
        ids.getAsLong(),
        name,
        global,
        key(node.path("KeySchema")),
        SecondaryIndex.ProjectionType.valueOf(type),
        include,
        throughput,
        null);
  }

  static @Nullable Throughput throughput(JsonNode node) {
    return node.isObject()
        ? new Throughput(
            node.path("ReadCapacityUnits").asLong(), node.path("WriteCapacityUnits").asLong())
        : null;
  }

  /** Units that a table is prepared for ("Understanding DynamoDB warm throughput"). */
  static @Nullable Throughput warm(JsonNode node) {
    return node.isObject()
        ? new Throughput(
            node.path("ReadUnitsPerSecond").asLong(12_000),
            node.path("WriteUnitsPerSecond").asLong(4_000))
        : null;
  }

  /** What holds for all keys of a table together. */
  void checkWhole(KeySchema tableKey, List<SecondaryIndex> indexes) {
    Set<String> names = new HashSet<>();
    Set<String> used = new HashSet<>(tableKey.names().toList());
    int globals = 0;
    for (SecondaryIndex index : indexes) {
      if (!names.add(index.name())) {
        throw invalid(INVALID + "Duplicate index name: " + index.name());
      }
      used.addAll(index.key().names().toList());
      globals += index.global() ? 1 : 0;
    }
    if (globals > MOST_GLOBAL) {
      throw invalid(
          INVALID + "GlobalSecondaryIndex count exceeds the per-table limit of " + MOST_GLOBAL);
    }
    if (indexes.isEmpty() && !used.equals(types.keySet())) {
      throw invalid(
          INVALID
              + "Number of attributes in KeySchema does not exactly match number of attributes"
              + " defined in AttributeDefinitions");
    }
    if (!used.equals(types.keySet())) {
      throw invalid(
          INVALID
              + "Some AttributeDefinitions are not used. AttributeDefinitions: "
              + types.keySet()
              + ", keys used: "
              + used);
    }
  }
}
