package dev.lectern.sandbox.dynamodb.table;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.ItemJson;
import dev.lectern.json.Json;
import dev.lectern.sandbox.store.Scan;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.Table;
import dev.lectern.sandbox.store.Tx;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened to items, in the order in which it happened: the records of streams and, for tables
 * with point-in-time recovery, what there was before. Written in the transaction of the change
 * itself. Safe for any thread.
 */
public final class ChangeLog {

  private static final int CHUNK = 500;

  private final Store store;
  private final Table records;

  /** On the sandbox's store. */
  public ChangeLog(Store store) {
    this.store = store;
    this.records = store.table("dynamodb.changes");
  }

  /**
   * One change.
   *
   * @param sequence greater than that of every earlier change
   * @param before the item before, null when it was new
   * @param after the item afterwards, null when it was deleted
   */
  public record Change(
      long sequence,
      Cause cause,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after) {}

  /** Keeps a change for all who want it; one that changes nothing is none. */
  void add(
      Tx tx,
      TableDefinition table,
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after,
      Cause cause) {
    if (before == null ? after == null : before.equals(after)) {
      return;
    }
    TableFeatures.StreamSettings stream = table.features().stream();
    boolean streamed = stream != null && stream.enabled();
    boolean recoverable = table.features().recovery() != null;
    if (!streamed && !recoverable) {
      return;
    }
    byte[] value = encode(before, after, cause);
    long sequence = store.nextId();
    if (stream != null && streamed) {
      tx.put(records, key(stream.id(), sequence), value);
    }
    if (recoverable) {
      tx.put(records, key(table.id(), sequence), value);
    }
  }

  private static byte[] encode(
      @Nullable Map<String, AttributeValue> before,
      @Nullable Map<String, AttributeValue> after,
      Cause cause) {
    ObjectNode node = Json.object().put("at", cause.now().toString());
    if (cause.expired()) {
      node.put("expired", true);
    }
    if (!cause.requestId().isEmpty()) {
      node.put("request", cause.requestId());
    }
    if (before != null) {
      node.set("before", ItemJson.json(before));
    }
    if (after != null) {
      node.set("after", ItemJson.json(after));
    }
    return Json.MAPPER.writeValueAsBytes(node);
  }

  private static Change decode(long sequence, byte[] value) {
    JsonNode node = Json.MAPPER.readTree(value);
    return new Change(
        sequence,
        new Cause(
            Instant.parse(node.path("at").asString()),
            node.path("expired").asBoolean(false),
            node.path("request").asString("")),
        node.has("before") ? ItemJson.item(node.path("before")) : null,
        node.has("after") ? ItemJson.item(node.path("after")) : null);
  }

  private static byte[] key(long id, long sequence) {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(id).putLong(sequence).array();
  }

  /** Changes kept under a number, from a sequence on, in order, while they are wanted. */
  public void forEach(long id, long from, Predicate<Change> wantsMore) {
    Scan scan = records.scan(key(id, from));
    while (scan.next()) {
      ByteBuffer key = ByteBuffer.wrap(scan.key());
      if (key.getLong() != id || !wantsMore.test(decode(key.getLong(), scan.value()))) {
        return;
      }
    }
  }

  /** Changes kept under a number, the newest first, while they are wanted. */
  public void newestFirst(long id, Predicate<Change> wantsMore) {
    Scan scan = records.scanDown(key(id, Long.MAX_VALUE));
    while (scan.next()) {
      ByteBuffer key = ByteBuffer.wrap(scan.key());
      long found = key.getLong();
      if (found < id || (found == id && !wantsMore.test(decode(key.getLong(), scan.value())))) {
        return;
      }
    }
  }

  /** Deletes what is older than an instant. */
  public void trim(long id, Instant oldest) throws java.io.IOException {
    boolean more = true;
    while (more) {
      List<byte[]> old = new ArrayList<>();
      forEach(
          id,
          0,
          change -> {
            boolean gone = change.cause().now().isBefore(oldest);
            if (gone) {
              old.add(key(id, change.sequence()));
            }
            return gone && old.size() < CHUNK;
          });
      if (!old.isEmpty()) {
        store.run(tx -> old.forEach(key -> tx.remove(records, key)));
      }
      more = old.size() == CHUNK;
    }
  }

  /** Deletes everything that is kept under a number. */
  public void clear(long id) throws java.io.IOException {
    byte[] from = key(id, 0);
    byte[] behind = key(id, Long.MAX_VALUE);
    boolean more = true;
    while (more) {
      Scan scan = records.scan(from);
      List<byte[]> keys = new ArrayList<>();
      while (keys.size() < CHUNK
          && scan.next()
          && Arrays.compareUnsigned(scan.key(), behind) <= 0) {
        keys.add(scan.key());
      }
      if (!keys.isEmpty()) {
        store.run(tx -> keys.forEach(key -> tx.remove(records, key)));
      }
      more = keys.size() == CHUNK;
    }
  }
}
