package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.dynamodb.table.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** BatchWriteItem: up to 25 puts and deletes, each on its own. */
final class BatchWrites {

  private static final int MOST = 25;

  private final DynamoDbState state;

  BatchWrites(DynamoDbState state) {
    this.state = state;
  }

  /** BatchWriteItem. All requests are checked before the first is done. */
  Reply handle(Call call) throws IOException {
    ObjectNode input = call.input();
    List<WriteAction> actions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> requests : input.path("RequestItems").properties()) {
      TableDefinition table = state.tables().require(call, requests.getKey());
      Set<Map<String, AttributeValue>> keys = new HashSet<>();
      for (JsonNode request : requests.getValue()) {
        WriteAction action = action(table, (ObjectNode) request);
        if (!keys.add(action.key())) {
          throw Errors.validation("Provided list of item keys contains duplicates");
        }
        actions.add(action);
      }
    }
    if (actions.size() > MOST) {
      throw Errors.validation("Too many items requested for the BatchWriteItem call");
    }
    Map<String, Consumed> consumption = new LinkedHashMap<>();
    for (WriteAction action : actions) {
      WriteAction.Outcome outcome = state.store().write(tx -> action.apply(tx, state.items()));
      consumption
          .computeIfAbsent(action.table().arn(), arn -> new Consumed(action.table(), false))
          .write(outcome.before(), outcome.after());
    }
    ObjectNode output = Json.object();
    output.putObject("UnprocessedItems");
    ItemReads.consumption(input, output, consumption);
    return Reply.of(output);
  }

  private static WriteAction action(TableDefinition table, ObjectNode request) {
    if (request.size() != 1) {
      throw Errors.validation(
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
              + " supported datatypes");
    }
    return request.has("PutRequest")
        ? WriteAction.put(table, (ObjectNode) request.path("PutRequest"))
        : WriteAction.delete(table, (ObjectNode) request.path("DeleteRequest"));
  }
}
