package dev.lectern.sandbox.dynamodb.admin;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.SecondaryIndex;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import dev.lectern.sandbox.dynamodb.table.Throughput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * UpdateTable: mode, capacity, protection, table class, and one global index more or less. A new
 * index is filled before the answer is sent, and can be read when the sandbox's clock says that it
 * would be filled.
 */
final class UpdateTable {

  private static final List<String> ABSENT =
      List.of(
          "ReplicaUpdates",
          "SSESpecification",
          "OnDemandThroughput",
          "MultiRegionConsistency",
          "GlobalTableWitnessUpdates");

  private static final Duration LEAST_FILLING = Duration.ofSeconds(3);
  private static final long ITEMS_FILLED_A_SECOND = 2_000;

  /** Each of these is something to change. */
  private static final List<String> SETTINGS =
      List.of(
          "ProvisionedThroughput",
          "BillingMode",
          "StreamSpecification",
          "SSESpecification",
          "ReplicaUpdates",
          "DeletionProtectionEnabled",
          "TableClass",
          "OnDemandThroughput",
          "WarmThroughput",
          "MultiRegionConsistency");

  private final DynamoDbState state;
  private final Descriptions descriptions;

  UpdateTable(DynamoDbState state) {
    this.state = state;
    this.descriptions = new Descriptions(state.items());
  }

