package dev.lectern.pane.dynamodb.result;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.Used;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one page and knows how to go on. Blocking; failures are the SDK's exceptions. */
@FunctionalInterface
public interface PageReader {

  /** Reads it. */
  Page read();

  /**
   * A page.
   *
   * @param next reads the page after it; null at the end
   * @param scanned items read, also those that a filter dropped; negative when AWS does not say
   * @param millis how long the call took, as this computer measured it
   */
  record Page(
      List<Map<String, AttributeValue>> items,
      @Nullable PageReader next,
      int scanned,
      Used used,
      long millis) {

    /** Unchangeable. */
    public Page {
      items = List.copyOf(items);
    }
  }
}
