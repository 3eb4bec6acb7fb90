package dev.lectern.pane.dynamodb.explore;

import dev.lectern.calc.item.AttributeValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Query or Scan as it is sent. The members are those of the API's request.
 *
 * @param keyCondition null for a Scan
 * @param filter null for none
 * @param projection null for all attributes
 * @param names what stands for the placeholders with #
 * @param values what stands for the placeholders with :
 */
public record Request(
    String table,
    @Nullable String index,
    @Nullable String keyCondition,
    @Nullable String filter,
    @Nullable String projection,
    Map<String, String> names,
    Map<String, AttributeValue> values,
    boolean consistent,
    boolean forward,
    int limit) {

  /** Unchangeable. */
  public Request {
    names = Map.copyOf(names);
    values = Map.copyOf(values);
  }

  /** Whether it reads everything. */
  public boolean scan() {
    return keyCondition == null;
  }
}
