package dev.lectern.pane.dynamodb.streams;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.TableInfo;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item with a time of expiry.
 *
 * @param at when it expires; null when the value is none that time to live understands
 */
record Expiring(Map<String, AttributeValue> key, AttributeValue value, @Nullable Instant at) {

  /** From here on a value can only be meant in milliseconds: it is after the year 5000. */
  private static final BigDecimal MILLIS = new BigDecimal(100_000_000_000L);

  /** "…timestamp … older than 5 years": such items are not deleted ("Using time to live"). */
  private static final Duration TOO_OLD = Duration.ofDays(5 * 365L);

  /** The soonest first, those that never expire last. */
  static final Comparator<Expiring> SOONEST =
      Comparator.comparing(Expiring::at, Comparator.nullsLast(Comparator.naturalOrder()));

  /** What becomes of it. */
  enum Fate {
    COMING,
    PASSED,
    NOT_A_NUMBER,
    MILLISECONDS,
    TOO_OLD
  }

  static Expiring of(TableInfo table, String attribute, Map<String, AttributeValue> item) {
    AttributeValue value = item.getOrDefault(attribute, new AttributeValue.Null());
    Instant at = null;
    if (value instanceof AttributeValue.Number number
        && number.value().signum() >= 0
        && number.value().compareTo(MILLIS) < 0) {
      at = Instant.ofEpochSecond(number.value().longValue());
    }
    return new Expiring(table.keyOf(item), value, at);
  }

  Fate fate(Instant now) {
    if (!(value instanceof AttributeValue.Number number)) {
      return Fate.NOT_A_NUMBER;
    }
    if (at == null) {
      return number.value().signum() < 0 ? Fate.TOO_OLD : Fate.MILLISECONDS;
    }
    if (at.isAfter(now)) {
      return Fate.COMING;
    }
    return at.isBefore(now.minus(TOO_OLD)) ? Fate.TOO_OLD : Fate.PASSED;
  }
}
