package dev.lectern.sandbox.dynamodb.table;

import dev.lectern.calc.item.AttributeValue;
import org.jspecify.annotations.Nullable;

/**
 * Items of one partition key, in bounds of the sort key. Both bounds are included.
 *
 * @param low the lowest sort key, null when there is no lower bound
 * @param high the highest sort key, null when there is no upper bound
 * @param prefix what the sort key begins with, null when it may be anything; without bounds then
 */
public record KeyRange(
    AttributeValue partition,
    @Nullable AttributeValue low,
    @Nullable AttributeValue high,
    @Nullable AttributeValue prefix) {

  /** The whole item collection. */
  public static KeyRange all(AttributeValue partition) {
    return new KeyRange(partition, null, null, null);
  }

  /** Where it begins. */
  byte[] first(long id) {
    OrderedBytes bytes = new OrderedBytes().prefix(id).partition(partition);
    if (prefix != null) {
      return bytes.open(prefix).bytes();
    }
    return low == null ? bytes.bytes() : bytes.sort(low).bytes();
  }

  /** Behind its end. */
  byte[] behind(long id) {
    OrderedBytes bytes = new OrderedBytes().prefix(id).partition(partition);
    if (prefix != null) {
      return OrderedBytes.behind(bytes.open(prefix).bytes());
    }
    return OrderedBytes.behind(high == null ? bytes.bytes() : bytes.sort(high).bytes());
  }
}
