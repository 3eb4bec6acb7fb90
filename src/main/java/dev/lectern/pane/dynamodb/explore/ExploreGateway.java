package dev.lectern.pane.dynamodb.explore;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.Used;
import java.util.List;
import java.util.Map;

/** Reads of a table. Blocking; failures are the SDK's exceptions. */
public interface ExploreGateway {

  /**
   * One page.
   *
   * @param start the last key of the page before; empty for the first page
   */
  Page read(Request request, Map<String, AttributeValue> start);

  /**
   * A page.
   *
   * @param lastKey where to go on; empty at the end
   * @param scanned items read, also those that a filter dropped
   * @param millis how long the call took, as this computer measured it
   */
  record Page(
      List<Map<String, AttributeValue>> items,
      Map<String, AttributeValue> lastKey,
      int scanned,
      Used used,
      long millis) {

    /** Whether there is more. */
    public boolean more() {
      return !lastKey.isEmpty();
    }
  }
}
