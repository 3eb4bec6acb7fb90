package dev.lectern.sandbox.dynamodb.table;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.json.Json;
import dev.lectern.sandbox.store.Scan;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.Table;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The items of all tables, and which of them are in which index. An index entry leads to its item,
 * so that both can never differ. Safe for any thread.
 */
public final class Items {

  /** Entries that one transaction of a clean-up or back-fill touches. */
  private static final int CHUNK = 500;

  private static final byte[] NONE = {};

  private final Store store;
  private final Table items;
  private final Table entries;
  private final ChangeLog log;
  private final Expirations expirations;
  private final Lag lag;

  /** On the sandbox's store. */
  public Items(Store store, ChangeLog log, Lag lag) {
    this.lag = lag;
    this.store = store;
    this.log = log;
    this.expirations = new Expirations(store);
    this.items = store.table("dynamodb.items");
    this.entries = store.table("dynamodb.entries");
  }

  /** The item of a key, if there is one. */
  public Optional<Map<String, AttributeValue>> find(
      TableDefinition table, Map<String, AttributeValue> key) {
    return decoded(items.get(place(table, key)));
  }

  /** The item of a key as an eventually consistent read sees it. */
  public Optional<Map<String, AttributeValue>> findEventually(
      TableDefinition table, Map<String, AttributeValue> key, Instant now) {
    return lag.seen(place(table, key), find(table, key), now);
  }

  /** The item at a {@link #place} as a transaction sees it. */
  public Optional<Map<String, AttributeValue>> find(Tx tx, byte[] place) {
    return decoded(tx.get(items, place));
  }

  private static Optional<Map<String, AttributeValue>> decoded(byte @Nullable [] bytes) {
    return bytes == null ? Optional.empty() : Optional.of(decode(bytes));
  }

  private static Map<String, AttributeValue> decode(byte[] bytes) {
    return ItemJson.item(Json.MAPPER.readTree(bytes));
  }

  /** Replaces, adds (before is null) or removes (after is null) the item at a place. */
  public void change(
      Tx tx,
      TableDefinition table,
      byte[] place,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after,
      Cause cause) {
    log.add(tx, table, before, after, cause);
    lag.changed(place, before, cause.now());
    expirations.change(tx, table, place, before, after);
    for (SecondaryIndex index : table.indexes()) {
      byte[] old = before != null && index.covers(before) ? entry(table, index, before) : NONE;
      byte[] now = after != null && index.covers(after) ? entry(table, index, after) : NONE;
      if (!Arrays.equals(old, now)) {
        if (old.length > 0) {
          tx.remove(entries, old);
        }
        if (now.length > 0) {
          tx.put(entries, now, place);
        }
      }
    }
    if (after == null) {
      tx.remove(items, place);
    } else {
      tx.put(items, place, Json.MAPPER.writeValueAsBytes(ItemJson.json(after)));
    }
  }

  /** Where an item is, by itself or by its key. */
  public static byte[] place(TableDefinition table, Map<String, AttributeValue> item) {
    return key(new OrderedBytes().prefix(table.id()), table.key(), item).bytes();
  }

  private static byte[] entry(
      TableDefinition table, SecondaryIndex index, Map<String, AttributeValue> item) {
    OrderedBytes bytes = key(new OrderedBytes().prefix(index.id()), index.key(), item);
    return key(bytes, table.key(), item).bytes();
  }

  private static OrderedBytes key(
      OrderedBytes bytes, KeySchema key, Map<String, AttributeValue> item) {
    bytes.partition(present(item, key.partition()));
    if (key.sort() != null) {
      bytes.sort(present(item, key.sort()));
    }
    return bytes;
  }

  private static AttributeValue present(
      Map<String, AttributeValue> item, KeySchema.Attribute attribute) {
    AttributeValue value = item.get(attribute.name());
    if (value == null) {
      throw new IllegalArgumentException("the key has no " + attribute.name());
    }
    return value;
  }

