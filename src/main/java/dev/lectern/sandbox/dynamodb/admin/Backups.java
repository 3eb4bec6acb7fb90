package dev.lectern.sandbox.dynamodb.admin;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.Items;
import dev.lectern.sandbox.dynamodb.table.TableCodec;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import dev.lectern.sandbox.store.Scan;
import dev.lectern.sandbox.store.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * CreateBackup, DescribeBackup, ListBackups and DeleteBackup. A backup has the items as they were
 * at one moment, and the table's keys, indexes and capacity.
 */
final class Backups {

  private static final int NAMES_OF_A_PAGE = 100;

  /**
   * A backup.
   *
   * @param id number under which its items are kept
   */
  record Backup(
      String arn,
      String name,
      long id,
      TableDefinition table,
      Instant created,
      long items,
      long bytes) {}

  private final DynamoDbState state;
  private final Descriptions descriptions;
  private final Table backups;

  Backups(DynamoDbState state) {
    this.state = state;
    this.descriptions = new Descriptions(state.items());
    this.backups = state.store().table("dynamodb.backups");
  }

  Reply create(Call call) throws IOException {
    ObjectNode input = call.input();
    TableDefinition table =
        state
            .tables()
            .find(call, input.path("TableName").asString())
            .orElseThrow(
                () ->
                    new ServiceException(
                        400,
                        "TableNotFoundException",
                        "Table not found: " + input.path("TableName").asString()));
    long id = state.store().nextId();
    Items.Count count = state.copies().copy(table.id(), id);
    String arn =
        String.format(
            Locale.ROOT,
            "%s/backup/%014d-%08x",
            table.arn(),
            call.now().toEpochMilli(),
            (int) (id ^ id >>> 32));
    Backup backup =
        new Backup(
            arn,
            input.path("BackupName").asString(),
            id,
            table,
            call.now(),
            count.items(),
            count.bytes());
    state.store().run(tx -> tx.put(backups, key(arn), encode(backup)));
    ObjectNode output = Json.object();
    output.set("BackupDetails", details(backup, "CREATING"));
    return Reply.of(output);
  }

  private static byte[] key(String arn) {
    return arn.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] encode(Backup backup) {
    ObjectNode node =
        Json.object()
            .put("arn", backup.arn())
            .put("name", backup.name())
            .put("id", backup.id())
            .put("created", backup.created().toString())
            .put("items", backup.items())
            .put("bytes", backup.bytes());
    node.set("table", Json.MAPPER.readTree(TableCodec.encode(backup.table())));
    return Json.MAPPER.writeValueAsBytes(node);
  }

  private static Backup decode(byte[] value) {
    JsonNode node = Json.MAPPER.readTree(value);
    return new Backup(
        node.path("arn").asString(),
        node.path("name").asString(),
        node.path("id").asLong(),
        TableCodec.decode(Json.MAPPER.writeValueAsBytes(node.path("table"))),
        Instant.parse(node.path("created").asString()),
        node.path("items").asLong(),
        node.path("bytes").asLong());
  }

  /**
   * The backup that a member BackupArn means.
   *
   * @throws ServiceException BackupNotFoundException
   */
  Backup require(Call call) {
    String arn = call.input().path("BackupArn").asString();
    return Optional.ofNullable(backups.get(key(arn)))
        .map(Backups::decode)
        .filter(backup -> backup.table().account().equals(call.caller().accountId()))
        .orElseThrow(
            () -> new ServiceException(400, "BackupNotFoundException", "Backup not found: " + arn));
  }

  private static ObjectNode details(Backup backup, String status) {
    return Json.object()
        .put("BackupArn", backup.arn())
        .put("BackupName", backup.name())
        .put("BackupSizeBytes", backup.bytes())
        .put("BackupStatus", status)
        .put("BackupType", "USER")
        .put("BackupCreationDateTime", backup.created().toString());
  }

  private ObjectNode description(Backup backup, String status, Instant now) {
    ObjectNode node = Json.object();
    node.set("BackupDetails", details(backup, status));
    TableDefinition table = backup.table();
    ObjectNode described = descriptions.table(table, "ACTIVE", now);
    ObjectNode source = node.putObject("SourceTableDetails");
    source.put("TableName", table.name()).put("TableId", table.uuid());
    source.put("TableArn", table.arn()).put("TableSizeBytes", backup.bytes());
    source.set("KeySchema", described.path("KeySchema"));
    source.put("TableCreationDateTime", table.created().toString());
    source.set(
        "ProvisionedThroughput",
        ((ObjectNode) described.path("ProvisionedThroughput")).without("NumberOfDecreasesToday"));
    source.put("ItemCount", backup.items());
    source.put("BillingMode", table.throughput() == null ? "PAY_PER_REQUEST" : "PROVISIONED");
    node.putObject("SourceTableFeatureDetails");
    return node;
  }

  Reply describe(Call call) {
    ObjectNode output = Json.object();
    output.set("BackupDescription", description(require(call), "AVAILABLE", call.now()));
    return Reply.of(output);
  }

  Reply delete(Call call) throws IOException {
    Backup backup = require(call);
    state.store().run(tx -> tx.remove(backups, key(backup.arn())));
    state.items().clear(backup.id());
    ObjectNode output = Json.object();
    output.set("BackupDescription", description(backup, "DELETED", call.now()));
    return Reply.of(output);
  }

  Reply list(Call call) {
    ObjectNode input = call.input();
    int limit = input.path("Limit").asInt(NAMES_OF_A_PAGE);
    String prefix =
        "arn:aws:dynamodb:"
            + call.region()
            + ":"
            + call.caller().accountId()
            + ":table/"
            + (input.has("TableName") ? input.path("TableName").asString() + "/" : "");
    String after = input.path("ExclusiveStartBackupArn").asString("");
    List<Backup> found = new ArrayList<>();
    Scan scan = backups.scan(key(after.isEmpty() ? prefix : after + "\0"));
    while (found.size() <= limit && scan.next()) {
      if (!new String(scan.key(), StandardCharsets.UTF_8).startsWith(prefix)) {
        break;
      }
      Backup backup = decode(scan.value());
      if (wanted(backup, input)) {
        found.add(backup);
      }
    }
    ObjectNode output = Json.object();
    ArrayNode summaries = output.putArray("BackupSummaries");
    found.stream()
        .limit(limit)
        .forEach(
            backup ->
                summaries.add(
                    details(backup, "AVAILABLE")
                        .put("TableName", backup.table().name())
                        .put("TableId", backup.table().uuid())
                        .put("TableArn", backup.table().arn())));
    if (found.size() > limit) {
      output.put("LastEvaluatedBackupArn", found.get(limit - 1).arn());
    }
    return Reply.of(output);
  }

  private static boolean wanted(Backup backup, ObjectNode input) {
    String type = input.path("BackupType").asString("USER");
    boolean inTime =
        (!input.has("TimeRangeLowerBound")
                || !backup
                    .created()
                    .isBefore(Instant.parse(input.path("TimeRangeLowerBound").asString())))
            && (!input.has("TimeRangeUpperBound")
                || backup
                    .created()
                    .isBefore(Instant.parse(input.path("TimeRangeUpperBound").asString())));
    return inTime && (type.equals("USER") || type.equals("ALL"));
  }
}
