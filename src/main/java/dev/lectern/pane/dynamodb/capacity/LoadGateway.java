package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.TableInfo;
import java.util.List;
import java.util.Map;

/** Single requests of a load. Blocking; failures but throttling are the SDK's exceptions. */
public interface LoadGateway {

  /**
   * Puts an item.
   *
   * @return false when it was refused for lack of capacity, after the SDK's own retries
   */
  boolean put(TableInfo table, Map<String, AttributeValue> item);

  /**
   * Reads an item strongly.
   *
   * @return false when it was refused for lack of capacity, after the SDK's own retries
   */
  boolean read(TableInfo table, Map<String, AttributeValue> key);

  /** Deletes items. */
  void delete(TableInfo table, List<Map<String, AttributeValue>> keys);
}
