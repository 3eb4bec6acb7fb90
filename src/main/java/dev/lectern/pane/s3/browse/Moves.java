package dev.lectern.pane.s3.browse;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Ways of objects between S3 and the world. */
public interface Moves {

  /** Uploads files and folders under a prefix. */
  void upload(String bucket, String prefix, List<Path> filesOrFolders);

  /** Shows the steps of a multipart upload, to be done one by one. */
  void multipartByHand(String bucket, String prefix);

  /**
   * Downloads objects into a folder.
   *
   * @param prefix what all keys begin with; the rest of each becomes its path
   */
  void download(String bucket, String prefix, List<ObjectRow> objects, Path folder);

  /**
   * Downloads objects into a temporary folder that is gone when the pane is closed.
   *
   * @param prefix what all keys begin with; the rest of each becomes its path
   * @return the files and folders right below the prefix, when all are there; not completed when
   *     one fails or is cancelled
   */
  CompletableFuture<List<Path>> fetch(String bucket, String prefix, List<ObjectRow> objects);

  /** Lets the user change the text of an object. */
  void edit(String bucket, String key);

  /** Lets the user write the text of a new object. */
  void write(String bucket, String key);

  /**
   * Lets the user make a presigned URL.
   *
   * @param versionId null for whatever is latest
   */
  void presign(String bucket, String key, @Nullable String versionId);
}
