package dev.lectern.pane.s3.versions;

import java.time.Instant;

/**
 * A version of an object, or a delete marker.
 *
 * @param id S3's version id; the text {@code null} for what was written while versioning was off or
 *     suspended
 * @param size in bytes; 0 for a marker
 * @param etag without quotes; empty for a marker
 * @param owner who owns it: a name where S3 gives one, otherwise the canonical user id; may be
 *     empty
 */
public record VersionRow(
    String id,
    boolean latest,
    boolean marker,
    Instant modified,
    long size,
    String etag,
    String storageClass,
    String owner) {

  /** Whether it was written before versioning, or while it was suspended. */
  boolean unversioned() {
    return id.equals("null");
  }

  /** Whether it is the same write: {@code null} can be written again, and the latest changes. */
  boolean sameVersion(VersionRow other) {
    return id.equals(other.id) && modified.equals(other.modified) && etag.equals(other.etag);
  }
}