  Reply handle(Call call) throws IOException {
    ObjectNode input = call.input();
    CreateTable.refuseAbsent(input, ABSENT);
    if (input.path("GlobalSecondaryIndexUpdates").isEmpty()
        && SETTINGS.stream().noneMatch(input::has)) {
      throw new ServiceException(
          400,
          "ValidationException",
          "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
              + " GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
    }
    TableDefinition found = state.tables().requireNamed(call, input.path("TableName").asString());
    if (found.indexes().stream().anyMatch(index -> index.filling(call.now()))) {
      throw inUse(found);
    }
    TableDefinition changed = settings(found, input, call.now());
    List<SecondaryIndex> added = new ArrayList<>();
    List<SecondaryIndex> gone = new ArrayList<>();
    for (JsonNode update : input.path("GlobalSecondaryIndexUpdates")) {
      changed = index(changed, call, update, added, gone);
    }
    if (added.size() + gone.size() > 1) {
      throw new ServiceException(
          400,
          "LimitExceededException",
          "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously"
              + " per table");
    }
    TableDefinition settled = changed;
    TableDefinition next =
        state
            .store()
            .write(
                tx -> {
                  if (!state.tables().current(tx, found).equals(found)) {
                    throw inUse(found);
                  }
                  TableDefinition whole =
                      input.has("StreamSpecification")
                          ? state
                              .streams()
                              .change(tx, settled, input.path("StreamSpecification"), call.now())
                          : settled;
                  state.tables().put(tx, whole);
                  return whole;
                });
    for (SecondaryIndex index : added) {
      state.items().backfill(next, index);
    }
    for (SecondaryIndex index : gone) {
      state.items().clear(index.id());
    }
    ObjectNode output = Json.object();
    output.set("TableDescription", descriptions.table(next, "UPDATING", call.now()));
    return Reply.of(output);
  }

  private static ServiceException inUse(TableDefinition table) {
    return new ServiceException(
        400,
        "ResourceInUseException",
        "Attempt to change a resource which is still in use: Table is being updated: "
            + table.name());
  }

  private static TableDefinition settings(TableDefinition table, ObjectNode input, Instant now) {
    TableDefinition changed =
        table.with(
            input.path("DeletionProtectionEnabled").asBoolean(table.deletionProtection()),
            input.path("TableClass").asString(table.tableClass()));
    Throughput given = Definitions.throughput(input.path("ProvisionedThroughput"));
    String mode =
        input
            .path("BillingMode")
            .asString(table.throughput() == null ? "PAY_PER_REQUEST" : "PROVISIONED");
    if (mode.equals("PAY_PER_REQUEST")) {
      if (given != null) {
        throw Definitions.invalid(
            "One or more parameter values were invalid: Neither ReadCapacityUnits nor"
                + " WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
      }
      return onDemand(warmed(changed, input), now);
    }
    if (given == null && table.throughput() == null) {
      throw Definitions.invalid(
          "One or more parameter values were invalid: ProvisionedThroughput must be specified when"
              + " BillingMode is PROVISIONED");
    }
    requireChange("table", "the table", table.throughput(), given);
    if (given != null && table.throughput() != null && Quotas.lower(table.throughput(), given)) {
      Quotas.checkDecrease(table, now);
      changed = changed.with(changed.features().decreased(now));
    }
    changed = warmed(changed, input);
    return given == null ? changed : provisioned(changed, given, input);
  }

  private static void requireChange(
      String what, String named, @Nullable Throughput before, @Nullable Throughput wanted) {
    if (before == null || !before.equals(wanted)) {
      return;
    }
    throw Definitions.invalid(
        "The provisioned throughput for "
            + named
            + " will not change. The requested value equals the current value. Current"
            + " ReadCapacityUnits provisioned for the "
            + what
            + ": "
            + before.read()
            + ". Requested ReadCapacityUnits: "
            + before.read()
            + ". Current WriteCapacityUnits provisioned for the "
            + what
            + ": "
            + before.write()
            + ". Requested WriteCapacityUnits: "
            + before.write()
            + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request"
            + " higher limits.");
  }

  /** Warm throughput is only ever raised. */
  private static TableDefinition warmed(TableDefinition table, ObjectNode input) {
    Throughput warm = Definitions.warm(input.path("WarmThroughput"));
    Throughput before = table.features().warm();
    if (warm == null) {
      return table;
    }
    if (before != null && Quotas.lower(before, warm)) {
      throw Definitions.invalid(
          "One or more parameter values were invalid: Requested ReadUnitsPerSecond and"
              + " WriteUnitsPerSecond for WarmThroughput for table is lower than current"
              + " WarmThroughput, decreasing WarmThroughput is not supported");
    }
    return table.with(table.features().withWarm(warm));
  }

  /** A table that comes from on-demand mode needs the capacity of every global index too. */
  private static TableDefinition provisioned(
      TableDefinition table, Throughput units, ObjectNode input) {
    if (table.throughput() == null) {
      for (SecondaryIndex index : table.indexes()) {
        boolean given =
            input
                .path("GlobalSecondaryIndexUpdates")
                .valueStream()
                .anyMatch(
                    update ->
                        update.path("Update").path("IndexName").asString("").equals(index.name()));
        if (index.global() && !given) {
          throw Definitions.invalid(
              "One or more parameter values were invalid: ProvisionedThroughput must be specified"
                  + " for index: "
                  + index.name());
        }
      }
    }
    return table.withThroughput(units);
  }

  private static TableDefinition onDemand(TableDefinition table, Instant now) {
    TableDefinition changed = table.withThroughput(null);
    if (table.throughput() != null) {
      Quotas.checkSwitch(table, now);
      changed = changed.with(changed.features().onDemand(now, true));
    }
    for (SecondaryIndex index : table.indexes()) {
      changed = changed.replacing(index.withThroughput(null));
    }
    return changed;
  }

  /** AWS takes minutes; here it is seconds, and one more for every so many items. */
  private Instant filled(TableDefinition table, Instant now) {
    long items = state.items().count(table, null).items();
    return now.plus(LEAST_FILLING).plusSeconds(items / ITEMS_FILLED_A_SECOND);
  }

  private TableDefinition index(
      TableDefinition table,
      Call call,
      JsonNode update,
      List<SecondaryIndex> added,
      List<SecondaryIndex> gone) {
    if (update.has("Create")) {
      Definitions definitions =
          new Definitions(call.input().path("AttributeDefinitions"), state.store()::nextId);
      table.types().forEach(definitions.types()::putIfAbsent);
      SecondaryIndex index =
          definitions
              .globalIndex(update.path("Create"), table.throughput() != null)
              .readFrom(filled(table, call.now()));
      List<SecondaryIndex> all = new ArrayList<>(table.indexes());
      all.add(index);
      definitions.checkWhole(table.key(), all);
      added.add(index);
      return table.withIndexes(all, definitions.types());
    }
    boolean delete = update.has("Delete");
    JsonNode members = update.path(delete ? "Delete" : "Update");
    String name = members.path("IndexName").asString("");
    SecondaryIndex index =
        table
            .index(name)
            .filter(SecondaryIndex::global)
            .orElseThrow(
                () ->
                    new ServiceException(
                        400,
                        "ResourceNotFoundException",
                        "Requested resource not found: Index: " + name + " not found"));
    if (delete) {
      gone.add(index);
      List<SecondaryIndex> left = new ArrayList<>(table.indexes());
      left.remove(index);
      return table.withIndexes(left, usedTypes(table, left));
    }
    CreateTable.refuseAbsent((ObjectNode) members, Definitions.ABSENT_FROM_INDEXES);
    Throughput throughput = Definitions.throughput(members.path("ProvisionedThroughput"));
    Definitions.checkThroughput(name, throughput, table.throughput() != null);
    requireChange("index", "the index " + name, index.throughput(), throughput);
    return table.replacing(index.withThroughput(throughput));
  }

  private static Map<String, String> usedTypes(
      TableDefinition table, List<SecondaryIndex> indexes) {
    Map<String, String> used = new TreeMap<>();
    table.key().attributes().forEach(attribute -> used.put(attribute.name(), attribute.type()));
    indexes.forEach(
        index ->
            index
                .key()
                .attributes()
                .forEach(attribute -> used.put(attribute.name(), attribute.type())));
    return used;
  }
}
