package dev.lectern.calc.capacity;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.CapacityUnits;
import dev.lectern.calc.item.ItemSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What writing an item costs on an index ("Using Global Secondary Indexes", write throughput):
 * nothing when what the index keeps stays the same, one write when an entry comes, goes or changes,
 * two when its key changes, because the old entry goes and a new one comes.
 */
public final class ItemCost {

  private ItemCost() {}

  /**
   * An index, as far as cost goes.
   *
   * @param name of the index
   * @param keys attributes of its key; an item that lacks one is not in the index
   * @param kept attributes that it keeps: its key, the table's key, what is projected; empty means
   *     all of them
   */
  public record Index(String name, List<String> keys, Set<String> kept) {

    /** Unchangeable. */
    public Index {
      keys = List.copyOf(keys);
      kept = Set.copyOf(kept);
    }

    /** Of a projection: none of the attributes but keys, some more, or all. */
    public static Index of(
        String name,
        List<String> keys,
        List<String> tableKeys,
        boolean all,
        List<String> included) {
      Set<String> kept = new LinkedHashSet<>();
      if (!all) {
        kept.addAll(keys);
        kept.addAll(tableKeys);
        kept.addAll(included);
      }
      return new Index(name, keys, kept);
    }

    /** What the index keeps of an item; nothing when the item is not in it. */
    public Map<String, AttributeValue> entry(@Nullable Map<String, AttributeValue> item) {
      if (item == null || !item.keySet().containsAll(keys)) {
        return Map.of();
      }
      Map<String, AttributeValue> entry = new LinkedHashMap<>(item);
      if (!kept.isEmpty()) {
        entry.keySet().retainAll(kept);
      }
      return entry;
    }
  }

  /**
   * Units of each write that an index sees: none, one or two numbers.
   *
   * @param before the item as it is, null when there is none
   * @param after the item as it will be, null when it is deleted
   */
  public static List<Double> writes(
      Index index,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after,
      boolean transactional) {
    Map<String, AttributeValue> old = index.entry(before);
    Map<String, AttributeValue> now = index.entry(after);
    if (old.equals(now)) {
      return List.of();
    }
    boolean sameKey =
        !old.isEmpty()
            && !now.isEmpty()
            && index.keys().stream().allMatch(key -> Objects.equals(old.get(key), now.get(key)));
    if (sameKey) {
      return List.of(
          CapacityUnits.write(Math.max(ItemSize.of(old), ItemSize.of(now)), transactional));
    }
    List<Double> units = new ArrayList<>();
    if (!old.isEmpty()) {
      units.add(CapacityUnits.write(ItemSize.of(old), transactional));
    }
    if (!now.isEmpty()) {
      units.add(CapacityUnits.write(ItemSize.of(now), transactional));
    }
    return units;
  }

  /** Units of a write on the table itself: by the larger of before and after. */
  public static double table(
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after,
      boolean transactional) {
    return CapacityUnits.write(Math.max(size(before), size(after)), transactional);
  }

  private static long size(@Nullable Map<String, AttributeValue> item) {
    return item == null ? 0 : ItemSize.of(item);
  }
}
