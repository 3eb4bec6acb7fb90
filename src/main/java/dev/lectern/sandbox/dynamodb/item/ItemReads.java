package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.CapacityUnits.Consistency;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.expression.Projection;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GetItem and BatchGetItem. */
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
    Optional<Map<String, AttributeValue>> item = find(state, call, input, table, key);
    Consumed consumed = new Consumed(table, false);
    consumed.read(
        null, item.map(ItemSize::of).orElse(0), consistency(input), table.key().hash(key));
    consumed.take(state.capacity(), call.now());
    ObjectNode output = Json.object();
    item.ifPresent(found -> output.set("Item", wanted(found, projection)));
    consumed.answer(input, output);
    return Reply.of(output);
  }

  /** An item as the member ConsistentRead wants to see it. */
  static Optional<Map<String, AttributeValue>> find(
      DynamoDbState state,
      Call call,
      ObjectNode input,
      TableDefinition table,
      Map<String, AttributeValue> key) {
    return consistency(input) == Consistency.STRONG
        ? state.items().find(table, key)
        : state.items().findEventually(table, key, call.now());
  }

  static Consistency consistency(ObjectNode input) {
    return input.path("ConsistentRead").asBoolean(false)
        ? Consistency.STRONG
        : Consistency.EVENTUAL;
  }

  static ObjectNode wanted(Map<String, AttributeValue> item, Optional<Projection> projection) {
    return ItemJson.json(projection.map(paths -> paths.of(item)).orElse(item));
  }

  /**
   * BatchGetItem. An answer has at most 16 MB; keys that are left, or that the table had no
   * capacity for, come back unprocessed. When there was capacity for none the call fails.
   */
  Reply batch(Call call) {
    ObjectNode input = call.input();
    ObjectNode output = Json.object();
    ObjectNode responses = output.putObject("Responses");
    ObjectNode unprocessed = output.putObject("UnprocessedKeys");
    ArrayNode consumption = Json.array();
    checkNumberOfKeys(input);
    checkMixture(input);
    long left = LARGEST_ANSWER;
    int done = 0;
    ServiceException refusal = null;
    for (Map.Entry<String, JsonNode> request : input.path("RequestItems").properties()) {
      ObjectNode asked = (ObjectNode) request.getValue();
      TableDefinition table = state.tables().require(call, request.getKey());
      Expressions expressions = new Expressions(asked);
      Optional<Projection> projection = expressions.projection();
      expressions.finish();
      Consumed consumed = new Consumed(table, false);
      ArrayNode found = responses.putArray(request.getKey());
      for (Map.Entry<Map<String, AttributeValue>, JsonNode> each : keys(table, asked).entrySet()) {
        Optional<Map<String, AttributeValue>> item = find(state, call, asked, table, each.getKey());
        int size = item.map(ItemSize::of).orElse(0);
        try {
          if (left > 0) {
            Consumed one = new Consumed(table, false);
            one.read(null, size, consistency(asked), table.key().hash(each.getKey()));
            one.take(state.capacity(), call.now());
            consumed.add(one);
            item.ifPresent(there -> found.add(wanted(there, projection)));
            left -= size;
            done++;
            continue;
          }
        } catch (ServiceException throttled) {
          refusal = throttled;
        }
        ObjectNode again =
            unprocessed.has(request.getKey())
                ? (ObjectNode) unprocessed.path(request.getKey())
                : unprocessed.putObject(request.getKey()).setAll(asked.without("Keys"));
        again.withArray("/Keys").add(each.getValue());
      }
      consumption.add(consumed.json(input));
    }
    if (refusal != null && done == 0) {
      throw refusal;
    }
    if (Consumed.asked(input)) {
      output.set("ConsumedCapacity", consumption);
    }
    return Reply.of(output);
  }

  private static Map<Map<String, AttributeValue>, JsonNode> keys(
      TableDefinition table, ObjectNode asked) {
    Map<Map<String, AttributeValue>, JsonNode> keys = new LinkedHashMap<>();
    for (JsonNode node : asked.path("Keys")) {
      if (keys.put(Keys.key(table, node), node) != null) {
        throw Errors.validation("Provided list of item keys contains duplicates");
      }
    }
    return keys;
  }

  /** What one table asks for in an expression, another cannot ask for in the old way. */
  private static void checkMixture(ObjectNode input) {
    ObjectNode all = Json.object();
    input.path("RequestItems").forEach(asked -> all.setAll((ObjectNode) asked));
    Legacy.checkMixture(all);
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

  static void consumption(ObjectNode input, ObjectNode output, Map<String, Consumed> consumption) {
    if (Consumed.asked(input)) {
      ArrayNode all = output.putArray("ConsumedCapacity");
      consumption.values().forEach(consumed -> all.add(consumed.json(input)));
    }
  }
}
