package dev.lectern.pane.dynamodb.streams;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.item.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of a stream (API type Record).
 *
 * @param event {@code INSERT}, {@code MODIFY} or {@code REMOVE}
 * @param at when the change was made, to the minute on AWS
 * @param sequence its SequenceNumber
 * @param keys of the item
 * @param before the old image; null when there was none or the stream does not keep it
 * @param after the new image, likewise
 * @param expired whether time to live deleted the item (userIdentity dynamodb.amazonaws.com)
 * @param bytes SizeBytes
 */
public record StreamRecord(
    String event,
    Instant at,
    String sequence,
    Map<String, AttributeValue> keys,
    @Nullable Map<String, AttributeValue> before,
    @Nullable Map<String, AttributeValue> after,
    boolean expired,
    long bytes) {

  /** What is different between the images, as far as the stream keeps them. */
  List<Change> changes() {
    return Change.between(before == null ? Map.of() : before, after == null ? Map.of() : after);
  }
}
