package dev.lectern.pane.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A write whose condition did not hold.
 *
 * @param theirs the item as it is stored; null when there is none
 */
record Race(@Nullable Map<String, AttributeValue> theirs) {

  /**
   * Key of the sentence that says why.
   *
   * @param read the item as it was read before it was edited; null when it is new
   */
  String why(@Nullable Map<String, AttributeValue> read) {
    if (theirs == null) {
      return "race.gone";
    }
    if (read == null) {
      return "race.exists";
    }
    return theirs.equals(read) ? "race.held" : "race.text";
  }
}
