package dev.lectern.sandbox.dynamodb.admin;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import dev.lectern.sandbox.dynamodb.table.TableFeatures;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * UpdateTimeToLive and DescribeTimeToLive. AWS needs up to an hour until a change is in force, the
 * sandbox none; for that hour further changes are refused here too.
 */
final class TimeToLive {

  private static final Duration INTERVAL = Duration.ofHours(1);

  private final DynamoDbState state;

  TimeToLive(DynamoDbState state) {
    this.state = state;
  }

  Reply update(Call call) throws IOException {
    ObjectNode input = call.input();
    JsonNode wanted = input.path("TimeToLiveSpecification");
    TableDefinition found = state.tables().requireNamed(call, input.path("TableName").asString());
    TableDefinition changed =
        state
            .store()
            .write(
                tx -> {
                  TableDefinition table = state.tables().current(tx, found);
                  TableDefinition next =
                      table.with(table.features().withExpiry(changed(table, wanted, call.now())));
                  state.tables().put(tx, next);
                  return next;
                });
    if (wanted.path("Enabled").asBoolean()) {
      state.items().noteExpirations(changed);
    } else {
      state.items().forgetExpirations(changed);
    }
    ObjectNode output = Json.object();
    output.set("TimeToLiveSpecification", wanted);
    return Reply.of(output);
  }

  private static TableFeatures.Expiry changed(TableDefinition table, JsonNode wanted, Instant now) {
    String attribute = wanted.path("AttributeName").asString();
    boolean enable = wanted.path("Enabled").asBoolean();
    TableFeatures.Expiry before = table.features().expiry();
    boolean enabled = before != null && before.enabled();
    if (enable == enabled) {
      throw Definitions.invalid(
          enable ? "TimeToLive is already enabled" : "TimeToLive is already disabled");
    }
    if (before != null && enabled && !before.attribute().equals(attribute)) {
      throw Definitions.invalid(
          "TimeToLive is active on a different AttributeName: current AttributeName is "
              + before.attribute());
    }
    if (before != null && before.changed().plus(INTERVAL).isAfter(now)) {
      throw Definitions.invalid(
          "Time to live has been modified multiple times within a fixed interval");
    }
    return new TableFeatures.Expiry(attribute, enable, now);
  }

  Reply describe(Call call) {
    TableFeatures.Expiry expiry =
        state
            .tables()
            .requireNamed(call, call.input().path("TableName").asString())
            .features()
            .expiry();
    ObjectNode output = Json.object();
    ObjectNode node = output.putObject("TimeToLiveDescription");
    boolean enabled = expiry != null && expiry.enabled();
    node.put("TimeToLiveStatus", enabled ? "ENABLED" : "DISABLED");
    if (expiry != null && enabled) {
      node.put("AttributeName", expiry.attribute());
    }
    return Reply.of(output);
  }
}
