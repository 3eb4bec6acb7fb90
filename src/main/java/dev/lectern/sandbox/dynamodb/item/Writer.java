package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.Cause;
import dev.lectern.sandbox.dynamodb.table.Items;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Does writes: checks the condition, takes the capacity, changes the item and its indexes.
 *
 * @param now the sandbox's time of the request
 * @param requestId of the request
 */
record Writer(DynamoDbState state, Instant now, String requestId) {

  /** For the writes of a request. */
  static Writer of(DynamoDbState state, Call call) {
    return new Writer(state, call.now(), call.requestId());
  }

  /**
   * A write on its own.
   *
   * @throws WriteAction.ConditionFailed when the condition does not hold; nothing was changed
   * @throws ServiceException TransactionConflictException, ProvisionedThroughputExceededException,
   *     ThrottlingException, ValidationException; nothing was changed
   */
  WriteAction.Outcome alone(WriteAction action, Consumed consumed) throws IOException {
    return state.store().write(tx -> alone(tx, action, consumed));
  }

  /** The same inside a transaction of the store, which a refusal leaves as it was. */
  WriteAction.Outcome alone(Tx tx, WriteAction action, Consumed consumed) {
    if (state.locks().held(action.place())) {
      throw new ServiceException(
          400, "TransactionConflictException", "Transaction is ongoing for the item");
    }
    return within(tx, action, consumed, false);
  }

  /** A write inside a transaction of the store. Throws as {@link #alone} does. */
  WriteAction.Outcome within(Tx tx, WriteAction action, Consumed consumed, boolean transactional) {
    return within(tx, plan(tx, action), consumed, transactional);
  }

  /**
   * What a write is going to do; nothing is checked against the capacity yet, nothing is changed.
   *
   * @param holds whether the condition does
   * @param outcome the item before and after it; the same twice when the condition does not hold
   */
  record Plan(
      WriteAction action, TableDefinition table, boolean holds, WriteAction.Outcome outcome) {}

  /** Works out what a write is going to do. */
  Plan plan(Tx tx, WriteAction action) {
    TableDefinition table = state.tables().current(tx, action.table());
    Map<String, AttributeValue> before =
        state.items().find(tx, Items.place(table, action.key())).orElse(null);
    boolean holds =
        action.condition().isEmpty()
            || action.condition().get().test(before == null ? Map.of() : before);
    Map<String, AttributeValue> after = holds ? action.change().apply(before) : before;
    return new Plan(action, table, holds, new WriteAction.Outcome(before, after));
  }

  /** Does what is planned. Throws as {@link #alone} does. */
  WriteAction.Outcome within(Tx tx, Plan plan, Consumed consumed, boolean transactional) {
    TableDefinition table = plan.table();
    Map<String, AttributeValue> before = plan.outcome().before();
    Map<String, AttributeValue> after = plan.outcome().after();
    pay(table, before, after, consumed, transactional);
    if (!plan.holds()) {
      throw new WriteAction.ConditionFailed(before);
    }
    if (!Objects.equals(after, before)) {
      byte[] place = Items.place(table, plan.action().key());
      state.items().change(tx, table, place, before, after, Cause.request(now, requestId));
    }
    return plan.outcome();
  }

  private void pay(
      TableDefinition table,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after,
      Consumed consumed,
      boolean transactional) {
    Consumed one = new Consumed(table, transactional);
    one.write(before, after);
    one.take(state.capacity(), now);
    consumed.add(one);
  }
}