  /**
   * Walks the items of one partition key of a table or an index, in order of the sort key.
   *
   * @param index null for the table itself
   * @param down whether in descending order
   * @param after the keys of the item to begin behind, null to begin at the beginning
   */
  public Walk collection(
      TableDefinition table,
      @Nullable SecondaryIndex index,
      KeyRange range,
      boolean down,
      @Nullable Map<String, AttributeValue> after) {
    long id = index == null ? table.id() : index.id();
    byte[] first = range.first(id);
    byte[] behind = range.behind(id);
    byte[] start = after == null ? null : start(table, index, after);
    byte[] from = start != null ? start : down ? behind : first;
    Scan scan = down ? source(index).scanDown(from) : source(index).scan(from);
    return new Walk(scan, index, first, behind, start);
  }

  /**
   * Walks all items of a table or an index, or those of a segment: a range of hashes.
   *
   * @param after the keys of the item to begin behind, null to begin at the beginning
   */
  public Walk all(
      TableDefinition table,
      @Nullable SecondaryIndex index,
      int segment,
      int segments,
      @Nullable Map<String, AttributeValue> after) {
    long prefix = index == null ? table.id() : index.id();
    byte[] first = segmentStart(prefix, segment, segments);
    byte[] behind =
        segment + 1 == segments
            ? OrderedBytes.behind(new OrderedBytes().prefix(prefix).bytes())
            : segmentStart(prefix, segment + 1, segments);
    byte[] start = after == null ? null : start(table, index, after);
    return new Walk(source(index).scan(start == null ? first : start), index, first, behind, start);
  }

  /** Segments share the hashes evenly, so that all items of a partition key are in one of them. */
  private static byte[] segmentStart(long prefix, int segment, int segments) {
    byte[] start = new OrderedBytes().prefix(prefix).bytes();
    if (segment == 0) {
      return start;
    }
    long hash =
        BigInteger.ONE
            .shiftLeft(Long.SIZE)
            .multiply(BigInteger.valueOf(segment))
            .divide(BigInteger.valueOf(segments))
            .longValue();
    return ByteBuffer.allocate(2 * Long.BYTES).put(start).putLong(hash).array();
  }

  private static byte[] start(
      TableDefinition table, @Nullable SecondaryIndex index, Map<String, AttributeValue> after) {
    return index == null ? place(table, after) : entry(table, index, after);
  }

  private Table source(@Nullable SecondaryIndex index) {
    return index == null ? items : entries;
  }

  /** Items one after another, as they are when they are reached. For one thread. */
  public final class Walk {

    private final Scan scan;
    private final @Nullable SecondaryIndex index;
    private final byte[] first;
    private final byte[] behind;
    private final byte @Nullable [] skip;
    private Map<String, AttributeValue> item = Map.of();
    private @Nullable Instant eventually;

    private Walk(
        Scan scan,
        @Nullable SecondaryIndex index,
        byte[] first,
        byte[] behind,
        byte @Nullable [] skip) {
      this.scan = scan;
      this.index = index;
      this.first = first;
      this.behind = behind;
      this.skip = skip;
    }

    /** From here on items are seen as an eventually consistent read sees them. */
    public Walk eventually(Instant now) {
      eventually = now;
      return this;
    }

    private boolean see(byte[] place, byte[] bytes) {
      Optional<Map<String, AttributeValue>> current = Optional.of(decode(bytes));
      Optional<Map<String, AttributeValue>> seen =
          eventually == null ? current : lag.seen(place, current, eventually);
      if (seen.isEmpty() || (index != null && !index.key().same(seen.get(), current.get()))) {
        return false;
      }
      item = seen.get();
      return true;
    }

    /** Moves to the next item; false at the end. */
    public boolean next() {
      while (scan.next()) {
        byte[] key = scan.key();
        if (Arrays.compareUnsigned(key, first) < 0 || Arrays.compareUnsigned(key, behind) >= 0) {
          if (skip != null && Arrays.equals(key, skip)) {
            continue;
          }
          return false;
        }
        if (skip != null && Arrays.equals(key, skip)) {
          continue;
        }
        byte[] bytes = index == null ? scan.value() : items.get(scan.value());
        if (bytes != null && see(index == null ? key : scan.value(), bytes)) {
          return true;
        }
      }
      return false;
    }

    /** The whole item, also when an index has only parts of it. */
    public Map<String, AttributeValue> item() {
      return item;
    }
  }

