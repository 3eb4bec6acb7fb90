package dev.lectern.sandbox.s3.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keys of table rows. Objects: bucket number, then the key in UTF-8, so that rows are in S3's
 * order. Old versions: the key is escaped and ended by {@code 00 01} (a zero byte in it becomes
 * {@code 00 FF}), which keeps that order, and the sequence number follows, newest first.
 */
final class Keys {

  private static final int BUCKET = 8;

  private Keys() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] object(long bucket, byte[] key) {
    return ByteBuffer.allocate(BUCKET + key.length).putLong(bucket).put(key).array();
  }

  static boolean inBucket(byte[] row, long bucket) {
    return ByteBuffer.wrap(row).getLong() == bucket;
  }

  /** The key in a row of the table of objects. */
  static byte[] key(byte[] row) {
    return Arrays.copyOfRange(row, BUCKET, row.length);
  }

  /** What all rows of old versions of a key begin with. */
  static byte[] versions(long bucket, byte[] key) {
    int zeros = 0;
    for (byte b : key) {
      zeros += b == 0 ? 1 : 0;
    }
    ByteBuffer out = ByteBuffer.allocate(BUCKET + key.length + zeros + 2).putLong(bucket);
    for (byte b : key) {
      out.put(b);
      if (b == 0) {
        out.put((byte) 0xff);
      }
    }
    return out.put((byte) 0).put((byte) 1).array();
  }

  static byte[] version(long bucket, byte[] key, long sequence) {
    byte[] start = versions(bucket, key);
    return ByteBuffer.allocate(start.length + 8)
        .put(start)
        .putLong(Long.MAX_VALUE - sequence)
        .array();
  }

  /** The key in a row of the table of old versions. */
  static byte[] versionKey(byte[] row) {
    ByteBuffer out = ByteBuffer.allocate(row.length);
    int end = row.length - 10;
    for (int i = BUCKET; i < end; i++) {
      out.put(row[i]);
      if (row[i] == 0) {
        i++;
      }
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  /** The first key above all that begin with these bytes; UTF-8 never has the byte FF. */
  static byte[] above(byte[] start) {
    byte[] next = start.clone();
    next[next.length - 1]++;
    return next;
  }
}
