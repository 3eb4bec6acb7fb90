package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
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
 */
record Writer(DynamoDbState state, Instant now) {

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
    TableDefinition table = state.tables().current(tx, action.table());
    byte[] place = Items.place(table, action.key());
    Map<String, AttributeValue> before = state.items().find(tx, place).orElse(null);
    boolean holds =
        action.condition().isEmpty()
            || action.condition().get().test(before == null ? Map.of() : before);
    if (!holds) {
      pay(table, before, before, consumed, transactional);
      throw new WriteAction.ConditionFailed(before);
    }
    Map<String, AttributeValue> after = action.change().apply(before);
    pay(table, before, after, consumed, transactional);
    if (!Objects.equals(after, before)) {
      state.items().change(tx, table, place, before, after, Cause.request(now));
    }
    return new WriteAction.Outcome(before, after);
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
