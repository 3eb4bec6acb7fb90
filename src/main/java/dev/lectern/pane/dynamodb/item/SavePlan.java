package dev.lectern.pane.dynamodb.item;

import dev.lectern.calc.capacity.ItemCost;
import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.Numbers;
import dev.lectern.pane.dynamodb.data.IndexInfo;
import dev.lectern.pane.dynamodb.data.Placeholders;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Used;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A write of one item, before it is done: what is sent, and what it will cost.
 *
 * @param how PutItem, UpdateItem, DeleteItem, or TransactWriteItems when the key changes
 * @param before the item as it was read, null when it is new
 * @param after the item as it will be, null when it is deleted
 * @param update the update expression of {@link How#UPDATE}
 * @param condition the condition expression, null for none
 */
public record SavePlan(
    TableInfo table,
    How how,
    @Nullable Map<String, AttributeValue> before,
    @Nullable Map<String, AttributeValue> after,
    @Nullable String update,
    @Nullable String condition,
    Map<String, String> names,
    Map<String, AttributeValue> values) {

  /** The operation. */
  public enum How {
    PUT,
    UPDATE,
    DELETE,
    MOVE
  }

  /** A save, as a put of the whole item or as an update of what changed. */
  static SavePlan save(
      TableInfo table,
      @Nullable Map<String, AttributeValue> before,
      Map<String, AttributeValue> after,
      boolean whole,
      Guard guard) {
    Map<String, AttributeValue> item = raised(after, before, guard);
    boolean moved = before != null && !table.keyOf(before).equals(table.keyOf(item));
    How how = moved ? How.MOVE : whole || before == null ? How.PUT : How.UPDATE;
    Placeholders all = new Placeholders();
    String update = how == How.UPDATE ? update(table, before, item, all) : null;
    if (update != null && update.isEmpty()) {
      // an UpdateItem without an expression is allowed, and changes nothing
      update = null;
    }
    String condition = condition(table, before, guard, all);
    return new SavePlan(table, how, before, item, update, condition, all.names(), all.values());
  }

  /** A deletion. */
  static SavePlan delete(TableInfo table, Map<String, AttributeValue> before, Guard guard) {
    Placeholders all = new Placeholders();
    String condition = condition(table, before, guard, all);
    return new SavePlan(
        table, How.DELETE, before, null, null, condition, all.names(), all.values());
  }

  private static Map<String, AttributeValue> raised(
      Map<String, AttributeValue> item, @Nullable Map<String, AttributeValue> before, Guard guard) {
    if (!(guard instanceof Guard.Version version)) {
      return item;
    }
    Map<String, AttributeValue> raised = new LinkedHashMap<>(item);
    BigDecimal now =
        before != null && before.get(version.attribute()) instanceof AttributeValue.Number number
            ? number.value()
            : BigDecimal.ZERO;
    raised.put(version.attribute(), Numbers.checked(now.add(BigDecimal.ONE)));
    return raised;
  }

  private static String update(
      TableInfo table,
      @Nullable Map<String, AttributeValue> before,
      Map<String, AttributeValue> after,
      Placeholders all) {
    List<String> sets = new ArrayList<>();
    List<String> removes = new ArrayList<>();
    Map<String, AttributeValue> old = before == null ? Map.of() : before;
    after.forEach(
        (name, value) -> {
          if (!table.keys().contains(name) && !value.equals(old.get(name))) {
            sets.add(all.name(name) + " = " + all.value(name, value));
          }
        });
    old.keySet().stream()
        .filter(name -> !after.containsKey(name))
        .forEach(name -> removes.add(all.name(name)));
    String text = sets.isEmpty() ? "" : "SET " + String.join(", ", sets);
    return removes.isEmpty()
        ? text
        : (text.isEmpty() ? "" : text + " ") + "REMOVE " + String.join(", ", removes);
  }

  private static @Nullable String condition(
      TableInfo table,
      @Nullable Map<String, AttributeValue> before,
      Guard guard,
      Placeholders all) {
    String key = table.partition().name();
    return switch (guard) {
      case Guard.None none -> null;
      case Guard.Absent absent -> "attribute_not_exists(" + all.name(key) + ")";
      case Guard.Present present -> "attribute_exists(" + all.name(key) + ")";
      case Guard.Version version -> {
        AttributeValue now = before == null ? null : before.get(version.attribute());
        String name = all.name(version.attribute());
        yield now == null
            ? "attribute_not_exists(" + name + ")"
            : name + " = " + all.value(version.attribute() + "Read", now);
      }
      case Guard.Free free -> {
        all.given(Map.of(), free.values());
        yield free.condition().isBlank() ? null : free.condition().strip();
      }
    };
  }

  /** The key of the item that is written; of a move, the new one. */
  Map<String, AttributeValue> key() {
    return table.keyOf(after != null ? after : before == null ? Map.of() : before);
  }

  /** Units that this will consume, if the stored item is still as it was read. */
  public Used predicted() {
    boolean transaction = how == How.MOVE;
    Map<String, Double> indexes = new TreeMap<>();
    double units;
    if (transaction) {
      units = ItemCost.table(before, null, true) + ItemCost.table(null, after, true);
      table.indexes().forEach(index -> add(indexes, index, before, null, true));
      table.indexes().forEach(index -> add(indexes, index, null, after, true));
    } else {
      units = ItemCost.table(before, after, false);
      table.indexes().forEach(index -> add(indexes, index, before, after, false));
    }
    double sum = indexes.values().stream().mapToDouble(Double::doubleValue).sum();
    return new Used(units + sum, units, indexes);
  }

  private void add(
      Map<String, Double> indexes,
      IndexInfo index,
      @Nullable Map<String, AttributeValue> old,
      @Nullable Map<String, AttributeValue> now,
      boolean transactional) {
    double units =
        ItemCost.writes(index.cost(table), old, now, transactional).stream()
            .mapToDouble(Double::doubleValue)
            .sum();
    if (units > 0) {
      indexes.merge(index.name(), units, Double::sum);
    }
  }
}
