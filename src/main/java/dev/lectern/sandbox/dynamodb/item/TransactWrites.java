package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.CapacityUnits.Consistency;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.state.ItemLocks;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * TransactWriteItems: up to 100 writes, all or none. A repeated request with the same token is done
 * once within ten minutes; the repetition only reads its items.
 */
final class TransactWrites {

  /** A write that could not be done, with the reasons of all. */
  private static final class Cancelled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ObjectNode> reasons;

    Cancelled(List<ObjectNode> reasons) {
      super("Transaction cancelled", null, false, false);
      this.reasons = reasons;
    }
  }

  private final DynamoDbState state;
  private final TransactionTokens tokens;

  TransactWrites(DynamoDbState state) {
    this.state = state;
    this.tokens = new TransactionTokens(state.store());
  }

  /** TransactWriteItems. */
  Reply handle(Call call) throws IOException {
    ObjectNode input = call.input();
    List<WriteAction> actions = new ArrayList<>();
    List<ObjectNode> reasons = new ArrayList<>();
    for (JsonNode item : input.path("TransactItems")) {
      try {
        actions.add(action(call, (ObjectNode) item));
        reasons.add(Cancellation.none());
      } catch (ServiceException invalid) {
        reasons.add(Cancellation.ofKey(invalid));
      }
    }
    if (actions.size() < reasons.size()) {
      throw Cancellation.exception(reasons);
    }
    return handle(call, actions, input.path("TransactItems"));
  }

  /** The same for actions that are read already; the request is what a token stands for. */
  Reply handle(Call call, List<WriteAction> actions, JsonNode request) throws IOException {
    Set<Map.Entry<String, Map<String, AttributeValue>>> items = new HashSet<>();
    for (WriteAction action : actions) {
      if (!items.add(Map.entry(action.table().arn(), action.key()))) {
        throw Errors.validation(
            "Transaction request cannot include multiple operations on one item");
      }
    }
    String token = TransactionTokens.of(call);
    if (token == null) {
      return reply(call, actions, run(call, actions, null, request));
    }
    tokens.begin(token);
    try {
      return reply(
          call,
          actions,
          tokens.done(token, request, call.now())
              ? reread(actions, call.now())
              : run(call, actions, token, request));
    } finally {
      tokens.end(token);
    }
  }

  private static Reply reply(
      Call call, List<WriteAction> actions, Map<String, Consumed> consumption) {
    ObjectNode output = Json.object();
    for (WriteAction action : actions) {
      ItemWrites.collectionOf(call.input(), action)
          .ifPresent(
              metrics ->
                  output
                      .withObject("/ItemCollectionMetrics")
                      .withArray("/" + BatchWrites.pointer(action.table().name()))
                      .add(metrics));
    }
    ItemReads.consumption(call.input(), output, consumption);
    return Reply.of(output);
  }

  private Map<String, Consumed> reread(List<WriteAction> actions, Instant now) {
    Map<String, Consumed> consumption = new LinkedHashMap<>();
    for (WriteAction action : actions) {
      TableDefinition table = action.table();
      int size = state.items().find(table, action.key()).map(ItemSize::of).orElse(0);
      Consumed consumed =
          consumption.computeIfAbsent(table.arn(), arn -> new Consumed(table, true));
      consumed.read(null, size, Consistency.TRANSACTIONAL, table.key().hash(action.key()));
      consumed.take(state.capacity(), now);
    }
    return consumption;
  }

  private Map<String, Consumed> run(
      Call call, List<WriteAction> actions, @Nullable String token, JsonNode request)
      throws IOException {
    List<ItemLocks.Place> places = actions.stream().map(WriteAction::place).toList();
    List<Boolean> conflicts = state.locks().take(places);
    if (conflicts.contains(true)) {
      throw Cancellation.exception(
          conflicts.stream()
              .map(conflict -> conflict ? Cancellation.conflict() : Cancellation.none())
              .toList());
    }
    Map<String, Consumed> consumption = new LinkedHashMap<>();
    try {
      state
          .store()
          .run(
              tx -> {
                all(tx, actions, Writer.of(state, call), consumption);
                if (token != null) {
                  tokens.keep(tx, token, request, call.now());
                }
              });
    } catch (Cancelled cancelled) {
      throw Cancellation.exception(cancelled.reasons);
    } finally {
      state.locks().release(places);
    }
    return consumption;
  }

  private WriteAction action(Call call, ObjectNode item) {
    if (item.size() != 1) {
      throw Errors.validation("TransactItems can only contain one of Check, Put, Update or Delete");
    }
    Map.Entry<String, JsonNode> only = item.properties().iterator().next();
    ObjectNode members = (ObjectNode) only.getValue();
    TableDefinition table = state.tables().require(call, members.path("TableName").asString());
    return switch (only.getKey()) {
      case "Put" -> WriteAction.put(table, members);
      case "Delete" -> WriteAction.delete(table, members);
      case "ConditionCheck" -> WriteAction.check(table, members);
      default -> {
        Expressions expressions = new Expressions(members);
        yield WriteAction.update(table, members, expressions.update(), expressions);
      }
    };
  }

  /**
   * Tries every action, so that the reasons of all are known, and throws when one failed. Their
   * size is looked at first: what is too large is refused whatever capacity there is. An item is in
   * one action only, so that nothing that is done changes what is planned.
   */
  private static void all(
      Tx tx, List<WriteAction> actions, Writer writer, Map<String, Consumed> consumption) {
    List<Attempt> attempts =
        actions.stream().map(action -> Attempt.of(tx, action, writer)).toList();
    Errors.checkTransaction(attempts.stream().mapToLong(Attempt::bytes).sum());
    List<ObjectNode> reasons = new ArrayList<>();
    for (Attempt attempt : attempts) {
      TableDefinition table = attempt.action().table();
      Consumed consumed =
          consumption.computeIfAbsent(table.arn(), arn -> new Consumed(table, true));
      reasons.add(attempt.reason(tx, writer, consumed));
    }
    if (Cancellation.any(reasons)) {
      throw new Cancelled(reasons);
    }
  }

  /** An action with its plan, or why there is none. */
  private record Attempt(WriteAction action, Writer.@Nullable Plan plan, ObjectNode refusal) {

    static Attempt of(Tx tx, WriteAction action, Writer writer) {
      try {
        return new Attempt(action, writer.plan(tx, action), Cancellation.none());
      } catch (ServiceException refused) {
        return new Attempt(action, null, Cancellation.of(refused));
      }
    }

    long bytes() {
      Map<String, AttributeValue> after = plan == null ? null : plan.outcome().after();
      return after == null ? 0 : ItemSize.of(after);
    }

    /** Does it; a reason of cancellation, none when it went well. */
    ObjectNode reason(Tx tx, Writer writer, Consumed consumed) {
      if (plan == null) {
        return refusal;
      }
      try {
        writer.within(tx, plan, consumed, true);
        return Cancellation.none();
      } catch (WriteAction.ConditionFailed condition) {
        return Cancellation.conditionFailed(action, condition);
      } catch (ServiceException refused) {
        return Cancellation.of(refused);
      }
    }
  }

  /** Forgets tokens that are over. */
  void sweep(Instant now) throws IOException {
    tokens.sweep(now);
  }
}
