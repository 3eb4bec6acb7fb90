package dev.lectern.sandbox.dynamodb.admin;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.SecondaryIndex;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import dev.lectern.sandbox.dynamodb.table.TableFeatures;
import dev.lectern.sandbox.dynamodb.table.TableFeatures.Restored;
import dev.lectern.sandbox.dynamodb.table.Tables;
import dev.lectern.sandbox.dynamodb.table.Throughput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * RestoreTableFromBackup, and point-in-time recovery: UpdateContinuousBackups,
 * DescribeContinuousBackups, RestoreTableToPointInTime. A restored table has no stream, no time to
 * live, no tags and no point-in-time recovery, as on AWS; here it is there when the answer is.
 */
final class Restores {

  /** How far back AWS can go. */
  static final Duration PERIOD = Duration.ofDays(35);

  /** The newest moments cannot be restored yet. */
  private static final Duration DELAY = Duration.ofMinutes(5);

  private static final List<String> ABSENT =
      List.of(
          "GlobalSecondaryIndexOverride",
          "LocalSecondaryIndexOverride",
          "OnDemandThroughputOverride",
          "SSESpecificationOverride");

  /** Fills a new table. */
  private interface Filling {
    void fill(long id) throws IOException;
  }

  private final DynamoDbState state;
  private final Backups backups;
  private final Descriptions descriptions;

  Restores(DynamoDbState state, Backups backups) {
    this.state = state;
    this.backups = backups;
    this.descriptions = new Descriptions(state.items());
  }

  Reply fromBackup(Call call) throws IOException {
    Backups.Backup backup = backups.require(call);
    Restored from = new Restored(backup.arn(), backup.table().arn(), call.now());
    return restore(call, backup.table(), id -> state.copies().copy(backup.id(), id), from);
  }

  private Reply restore(Call call, TableDefinition source, Filling filling, Restored from)
      throws IOException {
    ObjectNode input = call.input();
    CreateTable.refuseAbsent(input, ABSENT);
    String name = input.path("TargetTableName").asString();
    Tables.requireName(name);
    TableDefinition blank = target(call, source, name);
    TableDefinition table = blank.with(blank.features().restoredFrom(from));
    if (state.tables().find(call, name).isPresent()) {
      throw exists(name);
    }
    filling.fill(table.id());
    for (SecondaryIndex index : table.indexes()) {
      state.items().backfill(table, index);
    }
    boolean made =
        state
            .store()
            .write(
                tx -> {
                  boolean free = !state.tables().exists(tx, call, name);
                  if (free) {
                    state.tables().put(tx, table);
                  }
                  return free;
                });
    if (!made) {
      state.items().clear(table.id());
      for (SecondaryIndex index : table.indexes()) {
        state.items().clear(index.id());
      }
      throw exists(name);
    }
    ObjectNode output = Json.object();
    output.set("TableDescription", descriptions.table(table, "CREATING", call.now()));
    return Reply.of(output);
  }

  private static ServiceException exists(String name) {
    return new ServiceException(
        400, "TableAlreadyExistsException", "Table already exists: " + name);
  }

  private TableDefinition target(Call call, TableDefinition source, String name) {
    ObjectNode input = call.input();
    Throughput given = Definitions.throughput(input.path("ProvisionedThroughputOverride"));
    String mode =
        input
            .path("BillingModeOverride")
            .asString(source.throughput() == null ? "PAY_PER_REQUEST" : "PROVISIONED");
    boolean onDemand = mode.equals("PAY_PER_REQUEST");
    boolean missing = !onDemand && given == null && source.throughput() == null;
    if (missing || (onDemand && given != null)) {
      throw Definitions.invalid(
          "One or more parameter values were invalid: ProvisionedThroughputOverride must be given"
              + " with, and only with, BillingModeOverride PROVISIONED");
    }
    Throughput throughput = onDemand ? null : given == null ? source.throughput() : given;
    List<SecondaryIndex> indexes =
        source.indexes().stream()
            .map(
                index ->
                    index.copiedTo(
                        state.store().nextId(),
                        index.global() && throughput != null
                            ? index.throughput() == null ? throughput : index.throughput()
                            : null))
            .toList();
    TableDefinition table =
        source
            .copiedTo(state.store().nextId(), UUID.randomUUID().toString(), name, call.now())
            .withThroughput(throughput)
            .withIndexes(indexes, source.types());
    return onDemand ? table.with(table.features().onDemand(call.now(), false)) : table;
  }

