package dev.lectern.sandbox.dynamodb;

import dev.lectern.calc.capacity.ItemCost;
import dev.lectern.calc.item.AttributeValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a table with keys pk and sk should hold: a map, and the units of capacity by the calculator.
 * Its global indexes are "by-kind" with the keys kind and sk and everything, and "by-rank" with the
 * key rank and keys only; its local ones "local-rank" by rank with the attribute a0, and
 * "local-kind" by kind with everything.
 */
final class ModelOfItems {

  /** Under this name stand the units of the table itself. */
  static final String TABLE = "";

  static final List<String> KEYS = List.of("pk", "sk");

  static final ItemCost.Index BY_KIND =
      ItemCost.Index.of("by-kind", List.of("kind", "sk"), KEYS, true, List.of());
  static final ItemCost.Index BY_RANK =
      ItemCost.Index.of("by-rank", List.of("rank"), KEYS, false, List.of());
  static final ItemCost.Index LOCAL_RANK =
      ItemCost.Index.of("local-rank", List.of("pk", "rank"), KEYS, false, List.of("a0"));
  static final ItemCost.Index LOCAL_KIND =
      ItemCost.Index.of("local-kind", List.of("pk", "kind"), KEYS, true, List.of());
  static final List<ItemCost.Index> INDEXES = List.of(BY_KIND, BY_RANK, LOCAL_RANK, LOCAL_KIND);

  final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items = new HashMap<>();

  static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new LinkedHashMap<>(item);
    key.keySet().retainAll(Set.copyOf(KEYS));
    return key;
  }

  /** What an index has, in no order. */
  List<Map<String, AttributeValue>> entries(ItemCost.Index index) {
    return items.values().stream().map(index::entry).filter(entry -> !entry.isEmpty()).toList();
  }

  /** Makes the change, and answers what it costs: units by index. */
  Map<String, Double> write(
      Map<String, AttributeValue> key,
      @Nullable Map<String, AttributeValue> after,
      boolean transactional) {
    Map<String, AttributeValue> before = items.get(key);
    if (after == null) {
      items.remove(key);
    } else {
      items.put(key, after);
    }
    Map<String, Double> units = new TreeMap<>();
    units.put(TABLE, ItemCost.table(before, after, transactional));
    for (ItemCost.Index index : INDEXES) {
      List<Double> writes = ItemCost.writes(index, before, after, transactional);
      if (!writes.isEmpty()) {
        units.put(index.name(), writes.stream().mapToDouble(Double::doubleValue).sum());
      }
    }
    return units;
  }

  /** Units of several changes. */
  static Map<String, Double> sum(Map<String, Double> one, Map<String, Double> other) {
    Map<String, Double> both = new TreeMap<>(one);
    other.forEach((index, units) -> both.merge(index, units, Double::sum));
    return both;
  }
}
