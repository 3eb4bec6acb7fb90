package dev.lectern.sandbox.s3.state;

import dev.lectern.sandbox.store.Scan;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.store.Table;
import dev.lectern.sandbox.store.Tx;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Multipart uploads that are under way, by bucket, key and upload id, and their parts. Safe for any
 * thread.
 */
public final class UploadTable {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store store;
  private final Table uploads;
  private final Table parts;

  UploadTable(Store store) {
    this.store = store;
    this.uploads = store.table("s3.uploads");
    this.parts = store.table("s3.parts");
  }

  /** A new upload id, behind all earlier ones. */
  public String newId() {
    byte[] tail = new byte[24];
    RANDOM.nextBytes(tail);
    return HexFormat.of().toHexDigits(store.nextId()) + HexFormat.of().formatHex(tail);
  }

  /** Whether this has the shape of an id. */
  public static boolean wellFormed(String id) {
    return id.matches("[0-9a-f]{64}");
  }

  /** An upload; empty when there is none of that id for that key. */
  public Optional<Upload> find(@Nullable Tx tx, Bucket bucket, String key, String id) {
    byte[] row = row(bucket, key, id);
    byte[] value = tx == null ? uploads.get(row) : tx.get(uploads, row);
    return value == null ? Optional.empty() : Optional.of(Upload.decode(value));
  }

  /** Begins an upload. */
  public void save(Tx tx, Bucket bucket, Upload upload) {
    tx.put(uploads, row(bucket, upload.key(), upload.id()), upload.encode());
  }

  /** The uploads under way of keys with a prefix, by key and then by their beginning. */
  public List<Upload> all(Bucket bucket, String prefix) {
    List<Upload> found = new ArrayList<>();
    byte[] start = Keys.object(bucket.id(), new byte[0]);
    Scan scan = uploads.scan(start);
    while (scan.next() && Keys.startsWith(scan.key(), start)) {
      Upload upload = Upload.decode(scan.value());
      if (upload.key().startsWith(prefix)) {
        found.add(upload);
      }
    }
    return found;
  }

  /** The parts of an upload by number, as committed. */
  public List<UploadPart> parts(Upload upload) {
    List<UploadPart> found = new ArrayList<>();
    byte[] start = id(upload.id());
    Scan scan = parts.scan(start);
    while (scan.next() && Keys.startsWith(scan.key(), start)) {
      found.add(UploadPart.decode(scan.value()));
    }
    return found;
  }

  /** Writes a part; one of the same number is replaced. */
  public void put(Tx tx, Upload upload, UploadPart part) {
    byte[] row = partRow(upload, part.number());
    byte[] before = tx.get(parts, row);
    if (before != null) {
      release(tx, UploadPart.decode(before));
    }
    tx.put(parts, row, part.encode());
  }

  /**
   * Ends an upload.
   *
   * @param kept parts whose bytes go on in an object; the others' are released
   */
  public void remove(Tx tx, Bucket bucket, Upload upload, List<UploadPart> kept) {
    for (UploadPart part : parts(upload)) {
      if (!kept.contains(part)) {
        release(tx, part);
      }
      tx.remove(parts, partRow(upload, part.number()));
    }
    tx.remove(uploads, row(bucket, upload.key(), upload.id()));
  }

  private static void release(Tx tx, UploadPart part) {
    part.segments().forEach(segment -> tx.release(segment.blob()));
  }

  private static byte[] row(Bucket bucket, String key, String id) {
    byte[] start = Keys.versions(bucket.id(), Keys.utf8(key));
    byte[] tail = id(id);
    return ByteBuffer.allocate(start.length + tail.length).put(start).put(tail).array();
  }

  private static byte[] id(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] partRow(Upload upload, int number) {
    byte[] start = id(upload.id());
    return ByteBuffer.allocate(start.length + 4).put(start).putInt(number).array();
  }
}
