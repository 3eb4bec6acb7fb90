package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.capacity.Throttled;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * BatchWriteItem: up to 25 puts and deletes, each on its own. What a table had no capacity for, or
 * what a transaction has at the moment, comes back unprocessed; when that is everything the call
 * fails.
 */
final class BatchWrites {

  private static final int MOST = 25;

  /** A request with the name of its table as the caller wrote it. */
  private record Request(String table, JsonNode json, WriteAction action) {}

  private final DynamoDbState state;

  BatchWrites(DynamoDbState state) {
    this.state = state;
  }

  /** BatchWriteItem. All requests are checked before the first is done. */
  Reply handle(Call call) throws IOException {
    ObjectNode input = call.input();
    List<Request> actions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> requests : input.path("RequestItems").properties()) {
      TableDefinition table = state.tables().require(call, requests.getKey());
      Set<Map<String, AttributeValue>> keys = new HashSet<>();
      for (JsonNode request : requests.getValue()) {
        WriteAction action = action(table, (ObjectNode) request);
        if (!keys.add(action.key())) {
          throw Errors.validation("Provided list of item keys contains duplicates");
        }
        actions.add(new Request(requests.getKey(), request, action));
      }
    }
    if (actions.size() > MOST) {
      throw Errors.validation("Too many items requested for the BatchWriteItem call");
    }
    Map<String, Consumed> consumption = new LinkedHashMap<>();
    Map<String, List<ObjectNode>> collections = new LinkedHashMap<>();
    ObjectNode unprocessed = Json.object();
    Optional<ServiceException> refusal =
        state.store().write(tx -> write(tx, call, actions, consumption, collections, unprocessed));
    if (refusal.isPresent() && consumption.isEmpty()) {
      throw refusal.get();
    }
    ObjectNode output = Json.object();
    output.set("UnprocessedItems", unprocessed);
    collections.forEach(
        (table, metrics) ->
            metrics.forEach(
                output.withObject("/ItemCollectionMetrics").withArray("/" + pointer(table))::add));
    ItemReads.consumption(input, output, consumption);
    return Reply.of(output);
  }

  /**
   * Does what can be done, in one transaction of the store only because that is quicker.
   *
   * @return why the last one of those that were refused was
   */
  private Optional<ServiceException> write(
      Tx tx,
      Call call,
      List<Request> actions,
      Map<String, Consumed> consumption,
      Map<String, List<ObjectNode>> collections,
      ObjectNode unprocessed) {
    Writer writer = Writer.of(state, call);
    Optional<ServiceException> refusal = Optional.empty();
    for (Request request : actions) {
      WriteAction action = request.action();
      Consumed consumed = new Consumed(action.table(), false);
      try {
        writer.alone(tx, action, consumed);
      } catch (ServiceException refused) {
        if (!Throttled.is(refused) && !refused.code().equals("TransactionConflictException")) {
          throw refused;
        }
        refusal = Optional.of(refused);
        unprocessed.withArray("/" + pointer(request.table())).add(request.json());
        continue;
      }
      consumption
          .computeIfAbsent(action.table().arn(), arn -> new Consumed(action.table(), false))
          .add(consumed);
      ItemWrites.collectionOf(call.input(), action)
          .ifPresent(
              metrics ->
                  collections
                      .computeIfAbsent(request.table(), name -> new ArrayList<>())
                      .add(metrics));
    }
    return refusal;
  }

  /** A name as a part of a JSON pointer: an ARN has slashes. */
  static String pointer(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static WriteAction action(TableDefinition table, ObjectNode request) {
    if (request.size() != 1) {
      throw Errors.validation(
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
              + " supported datatypes");
    }
    if (!request.has("PutRequest")) {
      return WriteAction.delete(table, (ObjectNode) request.path("DeleteRequest"));
    }
    try {
      return WriteAction.put(table, (ObjectNode) request.path("PutRequest"));
    } catch (ServiceException wrong) {
      // a batch says of every wrong key what PutItem says in other words
      throw Keys.wrong(wrong) ? Errors.validation(Keys.MISMATCH) : wrong;
    }
  }
}
