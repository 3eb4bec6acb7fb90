package dev.lectern.sandbox.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the table of blobs knows of one.
 *
 * @param inline the bytes, null when they are in a file
 */
record BlobEntry(int references, long length, byte @Nullable [] inline) {

  private static final int HEAD = 13;

  static byte[] key(long id) {
    return ByteBuffer.allocate(8).putLong(id).array();
  }

  static long id(byte[] key) {
    return ByteBuffer.wrap(key).getLong();
  }

  static BlobEntry decode(byte[] value) {
    ByteBuffer in = ByteBuffer.wrap(value);
    boolean file = in.get() == 1;
    int references = in.getInt();
    long length = in.getLong();
    return new BlobEntry(
        references, length, file ? null : Arrays.copyOfRange(value, HEAD, value.length));
  }

  /** Whether an encoded entry is that of a file. */
  static boolean isFile(byte[] value) {
    return value[0] == 1;
  }

  byte[] encode() {
    byte[] bytes = inline;
    ByteBuffer out = ByteBuffer.allocate(HEAD + (bytes == null ? 0 : bytes.length));
    out.put((byte) (bytes == null ? 1 : 0)).putInt(references).putLong(length);
    if (bytes != null) {
      out.put(bytes);
    }
    return out.array();
  }

  BlobEntry withReferences(int count) {
    return new BlobEntry(count, length, inline);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BlobEntry entry
        && entry.references == references
        && entry.length == length
        && Arrays.equals(entry.inline, inline);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(length) * 31 + references;
  }
}
