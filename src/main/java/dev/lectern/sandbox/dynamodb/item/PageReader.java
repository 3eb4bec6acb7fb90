package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.CapacityUnits.Consistency;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.sandbox.dynamodb.expression.Condition;
import dev.lectern.sandbox.dynamodb.table.Items;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of at most 1 MB, before they are filtered.
 *
 * @param hash place of the partition key, null when all partitions are read
 */
record PageReader(
    Source source, Selection selection, Consistency consistency, @Nullable Long hash, Instant now) {

  private static final int LARGEST_PAGE = 1024 * 1024;

  /**
   * A page.
   *
   * @param items what is answered
   * @param count how many items fulfilled the filter
   * @param scanned how many items were read
   * @param last where to go on, null when that was all
   */
  record Page(
      List<Map<String, AttributeValue>> items,
      long count,
      long scanned,
      @Nullable Map<String, AttributeValue> last) {}

  /** Reads one, and notes what it consumes. */
  Page read(
      Items.Walk strong,
      Optional<Condition> key,
      Optional<Condition> filter,
      long limit,
      Consumed consumed) {
    Items.Walk walk = consistency == Consistency.STRONG ? strong : strong.eventually(now);
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    long scanned = 0;
    long count = 0;
    long bytes = 0;
    Map<String, AttributeValue> last = Map.of();
    boolean more = false;
    while (walk.next()) {
      Map<String, AttributeValue> item = walk.item();
      if (key.isPresent() && !key.get().test(item)) {
        continue;
      }
      if (scanned == limit || bytes >= LARGEST_PAGE) {
        more = true;
        break;
      }
      scanned++;
      bytes += ItemSize.of(source.view(item));
      last = item;
      Map<String, AttributeValue> seen =
          selection.fetches() ? fetched(consumed, item) : source.view(item);
      if (filter.isEmpty() || filter.get().test(seen)) {
        count++;
        if (!selection.countOnly()) {
          items.add(selection.view().apply(seen));
        }
      }
    }
    consumed.read(source.index(), bytes, consistency, hash);
    boolean full = more || (scanned == limit && scanned > 0);
    return new Page(items, count, scanned, full ? source.position(last) : null);
  }

  /** A local index gets what it does not have from the table, one read for each item. */
  private Map<String, AttributeValue> fetched(Consumed consumed, Map<String, AttributeValue> item) {
    consumed.read(null, ItemSize.of(item), consistency, hash);
    return item;
  }
}
