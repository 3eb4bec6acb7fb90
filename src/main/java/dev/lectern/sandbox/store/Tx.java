package dev.lectern.sandbox.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A running transaction: reads see its own writes (scans of a table do not). Nothing is written
 * when its work throws. For the thread that runs it.
 */
public final class Tx {

  /** The table of all blobs: references and, for small ones, the bytes. */
  static final String BLOBS = "blobs";

  private record Cell(String table, byte[] key) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Cell cell && cell.table.equals(table) && Arrays.equals(cell.key, key);
    }

    @Override
    public int hashCode() {
      return 31 * table.hashCode() + Arrays.hashCode(key);
    }
  }

  private final Store store;
  private final Map<Cell, Log.Change> changes = new LinkedHashMap<>();
  private final List<Long> keptFiles = new ArrayList<>();
  private final List<Long> releasedFiles = new ArrayList<>();

  Tx(Store store) {
    this.store = store;
  }

  /** The value, as this transaction sees it. */
  public byte @Nullable [] get(Table table, byte[] key) {
    Log.Change change = changes.get(new Cell(table.name(), key));
    return change != null ? change.value() : table.get(key);
  }

  /** Sets a value. The arrays are not copied: do not change them afterwards. */
  public void put(Table table, byte[] key, byte[] value) {
    change(table.name(), key, value);
  }

  /** Removes a key; nothing happens when it is not there. */
  public void remove(Table table, byte[] key) {
    change(table.name(), key, null);
  }

  private void change(String table, byte[] key, byte @Nullable [] value) {
    changes.put(new Cell(table, key), new Log.Change(table, key, value));
  }

  /** Keeps a new blob, with one reference. */
  public void keep(Blob blob) {
    change(
        BLOBS, BlobEntry.key(blob.id()), new BlobEntry(1, blob.length(), blob.inline()).encode());
    if (blob.inline() == null) {
      keptFiles.add(blob.id());
    }
  }

  /** Adds a reference to a blob. */
  public void retain(long blobId) {
    BlobEntry entry = entry(blobId);
    if (entry == null) {
      throw new IllegalStateException("no blob " + blobId);
    }
    change(BLOBS, BlobEntry.key(blobId), entry.withReferences(entry.references() + 1).encode());
    releasedFiles.remove(blobId);
  }

  /** Takes a reference away; the blob is deleted with its last one. */
  public void release(long blobId) {
    BlobEntry entry = entry(blobId);
    if (entry == null) {
      return;
    }
    if (entry.references() > 1) {
      change(BLOBS, BlobEntry.key(blobId), entry.withReferences(entry.references() - 1).encode());
      return;
    }
    change(BLOBS, BlobEntry.key(blobId), null);
    if (entry.inline() == null) {
      releasedFiles.add(blobId);
    }
  }

  private @Nullable BlobEntry entry(long blobId) {
    byte[] value = get(store.table(BLOBS), BlobEntry.key(blobId));
    return value == null ? null : BlobEntry.decode(value);
  }

  List<Log.Change> changes() {
    return List.copyOf(changes.values());
  }

  List<Long> keptFiles() {
    return keptFiles;
  }

  List<Long> releasedFiles() {
    return releasedFiles;
  }
}
