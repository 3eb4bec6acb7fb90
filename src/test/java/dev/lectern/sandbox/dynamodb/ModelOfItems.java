package dev.lectern.sandbox.dynamodb;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.CapacityUnits;
import dev.lectern.calc.item.ItemSize;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a table with keys pk and sk should hold: a map, and the units of capacity by the calculator.
 * Its index "by-kind" has the keys kind and sk and everything, its index "by-rank" the key rank and
 * keys only.
 */
final class ModelOfItems {

  final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items = new HashMap<>();

  static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return only(item, Set.of("pk", "sk"));
  }

  private static Map<String, AttributeValue> only(
      Map<String, AttributeValue> item, Set<String> names) {
    Map<String, AttributeValue> kept = new LinkedHashMap<>(item);
    kept.keySet().retainAll(names);
    return kept;
  }

  /** Items of the index by-kind. */
  static boolean kind(Map<String, AttributeValue> item) {
    return item.get("kind") instanceof AttributeValue.Text;
  }

  /** Items of the index by-rank. */
  static boolean rank(Map<String, AttributeValue> item) {
    return item.get("rank") instanceof AttributeValue.Number;
  }

  /** What the index by-rank has of an item. */
  static Map<String, AttributeValue> rankView(Map<String, AttributeValue> item) {
    return only(item, Set.of("pk", "sk", "rank"));
  }

  /** Makes the change, and answers what it costs. */
  double write(
      Map<String, AttributeValue> key,
      @Nullable Map<String, AttributeValue> after,
      boolean transactional) {
    Map<String, AttributeValue> before = items.get(key);
    if (after == null) {
      items.remove(key);
    } else {
      items.put(key, after);
    }
    return cost(before, after, transactional);
  }

  /** What a write costs on the table and both indexes. */
  static double cost(
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after,
      boolean transactional) {
    int larger =
        Math.max(before == null ? 0 : ItemSize.of(before), after == null ? 0 : ItemSize.of(after));
    double units = CapacityUnits.write(larger, transactional);
    units +=
        indexCost(
            before != null && kind(before) ? before : null,
            after != null && kind(after) ? after : null,
            Set.of("pk", "sk", "kind"),
            transactional);
    units +=
        indexCost(
            before != null && rank(before) ? rankView(before) : null,
            after != null && rank(after) ? rankView(after) : null,
            Set.of("pk", "sk", "rank"),
            transactional);
    return units;
  }

  private static double indexCost(
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after,
      Set<String> keys,
      boolean transactional) {
    if (before == null && after == null || before != null && before.equals(after)) {
      return 0;
    }
    if (before == null) {
      return CapacityUnits.write(ItemSize.of(after), transactional);
    }
    if (after == null) {
      return CapacityUnits.write(ItemSize.of(before), transactional);
    }
    if (only(before, keys).equals(only(after, keys))) {
      return CapacityUnits.write(Math.max(ItemSize.of(before), ItemSize.of(after)), transactional);
    }
    return CapacityUnits.write(ItemSize.of(before), transactional)
        + CapacityUnits.write(ItemSize.of(after), transactional);
  }
}