  Reply updateContinuous(Call call) throws IOException {
    ObjectNode input = call.input();
    JsonNode wanted = input.path("PointInTimeRecoverySpecification");
    if (wanted.path("RecoveryPeriodInDays").asInt(35) != 35) {
      throw new ServiceException(
          501,
          "NotImplemented",
          "RecoveryPeriodInDays other than 35 is not in the sandbox. On AWS it is 1 to 35.");
    }
    boolean enable = wanted.path("PointInTimeRecoveryEnabled").asBoolean();
    TableDefinition found = require(call, input.path("TableName").asString());
    TableDefinition changed =
        state
            .store()
            .write(
                tx -> {
                  TableDefinition table = state.tables().current(tx, found);
                  Instant since = table.features().recovery();
                  TableFeatures features =
                      table
                          .features()
                          .withRecovery(enable ? (since == null ? call.now() : since) : null);
                  state.tables().put(tx, table.with(features));
                  return table.with(features);
                });
    if (!enable) {
      state.log().clear(found.id());
    }
    return continuous(changed, call.now());
  }

  Reply describeContinuous(Call call) {
    return continuous(require(call, call.input().path("TableName").asString()), call.now());
  }

  private TableDefinition require(Call call, String name) {
    return state
        .tables()
        .find(call, name)
        .orElseThrow(
            () -> new ServiceException(400, "TableNotFoundException", "Table not found: " + name));
  }

  private static Reply continuous(TableDefinition table, Instant now) {
    ObjectNode output = Json.object();
    ObjectNode node =
        output.putObject("ContinuousBackupsDescription").put("ContinuousBackupsStatus", "ENABLED");
    ObjectNode recovery = node.putObject("PointInTimeRecoveryDescription");
    Instant since = table.features().recovery();
    recovery.put("PointInTimeRecoveryStatus", since == null ? "DISABLED" : "ENABLED");
    if (since != null) {
      recovery.put("RecoveryPeriodInDays", PERIOD.toDays());
      recovery.put("EarliestRestorableDateTime", earliest(since, now).toString());
      recovery.put("LatestRestorableDateTime", latest(since, now).toString());
    }
    return Reply.of(output);
  }

  private static Instant earliest(Instant since, Instant now) {
    Instant oldest = now.minus(PERIOD);
    return since.isAfter(oldest) ? since : oldest;
  }

  private static Instant latest(Instant since, Instant now) {
    Instant newest = now.minus(DELAY);
    return newest.isAfter(since) ? newest : since;
  }

  Reply toPointInTime(Call call) throws IOException {
    ObjectNode input = call.input();
    String name = input.path("SourceTableArn").asString(input.path("SourceTableName").asString(""));
    TableDefinition source = require(call, name);
    Instant since = source.features().recovery();
    if (since == null) {
      throw new ServiceException(
          400,
          "PointInTimeRecoveryUnavailableException",
          "Point in time recovery is not enabled for table '" + source.name() + "'");
    }
    Instant then = time(input, earliest(since, call.now()), latest(since, call.now()));
    Restored from = new Restored(null, source.arn(), then);
    return restore(call, source, id -> state.copies().copyAsOf(source, then, id), from);
  }

  private static Instant time(ObjectNode input, Instant earliest, Instant latest) {
    @Nullable Instant wanted =
        input.has("RestoreDateTime")
            ? Instant.parse(input.path("RestoreDateTime").asString())
            : null;
    boolean newest = input.path("UseLatestRestorableTime").asBoolean(false);
    if (newest == (wanted != null)) {
      throw Definitions.invalid(
          "One or more parameter values were invalid: give either RestoreDateTime or"
              + " UseLatestRestorableTime");
    }
    if (wanted == null) {
      return latest;
    }
    if (wanted.isBefore(earliest) || wanted.isAfter(latest)) {
      throw new ServiceException(
          400,
          "InvalidRestoreTimeException",
          "RestoreDateTime must be between EarliestRestorableDateTime "
              + earliest
              + " and LatestRestorableDateTime "
              + latest);
    }
    return wanted;
  }
}
