package dev.lectern.sandbox.s3.state;

import dev.lectern.sandbox.store.Scan;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.Table;
import dev.lectern.sandbox.store.Tx;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The versions of all objects. The newest version of a key, which may be a delete marker, has its
 * row in one table; older ones are in another, so that listing a bucket reads no old versions. Safe
 * for any thread; within a transaction change each key once.
 */
public final class ObjectTable {

  private final Store store;
  private final Table newest;
  private final Table older;

  ObjectTable(Store store) {
    this.store = store;
    this.newest = store.table("s3.objects");
    this.older = store.table("s3.versions");
  }

  Table newest() {
    return newest;
  }

  Table older() {
    return older;
  }

  /** Whether a bucket has neither objects nor delete markers. */
  public boolean isEmpty(Bucket bucket) {
    Scan scan = newest.scan(Keys.object(bucket.id(), new byte[0]));
    return !scan.next() || !Keys.inBucket(scan.key(), bucket.id());
  }

  /** The newest version of a key, which may be a delete marker. */
  public Optional<ObjectVersion> newest(@Nullable Tx tx, Bucket bucket, String key) {
    byte[] value = get(tx, newest, Keys.object(bucket.id(), Keys.utf8(key)));
    return value == null ? Optional.empty() : Optional.of(ObjectVersion.decode(value, true));
  }

  /** A version by its id, {@code null} too. */
  public Optional<ObjectVersion> version(
      @Nullable Tx tx, Bucket bucket, String key, String versionId) {
    Optional<ObjectVersion> top = newest(tx, bucket, key);
    if (top.isEmpty() || top.get().versionId().equals(versionId)) {
      return top;
    }
    if (versionId.equals(VersionIds.NULL)) {
      return olderNull(bucket, key);
    }
    OptionalLong sequence = VersionIds.sequence(versionId);
    if (sequence.isEmpty()) {
      return Optional.empty();
    }
    byte[] row = Keys.version(bucket.id(), Keys.utf8(key), sequence.getAsLong());
    byte[] value = get(tx, older, row);
    return value == null
        ? Optional.empty()
        : Optional.of(ObjectVersion.decode(value, true))
            .filter(version -> version.versionId().equals(versionId));
  }

  private Optional<ObjectVersion> olderNull(Bucket bucket, String key) {
    byte[] start = Keys.versions(bucket.id(), Keys.utf8(key));
    Scan scan = older.scan(start);
    while (scan.next() && Keys.startsWith(scan.key(), start)) {
      if (ObjectVersion.decode(scan.value(), false).isNull()) {
        return Optional.of(ObjectVersion.decode(scan.value(), true));
      }
    }
    return Optional.empty();
  }

  /** Puts a version as the bucket's versioning demands, and answers it with its id. */
  public ObjectVersion put(Tx tx, Bucket bucket, String key, ObjectVersion draft) {
    byte[] row = Keys.object(bucket.id(), Keys.utf8(key));
    long sequence = store.nextId();
    String versionId =
        bucket.versioning() == Versioning.ENABLED ? VersionIds.of(sequence) : VersionIds.NULL;
    ObjectVersion added = draft.as(sequence, versionId);
    byte[] replaced = tx.get(newest, row);
    if (replaced != null) {
      ObjectVersion before = ObjectVersion.decode(replaced, true);
      if (added.isNull() && before.isNull()) {
        release(tx, before);
      } else {
        tx.put(older, olderRow(bucket, key, before), replaced);
        if (added.isNull()) {
          olderNull(bucket, key).ifPresent(old -> removeOlder(tx, bucket, key, old));
        }
      }
    }
    tx.put(newest, row, added.encode());
    return added;
  }

  /**
   * Deletes a key without naming a version: removes it when versioning was never enabled, else puts
   * a delete marker and answers it.
   */
  public Optional<ObjectVersion> delete(
      Tx tx, Bucket bucket, String key, Instant now, String owner) {
    if (bucket.versioning() != Versioning.OFF) {
      return Optional.of(put(tx, bucket, key, ObjectVersion.marker(now, owner)));
    }
    newest(tx, bucket, key).ifPresent(version -> remove(tx, bucket, key, version));
    return Optional.empty();
  }

  /** Removes a version for good; the one before it becomes the newest. */
  public void remove(Tx tx, Bucket bucket, String key, ObjectVersion version) {
    byte[] row = Keys.object(bucket.id(), Keys.utf8(key));
    byte[] top = tx.get(newest, row);
    if (top == null || ObjectVersion.decode(top, false).sequence() != version.sequence()) {
      removeOlder(tx, bucket, key, version);
      return;
    }
    release(tx, version);
    byte[] start = Keys.versions(bucket.id(), Keys.utf8(key));
    Scan scan = older.scan(start);
    if (scan.next() && Keys.startsWith(scan.key(), start)) {
      tx.put(newest, row, scan.value());
      tx.remove(older, scan.key());
    } else {
      tx.remove(newest, row);
    }
  }

  /** Writes a changed version in the place that it has. */
  public void replace(Tx tx, Bucket bucket, String key, ObjectVersion changed) {
    byte[] row = Keys.object(bucket.id(), Keys.utf8(key));
    byte[] top = tx.get(newest, row);
    boolean isTop =
        top != null && ObjectVersion.decode(top, false).sequence() == changed.sequence();
    if (isTop) {
      tx.put(newest, row, changed.encode());
    } else {
      tx.put(older, olderRow(bucket, key, changed), changed.encode());
    }
  }

  private void removeOlder(Tx tx, Bucket bucket, String key, ObjectVersion version) {
    release(tx, version);
    tx.remove(older, olderRow(bucket, key, version));
  }

  private static byte[] olderRow(Bucket bucket, String key, ObjectVersion version) {
    return Keys.version(bucket.id(), Keys.utf8(key), version.sequence());
  }

  private static void release(Tx tx, ObjectVersion version) {
    version.detail().segments().forEach(segment -> tx.release(segment.blob()));
  }

  private static byte @Nullable [] get(@Nullable Tx tx, Table table, byte[] row) {
    return tx == null ? table.get(row) : tx.get(table, row);
  }
}
