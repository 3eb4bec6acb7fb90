package dev.lectern.pane.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Used;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes of one item. Blocking; failures are the SDK's exceptions. */
public interface ItemGateway {

  /**
   * Reads an item strongly.
   *
   * @return the item, null when there is none
   */
  @Nullable Map<String, AttributeValue> get(TableInfo table, Map<String, AttributeValue> key);

  /** Does what was planned. */
  Outcome save(SavePlan plan);

  /** What became of a write. */
  sealed interface Outcome {

    /**
     * It was done.
     *
     * @param stored the item as it is now, which others may have changed too; null when the call
     *     does not answer it
     */
    record Done(Used used, @Nullable Map<String, AttributeValue> stored) implements Outcome {

      /** Without the item. */
      public Done(Used used) {
        this(used, null);
      }
    }

    /**
     * Its condition did not hold: somebody else was faster.
     *
     * @param stored the item that is there, null when none is
     */
    record Lost(@Nullable Map<String, AttributeValue> stored) implements Outcome {}

    /** The item was to move to a key that another item has; nothing was changed. */
    record Taken() implements Outcome {}
  }
}
