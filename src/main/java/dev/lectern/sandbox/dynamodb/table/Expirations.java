package dev.lectern.sandbox.dynamodb.table;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.sandbox.store.Scan;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.Table;
import dev.lectern.sandbox.store.Tx;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Which items expire when, in the order of time ("Using time to live (TTL) in DynamoDB"). Only
 * numbers count; what lies more than five years back is no time that anybody meant. Safe for any
 * thread.
 */
final class Expirations {

  private static final Duration LONGEST_AGO = Duration.ofDays(5 * 365L);
  private static final byte[] NONE = {};

  private final Table entries;

  Expirations(Store store) {
    this.entries = store.table("dynamodb.expirations");
  }

  /** The second at which an item expires, if it does. */
  private static OptionalLong at(
      TableDefinition table, @Nullable Map<String, AttributeValue> item) {
    TableFeatures.Expiry expiry = table.features().expiry();
    if (expiry == null
        || !expiry.enabled()
        || item == null
        || !(item.get(expiry.attribute()) instanceof AttributeValue.Number number)
        || number.value().signum() <= 0
        || number.value().precision() - number.value().scale() > 15) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(number.value().longValue());
  }

  static boolean expired(TableDefinition table, Map<String, AttributeValue> item, Instant now) {
    OptionalLong second = at(table, item);
    return second.isPresent() && second.getAsLong() < now.getEpochSecond();
  }

  void change(
      Tx tx,
      TableDefinition table,
      byte[] place,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after) {
    OptionalLong old = at(table, before);
    OptionalLong now = at(table, after);
    if (old.equals(now)) {
      return;
    }
    old.ifPresent(second -> tx.remove(entries, key(table, second, place)));
    now.ifPresent(second -> tx.put(entries, key(table, second, place), NONE));
  }

  private static byte[] key(TableDefinition table, long second, byte[] place) {
    return ByteBuffer.allocate(2 * Long.BYTES + place.length)
        .putLong(table.id())
        .putLong(second)
        .put(place)
        .array();
  }

  /** Places of items of a table that have expired by then, at most so many. */
  List<byte[]> due(TableDefinition table, Instant now, int most) {
    List<byte[]> places = new ArrayList<>();
    long oldest = Math.max(0, now.minus(LONGEST_AGO).getEpochSecond());
    Scan scan = entries.scan(key(table, oldest, NONE));
    while (places.size() < most && scan.next()) {
      ByteBuffer key = ByteBuffer.wrap(scan.key());
      if (key.getLong() != table.id() || key.getLong() >= now.getEpochSecond()) {
        break;
      }
      byte[] place = new byte[key.remaining()];
      key.get(place);
      places.add(place);
    }
    return places;
  }

  /** The table of all entries, which begin with the number of their table of items. */
  Table entries() {
    return entries;
  }
}
