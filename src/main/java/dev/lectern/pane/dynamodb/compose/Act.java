package dev.lectern.pane.dynamodb.compose;

import dev.lectern.calc.item.AttributeValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One action of a batch or transaction.
 *
 * @param item the item of a put, the key of everything else
 * @param update update expression, of an update
 * @param condition condition expression, null for none
 * @param names what stands for the placeholders with #
 * @param values what stands for the placeholders with :
 */
public record Act(
    Kind kind,
    String table,
    Map<String, AttributeValue> item,
    @Nullable String update,
    @Nullable String condition,
    Map<String, String> names,
    Map<String, AttributeValue> values) {

  /** What an action does. */
  public enum Kind {
    PUT,
    UPDATE,
    DELETE,
    CHECK,
    GET
  }
}
