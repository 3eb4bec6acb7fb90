package dev.lectern.pane.s3.browse;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ways of objects between S3 and the world. */
public interface Moves {

  /** Uploads files and folders under a prefix. */
  void upload(String bucket, String prefix, List<Path> filesOrFolders);

  /** Downloads objects into a folder. */
  void download(String bucket, List<ObjectRow> objects, Path folder);

  /**
   * Lets the user make a presigned URL.
   *
   * @param versionId null for whatever is latest
   */
  void presign(String bucket, String key, @Nullable String versionId);
}
