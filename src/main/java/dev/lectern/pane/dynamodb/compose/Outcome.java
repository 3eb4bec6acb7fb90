package dev.lectern.pane.dynamodb.compose;

import dev.lectern.calc.item.AttributeValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of one action. */
public sealed interface Outcome {

  /** It was done; of a read, with what was found. */
  record Done(@Nullable Map<String, AttributeValue> item) implements Outcome {}

  /** A read found no item. */
  record Missing() implements Outcome {}

  /** It was not processed, and is sent again. */
  record Left() implements Outcome {}

  /**
   * The transaction was cancelled.
   *
   * @param code AWS's word; {@code None} when this action was not the cause
   * @param item as it is stored, when AWS tells
   */
  record Cancelled(String code, String message, @Nullable Map<String, AttributeValue> item)
      implements Outcome {

    /** Whether this action made the transaction fail. */
    public boolean cause() {
      return !code.equals("None");
    }
  }
}
