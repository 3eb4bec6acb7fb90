package dev.lectern.sandbox.dynamodb.table;

import dev.lectern.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Definitions of tables as they are stored. */
public final class TableCodec {

  private TableCodec() {}

  /** For the store. */
  public static byte[] encode(TableDefinition table) {
    ObjectNode node = Json.object();
    node.put("id", table.id()).put("uuid", table.uuid());
    node.put("account", table.account()).put("region", table.region()).put("name", table.name());
    table.types().forEach(node.putObject("types")::put);
    node.set("key", key(table.key()));
    ArrayNode indexes = node.putArray("indexes");
    table.indexes().forEach(index -> indexes.add(index(index)));
    throughput(node, table.throughput());
    node.put("created", table.created().toString());
    node.put("protected", table.deletionProtection());
    node.put("class", table.tableClass());
    table.tags().forEach(node.putObject("tags")::put);
    node.set("features", table.features().json());
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode index(SecondaryIndex index) {
    ObjectNode node = Json.object();
    node.put("id", index.id()).put("name", index.name()).put("global", index.global());
    node.set("key", key(index.key()));
    node.put("projection", index.projection().name());
    index.include().forEach(node.putArray("include")::add);
    throughput(node, index.throughput());
    if (index.activeAt() != null) {
      node.put("activeAt", index.activeAt().toString());
    }
    return node;
  }

  private static ArrayNode key(KeySchema key) {
    ArrayNode attributes = Json.array();
    key.attributes()
        .forEach(
            attribute ->
                attributes.addObject().put("name", attribute.name()).put("type", attribute.type()));
    return attributes;
  }

  private static void throughput(ObjectNode node, @Nullable Throughput throughput) {
    if (throughput != null) {
      node.putObject("throughput").put("read", throughput.read()).put("write", throughput.write());
    }
  }

  /** From the store. */
  public static TableDefinition decode(byte[] bytes) {
    JsonNode node = Json.MAPPER.readTree(bytes);
    List<SecondaryIndex> indexes = new ArrayList<>();
    node.path("indexes").forEach(index -> indexes.add(index(index)));
    return new TableDefinition(
        node.path("id").asLong(),
        node.path("uuid").asString(),
        node.path("account").asString(),
        node.path("region").asString(),
        node.path("name").asString(),
        texts(node.path("types")),
        key(node.path("key")),
        indexes,
        throughput(node.path("throughput")),
        Instant.parse(node.path("created").asString()),
        node.path("protected").asBoolean(),
        node.path("class").asString(),
        texts(node.path("tags")),
        TableFeatures.of(node.path("features")));
  }

  private static SecondaryIndex index(JsonNode node) {
    List<String> include = new ArrayList<>();
    node.path("include").forEach(name -> include.add(name.asString()));
    return new SecondaryIndex(
        node.path("id").asLong(),
        node.path("name").asString(),
        node.path("global").asBoolean(),
        key(node.path("key")),
        SecondaryIndex.ProjectionType.valueOf(node.path("projection").asString()),
        include,
        throughput(node.path("throughput")),
        node.has("activeAt") ? Instant.parse(node.path("activeAt").asString()) : null);
  }

  private static KeySchema key(JsonNode node) {
    return new KeySchema(
        attribute(node.path(0)), node.size() == 2 ? attribute(node.path(1)) : null);
  }

  private static KeySchema.Attribute attribute(JsonNode node) {
    return new KeySchema.Attribute(node.path("name").asString(), node.path("type").asString());
  }

  private static @Nullable Throughput throughput(JsonNode node) {
    return node.isObject()
        ? new Throughput(node.path("read").asLong(), node.path("write").asLong())
        : null;
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new TreeMap<>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
    return texts;
  }
}
