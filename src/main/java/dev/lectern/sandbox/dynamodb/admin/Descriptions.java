package dev.lectern.sandbox.dynamodb.admin;

import dev.lectern.json.Json;
import dev.lectern.sandbox.dynamodb.table.Items;
import dev.lectern.sandbox.dynamodb.table.KeySchema;
import dev.lectern.sandbox.dynamodb.table.SecondaryIndex;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import dev.lectern.sandbox.dynamodb.table.TableFeatures;
import dev.lectern.sandbox.dynamodb.table.Throughput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tables as DescribeTable answers them (API type TableDescription). AWS brings the counts up to
 * date about every six hours; the sandbox counts when asked.
 */
final class Descriptions {

  private final Items items;

  Descriptions(Items items) {
    this.items = items;
  }

  ObjectNode table(TableDefinition table, String status, Instant now) {
    ObjectNode node = Json.object();
    ArrayNode attributes = node.putArray("AttributeDefinitions");
    table.types().keySet().stream()
        .sorted()
        .forEach(
            name ->
                attributes
                    .addObject()
                    .put("AttributeName", name)
                    .put("AttributeType", table.types().get(name)));
    node.put("TableName", table.name());
    node.set("KeySchema", key(table.key()));
    node.put("TableStatus", status(table, status, now))
        .put("CreationDateTime", table.created().toString());
    node.set(
        "ProvisionedThroughput",
        throughput(table.throughput())
            .put("NumberOfDecreasesToday", Quotas.today(table.features().decreases(), now)));
    Items.Count count = items.count(table, null);
    node.put("TableSizeBytes", count.bytes()).put("ItemCount", count.items());
    node.put("TableArn", table.arn()).put("TableId", table.uuid());
    Instant onDemandSince = table.features().onDemandSince();
    if (onDemandSince != null) {
      node.putObject("BillingModeSummary")
          .put("BillingMode", table.throughput() == null ? "PAY_PER_REQUEST" : "PROVISIONED")
          .put("LastUpdateToPayPerRequestDateTime", onDemandSince.toString());
    }
    node.set("WarmThroughput", warm(table.features().warm(), table.throughput()));
    stream(node, table);
    indexes(node, "LocalSecondaryIndexes", table, false, status, now);
    indexes(node, "GlobalSecondaryIndexes", table, true, status, now);
    if (!table.tableClass().equals("STANDARD")) {
      node.putObject("TableClassSummary").put("TableClass", table.tableClass());
    }
    node.put("DeletionProtectionEnabled", table.deletionProtection());
    restored(node, table.features().restored(), status.equals("CREATING"));
    return node;
  }

  /** Type RestoreSummary: a restored table tells for ever what it was restored from. */
  private static void restored(
      ObjectNode node, TableFeatures.@Nullable Restored from, boolean inProgress) {
    if (from == null) {
      return;
    }
    ObjectNode summary = node.putObject("RestoreSummary");
    if (from.backupArn() != null) {
      summary.put("SourceBackupArn", from.backupArn());
    }
    summary
        .put("SourceTableArn", from.tableArn())
        .put("RestoreDateTime", from.time().toString())
        .put("RestoreInProgress", inProgress);
  }

  private static String status(TableDefinition table, String status, Instant now) {
    boolean filling = table.indexes().stream().anyMatch(index -> index.filling(now));
    return filling && status.equals("ACTIVE") ? "UPDATING" : status;
  }

  private static ObjectNode warm(@Nullable Throughput warm, @Nullable Throughput provisioned) {
    Throughput usual = provisioned == null ? new Throughput(12_000, 4_000) : provisioned;
    return Json.object()
        .put("ReadUnitsPerSecond", Math.max(usual.read(), warm == null ? 0 : warm.read()))
        .put("WriteUnitsPerSecond", Math.max(usual.write(), warm == null ? 0 : warm.write()))
        .put("Status", "ACTIVE");
  }

  private static void stream(ObjectNode node, TableDefinition table) {
    TableFeatures.StreamSettings stream = table.features().stream();
    if (stream == null) {
      return;
    }
    if (stream.enabled()) {
      node.putObject("StreamSpecification")
          .put("StreamEnabled", true)
          .put("StreamViewType", stream.view());
    }
    node.put("LatestStreamLabel", stream.label());
    node.put("LatestStreamArn", stream.arn(table.arn()));
  }

  private void indexes(
      ObjectNode node,
      String member,
      TableDefinition table,
      boolean global,
      String status,
      Instant now) {
    List<SecondaryIndex> all =
        table.indexes().stream().filter(index -> index.global() == global).toList();
    if (all.isEmpty()) {
      return;
    }
    ArrayNode nodes = node.putArray(member);
    for (SecondaryIndex index : all) {
      ObjectNode one = nodes.addObject();
      one.put("IndexName", index.name());
      one.set("KeySchema", key(index.key()));
      ObjectNode projection =
          one.putObject("Projection").put("ProjectionType", index.projection().name());
      if (!index.include().isEmpty()) {
        index.include().forEach(projection.putArray("NonKeyAttributes")::add);
      }
      if (global) {
        boolean filling = index.filling(now);
        one.put("IndexStatus", filling || status.equals("CREATING") ? "CREATING" : "ACTIVE");
        if (filling) {
          one.put("Backfilling", true);
        }
        one.set("ProvisionedThroughput", throughput(index.throughput()));
      }
      Items.Count count = items.count(table, index);
      one.put("IndexSizeBytes", count.bytes()).put("ItemCount", count.items());
      one.put("IndexArn", table.arn() + "/index/" + index.name());
    }
  }

  private static ArrayNode key(KeySchema key) {
    ArrayNode elements = Json.array();
    elements.addObject().put("AttributeName", key.partition().name()).put("KeyType", "HASH");
    if (key.sort() != null) {
      elements.addObject().put("AttributeName", key.sort().name()).put("KeyType", "RANGE");
    }
    return elements;
  }

  private static ObjectNode throughput(@Nullable Throughput throughput) {
    return Json.object()
        .put("NumberOfDecreasesToday", 0)
        .put("ReadCapacityUnits", throughput == null ? 0 : throughput.read())
        .put("WriteCapacityUnits", throughput == null ? 0 : throughput.write());
  }
}
