package dev.lectern.sandbox.engine;

import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Keeps the clock's state in the store, so that it goes with restarts and snapshots. */
final class ClockKeeper {

  private static final byte[] KEY = "clock".getBytes(StandardCharsets.UTF_8);

  private final Store store;
  private final Table table;

  ClockKeeper(Store store) {
    this.store = store;
    this.table = store.table("engine");
  }

  MovableClock.Bend read() {
    byte[] value = table.get(KEY);
    if (value == null) {
      return MovableClock.Bend.NONE;
    }
    ByteBuffer buffer = ByteBuffer.wrap(value);
    return new MovableClock.Bend(
        Instant.ofEpochMilli(buffer.getLong()),
        Instant.ofEpochMilli(buffer.getLong()),
        buffer.getDouble());
  }

  void write(MovableClock.Bend bend) throws IOException {
    byte[] value =
        ByteBuffer.allocate(24)
            .putLong(bend.real().toEpochMilli())
            .putLong(bend.shown().toEpochMilli())
            .putDouble(bend.speed())
            .array();
    store.write(
        tx -> {
          tx.put(table, KEY, value);
          return true;
        });
  }
}
