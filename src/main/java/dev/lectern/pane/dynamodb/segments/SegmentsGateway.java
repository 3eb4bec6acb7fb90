package dev.lectern.pane.dynamodb.segments;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.data.Used;
import java.util.Map;

/** Pages of one segment of a scan. Blocking; failures are the SDK's exceptions. */
public interface SegmentsGateway {

  /**
   * One page ("Scan", parameters Segment and TotalSegments).
   *
   * @param start the last key of the page before; empty for the first page
   */
  Part scan(TableInfo table, int segment, int segments, Map<String, AttributeValue> start);

  /**
   * What a page brought.
   *
   * @param lastKey where to go on; empty at the end
   */
  record Part(int items, Used used, Map<String, AttributeValue> lastKey) {}
}
