package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.sandbox.dynamodb.expression.Condition;
import dev.lectern.sandbox.dynamodb.expression.Update;
import dev.lectern.sandbox.dynamodb.state.ItemLocks;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One write to one item, read from a request and not yet done: alone, in a batch or in a
 * transaction.
 *
 * @param key the key of the item
 * @param condition what the item must fulfil, none when anything will do
 * @param change what becomes of it
 * @param returnItem whether the error of a failed condition has the item
 * @param insert whether it is a statement INSERT, which has an error of its own when the item is
 *     there
 */
record WriteAction(
    TableDefinition table,
    Map<String, AttributeValue> key,
    Optional<Condition> condition,
    Change change,
    boolean returnItem,
    boolean insert) {

  /** What becomes of an item. */
  @FunctionalInterface
  interface Change {
    /** The item afterwards; null is no item. */
    @Nullable Map<String, AttributeValue> apply(@Nullable Map<String, AttributeValue> before);
  }

  /** What a write did. */
  record Outcome(
      @Nullable Map<String, AttributeValue> before, @Nullable Map<String, AttributeValue> after) {}

  /** A failed condition, with what was there. */
  static final class ConditionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Map<String, AttributeValue> item;

    ConditionFailed(@Nullable Map<String, AttributeValue> item) {
      super("The conditional request failed", null, false, false);
      this.item = item;
    }

    @Nullable Map<String, AttributeValue> item() {
      return item;
    }
  }

  /** Reads the members of a PutItem, or of a Put in a transaction. */
  static WriteAction put(TableDefinition table, ObjectNode input) {
    Map<String, AttributeValue> item = Keys.item(table, input.path("Item"));
    return of(table, Keys.keyOf(table.key(), item), input, before -> item);
  }

  /** Reads the members of a DeleteItem, or of a Delete in a transaction. */
  static WriteAction delete(TableDefinition table, ObjectNode input) {
    return of(table, Keys.key(table, input.path("Key")), input, before -> null);
  }

  /** Reads the members of a ConditionCheck in a transaction. */
  static WriteAction check(TableDefinition table, ObjectNode input) {
    return of(table, Keys.key(table, input.path("Key")), input, before -> before);
  }

  /** Reads the members of an UpdateItem, or of an Update in a transaction. */
  static WriteAction update(
      TableDefinition table, ObjectNode input, Optional<Update> update, Expressions expressions) {
    Map<String, AttributeValue> key = Keys.key(table, input.path("Key"));
    update.ifPresent(changes -> checkTargets(table, changes));
    return of(table, key, input, expressions, before -> updated(table, key, update, before));
  }

  private static WriteAction of(
      TableDefinition table, Map<String, AttributeValue> key, ObjectNode input, Change change) {
    return of(table, key, input, new Expressions(input), change);
  }

  private static WriteAction of(
      TableDefinition table,
      Map<String, AttributeValue> key,
      ObjectNode input,
      Expressions expressions,
      Change change) {
    Optional<Condition> condition = expressions.condition("ConditionExpression");
    expressions.finish();
    boolean returnItem =
        input.path("ReturnValuesOnConditionCheckFailure").asString("NONE").equals("ALL_OLD");
    return new WriteAction(table, key, condition, change, returnItem, false);
  }

  /** An item to put, as a statement has it. */
  static WriteAction put(
      TableDefinition table, JsonNode json, Condition condition, boolean returnItem) {
    Map<String, AttributeValue> item = Keys.item(table, json);
    Change change = before -> item;
    return new WriteAction(
        table, Keys.keyOf(table.key(), item), Optional.of(condition), change, returnItem, true);
  }

  /** An update, as a statement has it. */
  static WriteAction update(
      TableDefinition table,
      Map<String, AttributeValue> key,
      Update update,
      Optional<Condition> condition,
      boolean returnItem) {
    checkTargets(table, update);
    Change change = before -> updated(table, key, Optional.of(update), before);
    return change(table, key, condition, change, returnItem);
  }

  /** Any change, as a statement has it. */
  static WriteAction change(
      TableDefinition table,
      Map<String, AttributeValue> key,
      Optional<Condition> condition,
      Change change,
      boolean returnItem) {
    return new WriteAction(table, key, condition, change, returnItem, false);
  }

  private static void checkTargets(TableDefinition table, Update update) {
    update
        .targets()
        .map(path -> path.attribute())
        .filter(table.key()::has)
        .findFirst()
        .ifPresent(
            attribute -> {
              throw Errors.invalidParameter(
                  "Cannot update attribute " + attribute + ". This attribute is part of the key");
            });
  }

  private static Map<String, AttributeValue> updated(
      TableDefinition table,
      Map<String, AttributeValue> key,
      Optional<Update> update,
      @Nullable Map<String, AttributeValue> before) {
    Map<String, AttributeValue> from = before == null ? key : before;
    Map<String, AttributeValue> after =
        update.isEmpty() ? from : Errors.checked(() -> update.get().apply(from));
    Keys.checkItem(table, after, "Item size to update has exceeded the maximum allowed size");
    return after;
  }

  /** The item that it is about. */
  ItemLocks.Place place() {
    return new ItemLocks.Place(table.id(), key);
  }
}
