package dev.lectern.sandbox.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The write-ahead log of one generation: segments {@code log-<generation>-<n>}, each a row of
 * records {@code length, crc32c, changes}. A record that ends early at the end of the last segment
 * is what a killed process leaves; it was never acknowledged and is cut off. Not safe for several
 * threads; {@link Store} holds its lock.
 */
final class Log {

  /** One change of a transaction; the value is null when the key was removed. */
  record Change(String table, byte[] key, byte @Nullable [] value) {}

  private static final int MAX_RECORD = 256 << 20;
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  private final Path folder;
  private final String prefix;
  private long number;
  private RandomAccessFile file;
  private long length;
  private boolean unforced;

  private Log(Path folder, String prefix, long number) throws IOException {
    this.folder = folder;
    this.prefix = prefix;
    this.number = number;
    // RandomAccessFile: an interrupted thread would close a FileChannel under all others.
    this.file = new RandomAccessFile(segment(number).toFile(), "rw");
    this.length = file.length();
    file.seek(length);
    DataFolder.forceNames(folder);
  }

  /**
   * Applies all records of a generation in order and opens the log for more.
   *
   * @param damage keeps a copy when a record is not what was written
   */
  static Log open(Path folder, long generation, Consumer<List<Change>> apply, Damage damage)
      throws IOException {
    String prefix = "log-" + generation + "-";
    List<Long> numbers = numbers(folder, prefix);
    for (int i = 0; i < numbers.size(); i++) {
      Path segment = folder.resolve(prefix + numbers.get(i));
      long good = replay(segment, apply);
      long size = Files.size(segment);
      if (good < size) {
        if (i < numbers.size() - 1 || !isTornTail(segment, good)) {
          damage.copy(
              segment,
              "The log "
                  + segment.getFileName()
                  + " is damaged at byte "
                  + good
                  + "; changes after that point are lost.");
        }
        try (RandomAccessFile cut = new RandomAccessFile(segment.toFile(), "rw")) {
          cut.setLength(good);
        }
      }
    }
    return new Log(folder, prefix, numbers.isEmpty() ? 1 : numbers.getLast());
  }

  private static List<Long> numbers(Path folder, String prefix) throws IOException {
    List<Long> numbers = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder, prefix + "*")) {
      for (Path path : files) {
        String number = path.getFileName().toString().substring(prefix.length());
        if (NUMBER.matcher(number).matches()) {
          numbers.add(Long.parseLong(number));
        }
      }
    }
    Collections.sort(numbers);
    return numbers;
  }

  private static long replay(Path segment, Consumer<List<Change>> apply) throws IOException {
    long good = 0;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(segment), 1 << 16))) {
      while (true) {
        int length = in.readInt();
        int expected = in.readInt();
        if (length < 0 || length > MAX_RECORD) {
          return good;
        }
        byte[] record = in.readNBytes(length);
        if (record.length < length || crc(record) != expected) {
          return good;
        }
        apply.accept(decode(record));
        good += 8L + length;
      }
    } catch (EOFException end) {
      return good;
    }
  }

  /** Whether the bad record reaches to the end of the file, as one whose write was cut does. */
  private static boolean isTornTail(Path segment, long at) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(segment.toFile(), "r")) {
      if (in.length() - at < 8) {
        return true;
      }
      in.seek(at);
      int length = in.readInt();
      return length >= 0 && length <= MAX_RECORD && at + 8L + length > in.length();
    }
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return (int) crc.getValue();
  }

  private static List<Change> decode(byte[] record) throws IOException {
    try (DataInputStream in = new DataInputStream(new java.io.ByteArrayInputStream(record))) {
      int count = in.readInt();
      List<Change> changes = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        String table = in.readUTF();
        byte[] key = in.readNBytes(in.readInt());
        int size = in.readInt();
        changes.add(new Change(table, key, size < 0 ? null : in.readNBytes(size)));
      }
      return changes;
    }
  }

  /**
   * Hands a transaction to the operating system; on failure the log is as before, or takes nothing
   * any more.
   */
  void append(List<Change> changes) throws IOException {
    if (size(changes) > MAX_RECORD) {
      throw new IOException("A transaction of " + size(changes) + " bytes is too large to keep");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(0);
    out.writeInt(changes.size());
    for (Change change : changes) {
      out.writeUTF(change.table());
      out.writeInt(change.key().length);
      out.write(change.key());
      byte[] value = change.value();
      out.writeInt(value == null ? -1 : value.length);
      if (value != null) {
        out.write(value);
      }
    }
    byte[] record = bytes.toByteArray();
    int payload = record.length - 8;
    CRC32C crc = new CRC32C();
    crc.update(record, 8, payload);
    java.nio.ByteBuffer.wrap(record).putInt(payload).putInt((int) crc.getValue());
    try {
      file.write(record);
    } catch (IOException cause) {
      cutHalfWritten(cause);
      throw cause;
    }
    length += record.length;
    unforced = true;
  }

  /** What came behind half a record would never be read again. */
  private void cutHalfWritten(IOException cause) throws IOException {
    try {
      file.setLength(length);
      file.seek(length);
    } catch (IOException cannot) {
      cause.addSuppressed(cannot);
      file.close();
    }
  }

  private static long size(List<Change> changes) {
    long size = 4;
    for (Change change : changes) {
      byte[] value = change.value();
      size +=
          10L
              + change.table().length() * 3L
              + change.key().length
              + (value == null ? 0 : value.length);
    }
    return size;
  }

  /** Bytes in the current segment. */
  long length() {
    return length;
  }

  /** The open file when something was written that is not yet forced to disk, then forgotten. */
  @Nullable RandomAccessFile takeUnforced() {
    RandomAccessFile result = unforced ? file : null;
    unforced = false;
    return result;
  }

  /**
   * Starts a new segment and answers the number of the last full one, which is on disk by then: a
   * power failure never leaves later changes without earlier ones.
   */
  long rotate() throws IOException {
    long full = number;
    RandomAccessFile next = new RandomAccessFile(segment(full + 1).toFile(), "rw");
    try {
      if (unforced) {
        file.getFD().sync();
      }
    } catch (IOException cause) {
      next.close();
      throw cause;
    }
    DataFolder.forceNames(folder);
    file.close();
    file = next;
    number = full + 1;
    length = 0;
    unforced = false;
    return full;
  }

  /** Deletes the segments up to this number: their changes are in the tables' file. */
  void drop(long upTo) throws IOException {
    for (long n : numbers(folder, prefix)) {
      if (n <= upTo) {
        Files.deleteIfExists(segment(n));
      }
    }
  }

  void close() throws IOException {
    file.close();
  }

  private Path segment(long n) {
    return folder.resolve(prefix + n);
  }
}
