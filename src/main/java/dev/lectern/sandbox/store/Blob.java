package dev.lectern.sandbox.store;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that were written and wait to be kept by a transaction ({@link Tx#keep}).
 *
 * @param id what tables refer to it by; never used twice
 * @param length in bytes
 */
public record Blob(long id, long length, byte @Nullable [] inline) {

  /** Up to this size a blob lives in a table instead of a file. */
  public static final int MAX_INLINE = 64 * 1024;

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Blob blob && blob.id == id;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }

  @Override
  public String toString() {
    return "Blob[" + id + ", " + length + " bytes]";
  }
}
