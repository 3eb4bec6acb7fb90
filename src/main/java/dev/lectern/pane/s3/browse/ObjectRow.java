package dev.lectern.pane.s3.browse;

import java.time.Instant;

/**
 * A line of a listing: an object, or a common prefix that is shown as a folder.
 *
 * @param key the whole key; a folder's ends in the delimiter
 * @param folder whether it is a common prefix
 * @param size in bytes; 0 for a folder and under a delete marker
 * @param modified when it was written; {@link Instant#EPOCH} for a folder
 * @param storageClass S3's name of it, empty for a folder
 * @param marker whether the latest version is a delete marker; only in a listing of versions
 */
public record ObjectRow(
    String key, boolean folder, long size, Instant modified, String storageClass, boolean marker) {

  /** Stands where a page is being loaded again. */
  static final ObjectRow PENDING = new ObjectRow("", false, 0, Instant.EPOCH, "", false);

  /** A common prefix. */
  public static ObjectRow folder(String prefix) {
    return new ObjectRow(prefix, true, 0, Instant.EPOCH, "", false);
  }

  /** Whether this only keeps the place of a row that is being loaded. */
  public boolean pending() {
    return key.isEmpty();
  }

  /** The part of the key after a prefix. */
  public String name(String prefix) {
    return key.length() > prefix.length() && key.startsWith(prefix)
        ? key.substring(prefix.length())
        : key;
  }
}
