package dev.lectern.pane.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import java.util.Map;

/** What must hold of the stored item for a write to happen. */
sealed interface Guard {

  /** Nothing: the last writer wins. */
  record None() implements Guard {}

  /** No item has this key. */
  record Absent() implements Guard {}

  /** An item has this key. */
  record Present() implements Guard {}

  /** A number that every writer raises is as it was read; this write raises it too. */
  record Version(String attribute) implements Guard {}

  /**
   * A condition written by hand.
   *
   * @param values what its placeholders stand for
   */
  record Free(String condition, Map<String, AttributeValue> values) implements Guard {}
}
