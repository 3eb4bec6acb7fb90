package dev.lectern.pane.dynamodb.capacity;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.TableInfo;
import java.util.List;
import java.util.Map;

/** Single requests of a load. Blocking; failures but throttling are the SDK's exceptions. */
public interface LoadGateway {

  /**
   * How a request went.
   *
   * @param done false when it was refused for lack of capacity, after the SDK's own retries
   * @param attempts how often the SDK sent it
   */
  record Sent(boolean done, int attempts) {}

  /** Puts an item. */
  Sent put(TableInfo table, Map<String, AttributeValue> item);

  /** Reads an item strongly. */
  Sent read(TableInfo table, Map<String, AttributeValue> key);

  /** Deletes items. */
  void delete(TableInfo table, List<Map<String, AttributeValue>> keys);
}
