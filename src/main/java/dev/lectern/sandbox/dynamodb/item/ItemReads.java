package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.CapacityUnits.Consistency;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.dynamodb.expression.Projection;
import dev.lectern.sandbox.dynamodb.table.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GetItem, BatchGetItem and TransactGetItems. */
final class ItemReads {

  private static final int LARGEST_ANSWER = 16 * 1024 * 1024;
  private static final int MOST_KEYS = 100;

  private final DynamoDbState state;

  ItemReads(DynamoDbState state) {
    this.state = state;
  }

  /** GetItem. */
  Reply get(Call call) {
    ObjectNode input = call.input();
    TableDefinition table = state.tables().require(call, input.path("TableName").asString());
    Expressions expressions = new Expressions(input);
    Optional<Projection> projection = expressions.projection();
    expressions.finish();
    Map<String, AttributeValue> key = Keys.key(table, input.path("Key"));
    Optional<Map<String, AttributeValue>> item = state.items().find(table, key);
    ObjectNode output = Json.object();
    item.ifPresent(found -> output.set("Item", wanted(found, projection)));
    Consumed consumed = new Consumed(table, false);
    consumed.read(null, item.map(ItemSize::of).orElse(0), consistency(input));
    consumed.answer(input, output);
    return Reply.of(output);
  }

  static Consistency consistency(ObjectNode input) {
    return input.path("ConsistentRead").asBoolean(false)
        ? Consistency.STRONG
        : Consistency.EVENTUAL;
  }

  private static ObjectNode wanted(
      Map<String, AttributeValue> item, Optional<Projection> projection) {
    return ItemJson.json(projection.map(paths -> paths.of(item)).orElse(item));
  }

  /** BatchGetItem. An answer has at most 16 MB; the keys that are left come back unprocessed. */
  Reply batch(Call call) {
    ObjectNode input = call.input();
    ObjectNode output = Json.object();
    ObjectNode responses = output.putObject("Responses");
    ObjectNode unprocessed = output.putObject("UnprocessedKeys");
    ArrayNode consumption = Json.array();
    checkNumberOfKeys(input);
    long left = LARGEST_ANSWER;
    for (Map.Entry<String, JsonNode> request : input.path("RequestItems").properties()) {
      ObjectNode asked = (ObjectNode) request.getValue();
      TableDefinition table = state.tables().require(call, request.getKey());
      Expressions expressions = new Expressions(asked);
      Optional<Projection> projection = expressions.projection();
      expressions.finish();
      Consumed consumed = new Consumed(table, false);
      ArrayNode found = responses.putArray(request.getKey());
      Set<Map<String, AttributeValue>> keys = new HashSet<>();
      for (JsonNode node : asked.path("Keys")) {
        Map<String, AttributeValue> key = Keys.key(table, node);
        if (!keys.add(key)) {
          throw Errors.validation("Provided list of item keys contains duplicates");
        }
        if (left <= 0) {
          ObjectNode again =
              unprocessed.has(request.getKey())
                  ? (ObjectNode) unprocessed.path(request.getKey())
                  : unprocessed.putObject(request.getKey()).setAll(asked.without("Keys"));
          again.withArray("/Keys").add(node);
          continue;
        }
        Optional<Map<String, AttributeValue>> item = state.items().find(table, key);
        int size = item.map(ItemSize::of).orElse(0);
        left -= size;
        consumed.read(null, size, consistency(asked));
        item.ifPresent(each -> found.add(wanted(each, projection)));
      }
      consumption.add(consumed.json(input));
    }
    if (Consumed.asked(input)) {
      output.set("ConsumedCapacity", consumption);
    }
    return Reply.of(output);
  }

  private static void checkNumberOfKeys(ObjectNode input) {
    int keys = 0;
    for (JsonNode request : input.path("RequestItems")) {
      keys += request.path("Keys").size();
    }
    if (keys > MOST_KEYS) {
      throw Errors.validation("Too many items requested for the BatchGetItem call");
    }
  }

  /** TransactGetItems: all items as they are at one moment, since no write runs meanwhile. */
  Reply transact(Call call) throws java.io.IOException {
    ObjectNode input = call.input();
    ArrayNode responses = Json.array();
    Map<String, Consumed> consumption = new LinkedHashMap<>();
    Set<Map.Entry<String, Map<String, AttributeValue>>> once = new HashSet<>();
    state
        .store()
        .run(
            tx -> {
              for (JsonNode action : input.path("TransactItems")) {
                ObjectNode get = (ObjectNode) action.path("Get");
                TableDefinition table =
                    state.tables().require(call, get.path("TableName").asString());
                Expressions expressions = new Expressions(get);
                Optional<Projection> projection = expressions.projection();
                expressions.finish();
                Map<String, AttributeValue> key = Keys.key(table, get.path("Key"));
                if (!once.add(Map.entry(table.arn(), key))) {
                  throw Errors.validation(
                      "Transaction request cannot include multiple operations on one item");
                }
                Optional<Map<String, AttributeValue>> item = state.items().find(tx, table, key);
                consumption
                    .computeIfAbsent(table.arn(), arn -> new Consumed(table, true))
                    .read(null, item.map(ItemSize::of).orElse(0), Consistency.TRANSACTIONAL);
                ObjectNode response = responses.addObject();
                item.ifPresent(found -> response.set("Item", wanted(found, projection)));
              }
            });
    ObjectNode output = Json.object();
    output.set("Responses", responses);
    consumption(input, output, consumption);
    return Reply.of(output);
  }

  static void consumption(ObjectNode input, ObjectNode output, Map<String, Consumed> consumption) {
    if (Consumed.asked(input)) {
      ArrayNode all = output.putArray("ConsumedCapacity");
      consumption.values().forEach(consumed -> all.add(consumed.json(input)));
    }
  }
}
