package dev.lectern.sandbox.dynamodb.admin;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where the operations on tables are registered, and the small ones among them. */
public final class TableOperations {

  private static final int NAMES_OF_A_PAGE = 100;
  private static final int MOST_TAGS = 50;

  private final DynamoDbState state;
  private final Descriptions descriptions;

  private TableOperations(DynamoDbState state) {
    this.state = state;
    this.descriptions = new Descriptions(state.items());
  }

  /** All of them by AWS's names. */
  public static Map<String, Operation> all(DynamoDbState state) {
    TableOperations operations = new TableOperations(state);
    TimeToLive timeToLive = new TimeToLive(state);
    Backups backups = new Backups(state);
    Restores restores = new Restores(state, backups);
    return Map.ofEntries(
        Map.entry("CreateBackup", backups::create),
        Map.entry("DescribeBackup", backups::describe),
        Map.entry("ListBackups", backups::list),
        Map.entry("DeleteBackup", backups::delete),
        Map.entry("RestoreTableFromBackup", restores::fromBackup),
        Map.entry("RestoreTableToPointInTime", restores::toPointInTime),
        Map.entry("UpdateContinuousBackups", restores::updateContinuous),
        Map.entry("DescribeContinuousBackups", restores::describeContinuous),
        Map.entry("DescribeEndpoints", operations::endpoints),
        Map.entry("UpdateTimeToLive", timeToLive::update),
        Map.entry("DescribeTimeToLive", timeToLive::describe),
        Map.entry("CreateTable", new CreateTable(state)::handle),
        Map.entry("UpdateTable", new UpdateTable(state)::handle),
        Map.entry("DeleteTable", operations::delete),
        Map.entry("DescribeTable", operations::describe),
        Map.entry("ListTables", operations::list),
        Map.entry("DescribeLimits", operations::limits),
        Map.entry("TagResource", operations::tag),
        Map.entry("UntagResource", operations::untag),
        Map.entry("ListTagsOfResource", operations::tags));
  }

  private Reply describe(Call call) {
    TableDefinition table = named(call);
    ObjectNode output = Json.object();
    output.set("Table", descriptions.table(table, "ACTIVE", call.now()));
    return Reply.of(output);
  }

  private TableDefinition named(Call call) {
    return state.tables().requireNamed(call, call.input().path("TableName").asString());
  }

  private Reply delete(Call call) throws IOException {
    TableDefinition found = named(call);
    ObjectNode description = descriptions.table(found, "DELETING", call.now());
    TableDefinition deleted =
        state
            .store()
            .write(
                tx -> {
                  TableDefinition table = state.tables().current(tx, found);
                  if (table.deletionProtection()) {
                    throw new ServiceException(
                        400,
                        "ValidationException",
                        "Resource cannot be deleted as it is currently protected against deletion."
                            + " Disable deletion protection first.");
                  }
                  state.streams().close(tx, table, call.now());
                  state.tables().remove(tx, table);
                  return table;
                });
    state.items().clear(deleted.id());
    state.log().clear(deleted.id());
    state.capacity().forget(deleted.id());
    for (var index : deleted.indexes()) {
      state.items().clear(index.id());
      state.capacity().forget(index.id());
    }
    ObjectNode output = Json.object();
    output.set("TableDescription", description);
    return Reply.of(output);
  }

  private Reply list(Call call) {
    ObjectNode input = call.input();
    int limit = input.path("Limit").asInt(NAMES_OF_A_PAGE);
    List<String> names =
        state
            .tables()
            .names(
                call.caller().accountId(),
                call.region(),
                input.path("ExclusiveStartTableName").asString(""),
                limit + 1);
    ObjectNode output = Json.object();
    ArrayNode page = output.putArray("TableNames");
    names.stream().limit(limit).forEach(page::add);
    if (names.size() > limit) {
      output.put("LastEvaluatedTableName", names.get(limit - 1));
    }
    return Reply.of(output);
  }

  /** A new account's quotas ("Service, account, and table quotas in Amazon DynamoDB"). */
  private Reply limits(Call call) {
    return Reply.of(
        Json.object()
            .put("AccountMaxReadCapacityUnits", 80_000)
            .put("AccountMaxWriteCapacityUnits", 80_000)
            .put("TableMaxReadCapacityUnits", 40_000)
            .put("TableMaxWriteCapacityUnits", 40_000));
  }

  /** Where clients that ask for it find the service: where they are. */
  private Reply endpoints(Call call) {
    ObjectNode output = Json.object();
    output
        .putArray("Endpoints")
        .addObject()
        .put("Address", call.head().header("host").orElse("localhost"))
        .put("CachePeriodInMinutes", 1440);
    return Reply.of(output);
  }

  private TableDefinition ofArn(Call call) {
    String arn = call.input().path("ResourceArn").asString();
    return state.tables().requireNamed(call, arn);
  }

  private Reply tag(Call call) throws IOException {
    TableDefinition found = ofArn(call);
    state
        .store()
        .run(
            tx -> {
              TableDefinition table = state.tables().current(tx, found);
              Map<String, String> tags = new LinkedHashMap<>(table.tags());
              tags.putAll(tags(call.input().path("Tags")));
              if (tags.size() > MOST_TAGS) {
                throw new ServiceException(
                    400, "ValidationException", "Too many tags: a resource has at most 50.");
              }
              state.tables().put(tx, table.withTags(tags));
            });
    return Reply.empty();
  }

  static Map<String, String> tags(JsonNode nodes) {
    Map<String, String> tags = new LinkedHashMap<>();
    nodes.forEach(tag -> tags.put(tag.path("Key").asString(), tag.path("Value").asString("")));
    return tags;
  }

  private Reply untag(Call call) throws IOException {
    TableDefinition found = ofArn(call);
    state
        .store()
        .run(
            tx -> {
              TableDefinition table = state.tables().current(tx, found);
              Map<String, String> tags = new LinkedHashMap<>(table.tags());
              call.input().path("TagKeys").forEach(key -> tags.remove(key.asString()));
              state.tables().put(tx, table.withTags(tags));
            });
    return Reply.empty();
  }

  private Reply tags(Call call) {
    ObjectNode output = Json.object();
    ArrayNode tags = output.putArray("Tags");
    ofArn(call)
        .tags()
        .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
    return Reply.of(output);
  }
}