  /** Puts the items of a table into a new index. */
  public void backfill(TableDefinition table, SecondaryIndex index) throws IOException {
    Walk walk = all(table, null, 0, 1, null);
    List<Map<String, AttributeValue>> chunk = new ArrayList<>();
    while (walk.next()) {
      if (index.covers(walk.item())) {
        chunk.add(walk.item());
      }
      if (chunk.size() == CHUNK) {
        enter(table, index, chunk);
      }
    }
    enter(table, index, chunk);
  }

  private void enter(
      TableDefinition table, SecondaryIndex index, List<Map<String, AttributeValue>> chunk)
      throws IOException {
    store.run(
        tx -> {
          for (Map<String, AttributeValue> seen : chunk) {
            find(tx, place(table, seen))
                .filter(index::covers)
                .ifPresent(item -> tx.put(entries, entry(table, index, item), place(table, item)));
          }
        });
    chunk.clear();
  }

  /** Notes when each item of a table expires; for a table whose time to live was switched on. */
  public void noteExpirations(TableDefinition table) throws IOException {
    Walk walk = all(table, null, 0, 1, null);
    boolean more = true;
    while (more) {
      List<Map<String, AttributeValue>> chunk = new ArrayList<>();
      while (chunk.size() < CHUNK && walk.next()) {
        chunk.add(walk.item());
      }
      more = chunk.size() == CHUNK;
      store.run(
          tx -> {
            for (Map<String, AttributeValue> seen : chunk) {
              find(tx, place(table, seen))
                  .ifPresent(item -> expirations.change(tx, table, place(table, item), null, item));
            }
          });
    }
  }

  /** Forgets when items expire. */
  public void forgetExpirations(TableDefinition table) throws IOException {
    byte[] prefix = new OrderedBytes().prefix(table.id()).bytes();
    boolean more = true;
    while (more) {
      more = clearChunk(expirations.entries(), prefix);
    }
  }

  /** How many items will have expired by then, counted up to a bound. */
  public int expiring(TableDefinition table, Instant until, int most) {
    return expirations.due(table, until, most).size();
  }

  /** Deletes what has expired by then, at most so many items; answers how many. */
  public int expire(TableDefinition table, Instant now, int most) throws IOException {
    List<byte[]> due = expirations.due(table, now, most);
    if (!due.isEmpty()) {
      store.run(
          tx -> {
            for (byte[] place : due) {
              Optional<Map<String, AttributeValue>> item = decoded(tx.get(items, place));
              if (item.isPresent() && Expirations.expired(table, item.get(), now)) {
                change(tx, table, place, item.get(), null, Cause.expiry(now));
              }
            }
          });
    }
    return due.size();
  }

  /** Deletes everything that is kept under a number: of a table that is gone, or an index. */
  public void clear(long id) throws IOException {
    byte[] prefix = new OrderedBytes().prefix(id).bytes();
    for (Table table : List.of(items, entries, expirations.entries())) {
      boolean more = true;
      while (more) {
        more = clearChunk(table, prefix);
      }
    }
  }

  private boolean clearChunk(Table table, byte[] prefix) throws IOException {
    byte[] behind = OrderedBytes.behind(prefix);
    Scan scan = table.scan(prefix);
    List<byte[]> keys = new ArrayList<>();
    while (keys.size() < CHUNK && scan.next() && Arrays.compareUnsigned(scan.key(), behind) < 0) {
      keys.add(scan.key());
    }
    if (keys.isEmpty()) {
      return false;
    }
    store.run(tx -> keys.forEach(key -> tx.remove(table, key)));
    return true;
  }

  /** How many items a table or index has, and their bytes, counted now. */
  public Count count(TableDefinition table, @Nullable SecondaryIndex index) {
    long prefix = index == null ? table.id() : index.id();
    byte[] first = new OrderedBytes().prefix(prefix).bytes();
    byte[] behind = OrderedBytes.behind(first);
    Scan scan = source(index).scan(first);
    long count = 0;
    long bytes = 0;
    while (scan.next() && Arrays.compareUnsigned(scan.key(), behind) < 0) {
      count++;
      byte[] value = index == null ? scan.value() : items.get(scan.value());
      bytes += value == null ? 0 : value.length;
    }
    return new Count(count, bytes);
  }

  /** Number of items, and about how many bytes they take. */
  public record Count(long items, long bytes) {}
}
