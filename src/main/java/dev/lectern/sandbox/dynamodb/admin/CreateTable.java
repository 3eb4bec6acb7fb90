package dev.lectern.sandbox.dynamodb.admin;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.KeySchema;
import dev.lectern.sandbox.dynamodb.table.SecondaryIndex;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import dev.lectern.sandbox.dynamodb.table.TableFeatures;
import dev.lectern.sandbox.dynamodb.table.Tables;
import dev.lectern.sandbox.dynamodb.table.Throughput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * CreateTable. The answer says CREATING, as AWS's does; in the sandbox the table is there when the
 * answer is.
 */
final class CreateTable {

  /** Options that would change what a table does, and are not here. */
  private static final List<String> ABSENT =
      List.of("SSESpecification", "ResourcePolicy", "OnDemandThroughput");

  private final DynamoDbState state;
  private final Descriptions descriptions;

  CreateTable(DynamoDbState state) {
    this.state = state;
    this.descriptions = new Descriptions(state.items());
  }

  Reply handle(Call call) throws IOException {
    ObjectNode input = call.input();
    refuseAbsent(input, ABSENT);
    String name = input.path("TableName").asString();
    Tables.requireName(name);
    Throughput throughput = throughput(input);
    Definitions definitions =
        new Definitions(input.path("AttributeDefinitions"), state.store()::nextId);
    KeySchema key = definitions.key(input.path("KeySchema"));
    for (String indexes : List.of("LocalSecondaryIndexes", "GlobalSecondaryIndexes")) {
      if (input.has(indexes) && input.path(indexes).isEmpty()) {
        throw new ServiceException(
            400,
            "ValidationException",
            "One or more parameter values were invalid: List of " + indexes + " is empty");
      }
    }
    List<SecondaryIndex> indexes =
        new ArrayList<>(definitions.local(input.path("LocalSecondaryIndexes"), key));
    indexes.addAll(definitions.global(input.path("GlobalSecondaryIndexes"), throughput != null));
    definitions.checkWhole(key, indexes);
    TableDefinition table =
        new TableDefinition(
            state.store().nextId(),
            UUID.randomUUID().toString(),
            call.caller().accountId(),
            call.region(),
            name,
            definitions.types(),
            key,
            indexes,
            throughput,
            call.now(),
            input.path("DeletionProtectionEnabled").asBoolean(false),
            input.path("TableClass").asString("STANDARD"),
            TableOperations.tags(input.path("Tags")),
            features(call, throughput));
    TableDefinition made =
        state
            .store()
            .write(
                tx -> {
                  if (state.tables().exists(tx, call, name)) {
                    throw new ServiceException(
                        400, "ResourceInUseException", "Table already exists: " + name);
                  }
                  TableDefinition whole =
                      state
                          .streams()
                          .create(tx, table, input.path("StreamSpecification"), call.now());
                  state.tables().put(tx, whole);
                  return whole;
                });
    ObjectNode output = Json.object();
    output.set("TableDescription", descriptions.table(made, "CREATING", call.now()));
    return Reply.of(output);
  }

  /** Stream settings that switch nothing on may stand there. */
  static void refuseAbsent(ObjectNode input, List<String> names) {
    for (String name : names) {
      boolean off =
          input.path(name).path("StreamEnabled").isBoolean()
              && !input.path(name).path("StreamEnabled").asBoolean();
      if (input.has(name) && !off) {
        throw new ServiceException(
            501,
            "NotImplemented",
            "The option " + name + " is not in the sandbox. On AWS it exists.");
      }
    }
  }

  private static TableFeatures features(Call call, @Nullable Throughput throughput) {
    TableFeatures features =
        throughput == null ? TableFeatures.NONE.onDemand(call.now(), false) : TableFeatures.NONE;
    return features.withWarm(Definitions.warm(call.input().path("WarmThroughput")));
  }

  private static @Nullable Throughput throughput(ObjectNode input) {
    boolean onDemand = input.path("BillingMode").asString("").equals("PAY_PER_REQUEST");
    Throughput throughput = Definitions.throughput(input.path("ProvisionedThroughput"));
    if (onDemand && throughput != null) {
      throw Definitions.invalid(
          "One or more parameter values were invalid: Neither ReadCapacityUnits nor"
              + " WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
    }
    if (!onDemand && throughput == null) {
      throw Definitions.invalid(
          "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must"
              + " both be specified when BillingMode is PROVISIONED");
    }
    return throughput;
  }
}
