package dev.lectern.sandbox.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.sandbox.dynamodb.table.KeySchema;
import dev.lectern.sandbox.dynamodb.table.SecondaryIndex;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page is read from.
 *
 * @param index null for the table itself
 */
record Source(TableDefinition table, @Nullable SecondaryIndex index) {

  KeySchema key() {
    return index == null ? table.key() : index.key();
  }

  Map<String, AttributeValue> view(Map<String, AttributeValue> item) {
    return index == null ? item : index.project(item, table.key());
  }

  /** The keys that say where a page ended: the index's and the table's. */
  Map<String, AttributeValue> position(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> position = new LinkedHashMap<>(Keys.keyOf(table.key(), item));
    if (index != null) {
      position.putAll(Keys.keyOf(index.key(), item));
    }
    return position;
  }

  /**
   * Checks that an index is filled.
   *
   * @throws dev.lectern.sandbox.ServiceException ValidationException
   */
  static void checkReadable(SecondaryIndex index, Instant now) {
    if (index.filling(now)) {
      throw Errors.validation(
          "Cannot read from backfilling global secondary index: " + index.name());
    }
  }
}
