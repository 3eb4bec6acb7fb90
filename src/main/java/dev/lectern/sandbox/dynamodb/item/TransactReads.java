package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.CapacityUnits.Consistency;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.expression.Projection;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.state.ItemLocks;
import dev.lectern.sandbox.dynamodb.table.Items;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** TransactGetItems: up to 100 items as they are at one moment. */
final class TransactReads {

  private final DynamoDbState state;

  TransactReads(DynamoDbState state) {
    this.state = state;
  }

  /** One item to read. */
  record Get(
      TableDefinition table, Map<String, AttributeValue> key, Optional<Projection> projection) {}

  /** TransactGetItems. */
  Reply handle(Call call) throws IOException {
    List<Get> gets = new ArrayList<>();
    List<ObjectNode> wrongKeys = new ArrayList<>();
    for (JsonNode action : call.input().path("TransactItems")) {
      ObjectNode get = (ObjectNode) action.path("Get");
      TableDefinition table = state.tables().require(call, get.path("TableName").asString());
      Expressions expressions = new Expressions(get);
      Optional<Projection> projection = expressions.projection();
      expressions.finish();
      try {
        gets.add(new Get(table, Keys.key(table, get.path("Key")), projection));
        wrongKeys.add(Cancellation.none());
      } catch (ServiceException wrong) {
        wrongKeys.add(Cancellation.ofKey(wrong));
      }
    }
    if (gets.size() < wrongKeys.size()) {
      throw Cancellation.exception(wrongKeys);
    }
    return handle(call, gets);
  }

  /** The same for what is read already. */
  Reply handle(Call call, List<Get> gets) throws IOException {
    Set<ItemLocks.Place> once = new HashSet<>();
    for (Get get : gets) {
      if (!once.add(new ItemLocks.Place(get.table().id(), get.key()))) {
        throw Errors.validation(
            "Transaction request cannot include multiple operations on one item");
      }
    }
    Map<String, Consumed> consumption = new LinkedHashMap<>();
    List<Optional<Map<String, AttributeValue>>> items =
        state.store().write(tx -> gets.stream().map(get -> find(tx, get)).toList());
    List<ObjectNode> reasons = new ArrayList<>();
    ArrayNode responses = Json.array();
    List<Integer> sizes = items.stream().map(item -> item.map(ItemSize::of).orElse(0)).toList();
    Errors.checkTransaction(sizes.stream().mapToLong(Integer::longValue).sum());
    for (int i = 0; i < gets.size(); i++) {
      Get get = gets.get(i);
      reasons.add(pay(call, get, sizes.get(i), consumption));
      ObjectNode response = responses.addObject();
      items
          .get(i)
          .ifPresent(item -> response.set("Item", ItemReads.wanted(item, get.projection())));
    }
    if (Cancellation.any(reasons)) {
      throw Cancellation.exception(reasons);
    }
    ObjectNode output = Json.object();
    output.set("Responses", responses);
    ItemReads.consumption(call.input(), output, consumption);
    return Reply.of(output);
  }

  private Optional<Map<String, AttributeValue>> find(Tx tx, Get get) {
    return state.items().find(tx, Items.place(get.table(), get.key()));
  }

  private ObjectNode pay(Call call, Get get, int size, Map<String, Consumed> consumption) {
    if (state.locks().held(new ItemLocks.Place(get.table().id(), get.key()))) {
      return Cancellation.conflict();
    }
    Consumed consumed =
        consumption.computeIfAbsent(get.table().arn(), arn -> new Consumed(get.table(), true));
    Consumed one = new Consumed(get.table(), true);
    one.read(null, size, Consistency.TRANSACTIONAL, get.table().key().hash(get.key()));
    try {
      one.take(state.capacity(), call.now());
      consumed.add(one);
      return Cancellation.none();
    } catch (ServiceException throttled) {
      return Cancellation.of(throttled);
    }
  }
}
