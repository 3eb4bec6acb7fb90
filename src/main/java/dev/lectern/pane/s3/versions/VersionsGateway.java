package dev.lectern.pane.s3.versions;

import java.util.List;

/** Versions of one object. Blocking; failures are the SDK's exceptions. */
public interface VersionsGateway {

  /** The most versions of a key that are shown. */
  int MOST = 2_000;

  /** The first bytes of a version. */
  @SuppressWarnings("ArrayRecordComponent")
  record Content(byte[] bytes, long total, String contentType) {}

  /** The versions and markers of a key, newest first, at most {@link #MOST}. */
  List<VersionRow> stack(String bucket, String key);

  /** At most {@code limit} bytes from the start of a version. */
  Content read(String bucket, String key, String versionId, int limit);

  /** Copies a version over its own key: a new latest version with the same bytes. */
  void restore(String bucket, String key, String versionId);

  /** Removes a version or a marker for good. */
  void remove(String bucket, String key, String versionId);

  /** Deletes the object without naming a version. */
  void delete(String bucket, String key);
}
