package dev.lectern.pane.dynamodb.result;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemSize;
import java.util.Map;

/**
 * A row of the results.
 *
 * @param size bytes of what was returned, by DynamoDB's rule
 */
public record Row(Map<String, AttributeValue> item, int size) {

  /** A row of an item. */
  public static Row of(Map<String, AttributeValue> item) {
    return new Row(item, ItemSize.of(item));
  }
}
