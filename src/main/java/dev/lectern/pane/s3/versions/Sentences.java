package dev.lectern.pane.s3.versions;

import dev.lectern.ui.control.Format;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Optional;

/**
 * What deleting and restoring will do, before it is done ("How S3 Versioning works", "Deleting
 * object versions" and "Working with objects in a versioning-suspended bucket" in the User Guide).
 *
 * @param rows the stack, newest first, as far as it is loaded
 * @param more whether older rows are not loaded
 * @param versioning Enabled, Suspended, or empty for never
 */
record Sentences(Texts texts, List<VersionRow> rows, boolean more, String versioning) {

  private long versions() {
    return rows.stream().filter(row -> !row.marker()).count();
  }

  private boolean versioned() {
    return !versioning.isEmpty() || rows.stream().anyMatch(row -> !row.unversioned());
  }

  private boolean suspended() {
    return versioning.equals("Suspended");
  }

  private Optional<VersionRow> unversioned() {
    return rows.stream().filter(VersionRow::unversioned).findFirst();
  }

  /** What is stored and billed. */
  String stored() {
    long bytes = rows.stream().mapToLong(VersionRow::size).sum();
    return texts.get(more ? "stored.more" : "stored", Format.bytes(bytes), versions());
  }

  /** What a delete without a version id would do. */
  String delete() {
    if (!versioned()) {
      return texts.get("delete.forever");
    }
    if (suspended()) {
      boolean takes = unversioned().filter(row -> !row.marker()).isPresent();
      return texts.get(
          takes ? "delete.suspended.takes" : "delete.suspended", versions() - (takes ? 1 : 0));
    }
    boolean hidden = !rows.isEmpty() && rows.getFirst().marker();
    return texts.get(
        more ? "delete.marker.more" : hidden ? "delete.again" : "delete.marker", versions());
  }

  /** What removing this version or marker would do. */
  String remove(VersionRow row) {
    if (!row.latest()) {
      return texts.get(row.marker() ? "remove.old.marker" : "remove.old");
    }
    Optional<VersionRow> next = rows.stream().filter(one -> !one.equals(row)).findFirst();
    if (next.isEmpty()) {
      return texts.get("remove.last");
    }
    String when = Format.when(next.get().modified());
    if (next.get().marker()) {
      return texts.get("remove.uncovers.marker", when);
    }
    return texts.get(row.marker() ? "remove.marker" : "remove.latest", when);
  }

  /** Whether removing this row brings the object back: it is the marker that hides a version. */
  boolean brings(VersionRow row) {
    return row.marker() && row.latest() && rows.size() > 1 && !rows.get(1).marker();
  }

  /** What restoring this version by a copy would do; empty when it cannot be. */
  Optional<String> restore(VersionRow row) {
    if (row.marker() || row.latest()) {
      return Optional.empty();
    }
    if (!versioned()) {
      return Optional.empty();
    }
    if (suspended() && unversioned().filter(one -> !one.marker()).isPresent()) {
      return Optional.of(texts.get("restore.copy.suspended"));
    }
    return Optional.of(texts.get(more ? "restore.copy.more" : "restore.copy", versions()));
  }
}
