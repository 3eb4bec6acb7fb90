package dev.lectern.pane.s3.versions;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Versions of one object. Blocking; failures are the SDK's exceptions. */
public interface VersionsGateway {

  /**
   * Some versions and markers of a key, newest first.
   *
   * @param next version id to go on behind, null when these are the last
   */
  record Page(List<VersionRow> rows, @Nullable String next) {}

  /**
   * The first bytes of a version.
   *
   * @param checksums values by algorithm, as S3 keeps them; may be empty
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Content(byte[] bytes, long total, String contentType, Map<String, String> checksums) {
    /** What a delete marker holds. */
    static final Content NONE = new Content(new byte[0], 0, "", Map.of());
  }

  /**
   * At most a thousand versions and markers of a key.
   *
   * @param after version id of the row before them; null for the newest
   */
  Page page(String bucket, String key, @Nullable String after);

  /** At most {@code limit} bytes from the start of a version. */
  Content read(String bucket, String key, String versionId, int limit);

  /** Copies a version over its own key, in its storage class: a new latest with the same bytes. */
  void restore(String bucket, String key, VersionRow version);

  /** Removes a version or a marker for good. */
  void remove(String bucket, String key, String versionId);

  /** Deletes the object without naming a version. */
  void delete(String bucket, String key);
}
