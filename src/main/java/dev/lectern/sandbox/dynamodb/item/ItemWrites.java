package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.expression.Projection;
import dev.lectern.sandbox.dynamodb.expression.Update;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** PutItem, UpdateItem and DeleteItem. */
final class ItemWrites {

  private final DynamoDbState state;

  ItemWrites(DynamoDbState state) {
    this.state = state;
  }

  /** PutItem. */
  Reply put(Call call) throws IOException {
    onlyOldValues(call.input());
    TableDefinition table = table(call);
    return reply(call, WriteAction.put(table, call.input()), Optional.empty());
  }

  /** DeleteItem. */
  Reply delete(Call call) throws IOException {
    onlyOldValues(call.input());
    TableDefinition table = table(call);
    return reply(call, WriteAction.delete(table, call.input()), Optional.empty());
  }

  /** UpdateItem. */
  Reply update(Call call) throws IOException {
    TableDefinition table = table(call);
    Expressions expressions = new Expressions(call.input());
    Optional<Update> update = expressions.update();
    return reply(call, WriteAction.update(table, call.input(), update, expressions), update);
  }

  private TableDefinition table(Call call) {
    return state.tables().require(call, call.input().path("TableName").asString());
  }

  private static void onlyOldValues(ObjectNode input) {
    if (input.path("ReturnValues").asString("").matches("UPDATED_OLD|UPDATED_NEW|ALL_NEW")) {
      throw Errors.validation("ReturnValues can only be ALL_OLD or NONE");
    }
  }

  private Reply reply(Call call, WriteAction action, Optional<Update> update) throws IOException {
    Consumed consumed = new Consumed(action.table(), false);
    WriteAction.Outcome outcome = write(call, action, consumed);
    ObjectNode output = Json.object();
    Map<String, AttributeValue> attributes =
        returned(call.input().path("ReturnValues").asString("NONE"), outcome, update);
    if (!attributes.isEmpty()) {
      output.set("Attributes", ItemJson.json(attributes));
    }
    consumed.answer(call.input(), output);
    collectionMetrics(call.input(), action, output);
    return Reply.of(output);
  }

  /** A single write in a transaction of its own. */
  private WriteAction.Outcome write(Call call, WriteAction action, Consumed consumed)
      throws IOException {
    try {
      return Writer.of(state, call).alone(action, consumed);
    } catch (WriteAction.ConditionFailed failed) {
      throw conditionFailed(action, failed);
    }
  }

  private static ServiceException conditionFailed(
      WriteAction action, WriteAction.ConditionFailed failed) {
    return Errors.conditionFailed(action.returnItem() ? failed.item() : null);
  }

  static Map<String, AttributeValue> returned(
      String values, WriteAction.Outcome outcome, Optional<Update> update) {
    return switch (values) {
      case "ALL_OLD" -> orNothing(outcome.before());
      case "ALL_NEW" -> orNothing(outcome.after());
      case "UPDATED_OLD" -> targets(update).of(orNothing(outcome.before()));
      case "UPDATED_NEW" -> targets(update).of(orNothing(outcome.after()));
      default -> Map.of();
    };
  }

  private static Projection targets(Optional<Update> update) {
    return new Projection(update.stream().flatMap(Update::targets).toList());
  }

  private static Map<String, AttributeValue> orNothing(@Nullable Map<String, AttributeValue> item) {
    return item == null ? Map.of() : item;
  }

  private static void collectionMetrics(ObjectNode input, WriteAction action, ObjectNode output) {
    collectionOf(input, action).ifPresent(metrics -> output.set("ItemCollectionMetrics", metrics));
  }

  /** Only tables with a local index have item collections of a limited size. */
  static Optional<ObjectNode> collectionOf(ObjectNode input, WriteAction action) {
    boolean local = action.table().indexes().stream().anyMatch(index -> !index.global());
    return local && input.path("ReturnItemCollectionMetrics").asString("NONE").equals("SIZE")
        ? Optional.of(collection(action))
        : Optional.empty();
  }

  private static ObjectNode collection(WriteAction action) {
    String partition = action.table().key().partition().name();
    Map<String, AttributeValue> key = new LinkedHashMap<>(action.key());
    key.keySet().retainAll(Set.of(partition));
    ObjectNode metrics = Json.object();
    metrics.set("ItemCollectionKey", ItemJson.json(key));
    metrics.putArray("SizeEstimateRangeGB").add(0.0).add(1.0);
    return metrics;
  }
}
