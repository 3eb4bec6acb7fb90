package dev.lectern.sandbox.dynamodb.table;

import dev.lectern.calc.item.ItemJson;
import dev.lectern.json.Json;
import dev.lectern.sandbox.store.Scan;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Copies of all items of a table, as they are at one moment or were at an earlier one: backups and
 * what is restored from them. Safe for any thread.
 */
public final class Copies {

  private static final int CHUNK = 500;

  private final Store store;
  private final ChangeLog log;
  private final Table items;

  /** On the sandbox's store. */
  public Copies(Store store, ChangeLog log) {
    this.store = store;
    this.log = log;
    this.items = store.table("dynamodb.items");
  }

  @SuppressWarnings("ArrayRecordComponent") // only carried
  private record Copy(byte[] key, byte[] value) {}

  private record Moment(Scan scan, long sequence) {}

  /**
   * Copies what is kept under a number to another.
   *
   * @return how many items and bytes
   */
  public Items.Count copy(long from, long to) throws IOException {
    return copy(moment(from).scan(), from, to);
  }

  /** The state between two transactions. */
  private Moment moment(long id) throws IOException {
    return store.write(
        tx -> new Moment(items.scan(new OrderedBytes().prefix(id).bytes()), store.nextId()));
  }

  private Items.Count copy(Scan scan, long from, long to) throws IOException {
    byte[] behind = OrderedBytes.behind(new OrderedBytes().prefix(from).bytes());
    List<Copy> chunk = new ArrayList<>();
    long count = 0;
    long bytes = 0;
    while (scan.next() && Arrays.compareUnsigned(scan.key(), behind) < 0) {
      chunk.add(new Copy(moved(scan.key(), to), scan.value()));
      count++;
      bytes += scan.value().length;
      if (chunk.size() == CHUNK) {
        write(chunk);
      }
    }
    write(chunk);
    return new Items.Count(count, bytes);
  }

  private static byte[] moved(byte[] place, long to) {
    byte[] moved = place.clone();
    ByteBuffer.wrap(moved).putLong(to);
    return moved;
  }

  private void write(List<Copy> chunk) throws IOException {
    store.run(tx -> chunk.forEach(copy -> tx.put(items, copy.key(), copy.value())));
    chunk.clear();
  }

  /**
   * Copies the items of a table as they were, by undoing what was changed since then.
   *
   * @param then not before point-in-time recovery was switched on
   */
  public void copyAsOf(TableDefinition table, Instant then, long to) throws IOException {
    Moment moment = moment(table.id());
    copy(moment.scan(), table.id(), to);
    List<ChangeLog.Change> undo = new ArrayList<>();
    log.newestFirst(
        table.id(),
        change -> {
          if (change.sequence() < moment.sequence() && change.cause().now().isAfter(then)) {
            undo.add(change);
          }
          return change.sequence() >= moment.sequence() || change.cause().now().isAfter(then);
        });
    for (int start = 0; start < undo.size(); start += CHUNK) {
      List<ChangeLog.Change> part = undo.subList(start, Math.min(undo.size(), start + CHUNK));
      store.run(
          tx -> {
            for (ChangeLog.Change change : part) {
              var before = change.before();
              var either = before == null ? change.after() : before;
              if (either != null) {
                byte[] place = moved(Items.place(table, either), to);
                if (before == null) {
                  tx.remove(items, place);
                } else {
                  tx.put(items, place, Json.MAPPER.writeValueAsBytes(ItemJson.json(before)));
                }
              }
            }
          });
    }
  }
}
