package dev.lectern.sandbox.dynamodb;

import dev.lectern.sandbox.Coming;
import dev.lectern.sandbox.dynamodb.item.ItemOperations;
import dev.lectern.sandbox.dynamodb.state.DynamoDbState;
import dev.lectern.sandbox.dynamodb.table.TableDefinition;
import dev.lectern.sandbox.dynamodb.table.TableFeatures;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What DynamoDB does by itself as time goes by: deletes expired items and old records of streams.
 * For the thread of the sandbox's ticks.
 */
final class Housekeeping {

  /** AWS deletes within a few days; until then expired items are there and can be read. */
  private static final Duration SWEEP = Duration.ofMinutes(1);

  /** How far back point-in-time recovery goes. */
  private static final Duration RECOVERY = Duration.ofDays(35);

  private static final Duration TRIM = Duration.ofMinutes(10);
  private static final int ITEMS_AT_ONCE = 200;
  private static final int MOST_LOOKED_AT = 10_000;

  private final DynamoDbState state;
  private final ItemOperations items;
  private Instant lastSweep;
  private Instant lastTrim;

  Housekeeping(DynamoDbState state, ItemOperations items, Instant now) {
    this.state = state;
    this.items = items;
    this.lastSweep = now;
    this.lastTrim = now;
  }

  void tick(Instant now) throws IOException {
    if (due(lastSweep, SWEEP, now)) {
      lastSweep = now;
      for (TableDefinition table : state.tables().all()) {
        TableFeatures.Expiry expiry = table.features().expiry();
        if (expiry != null && expiry.enabled()) {
          sweep(table, now);
        }
      }
    }
    if (due(lastTrim, TRIM, now)) {
      lastTrim = now;
      state.streams().trim(now);
      for (TableDefinition table : state.tables().all()) {
        if (table.features().recovery() != null) {
          state.log().trim(table.id(), now.minus(RECOVERY));
        }
      }
      items.sweep(now);
    }
  }

  /** What expires until then. */
  List<Coming> coming(Instant until) {
    List<Coming> coming = new ArrayList<>();
    for (TableDefinition table : state.tables().all()) {
      TableFeatures.Expiry expiry = table.features().expiry();
      int count =
          expiry == null || !expiry.enabled()
              ? 0
              : state.items().expiring(table, until, MOST_LOOKED_AT);
      if (count > 0) {
        coming.add(
            new Coming(
                "dynamodb", count, count == MOST_LOOKED_AT, "items expire in " + table.name()));
      }
    }
    return coming;
  }

  /** A clock that was set back is waited for no longer than one interval. */
  private static boolean due(Instant last, Duration interval, Instant now) {
    return Duration.between(last, now).abs().compareTo(interval) >= 0;
  }

  private void sweep(TableDefinition table, Instant now) throws IOException {
    int deleted;
    do {
      deleted = state.items().expire(table, now, ITEMS_AT_ONCE);
    } while (deleted == ITEMS_AT_ONCE);
  }
}
