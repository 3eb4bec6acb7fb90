package dev.lectern.pane.s3.browse;

import dev.lectern.task.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects of a bucket. Blocking; failures are the SDK's exceptions. */
public interface ObjectsGateway {

  /**
   * What is listed.
   *
   * @param bucket its name
   * @param prefix first part of the keys; the part after it is grouped by {@code /}
   * @param versions whether keys that are hidden by a delete marker are listed too
   */
  record Query(String bucket, String prefix, boolean versions) {}

  /**
   * One answer of S3.
   *
   * @param rows in S3's order, folders among the objects
   * @param next where the next page begins; null after the last
   */
  record Page(List<ObjectRow> rows, @Nullable String next) {}

  /**
   * One page: ListObjectsV2, or ListObjectVersions when versions are asked for.
   *
   * @param from a {@link Page#next()}; null for the first page
   */
  Page page(Query query, @Nullable String from);

  /** Whether a bucket keeps versions, as S3 names it: Enabled, Suspended, or empty for never. */
  String versioning(String bucket);

  /** Counts what a delete of these rows touches; folders are looked through to their end. */
  Extent extent(String bucket, List<ObjectRow> rows, Progress progress);

  /** Deletes the objects, without version ids; everything under a folder. */
  Deleted delete(String bucket, List<ObjectRow> rows, Progress progress);

  /** Makes an empty object whose key ends in {@code /}, which consoles show as a folder. */
  void createFolder(String bucket, String key);

  /** All objects among and under these rows, for a download. */
  List<ObjectRow> objects(String bucket, List<ObjectRow> rows, Progress progress);

  /** Whether a key has an object now; under a delete marker it has none. */
  boolean exists(String bucket, String key);

  /** CopyObject: content, metadata and tags; S3 refuses more than 5 GiB. */
  void copy(Source from, String bucket, String key);

  /** The address of an object at its endpoint; calls nothing. */
  String url(String bucket, String key);

  /** The Region in which calls about a bucket are made. */
  String region(String bucket);

  /** An object, or with a slash at the end a folder, of any bucket. */
  record Source(String bucket, String key) {}

  /** Number and size of objects. */
  record Extent(long objects, long bytes) {}

  /**
   * What a delete did.
   *
   * @param firstFailure S3's words for the first object that it refused to delete
   */
  record Deleted(long objects, long failed, String firstFailure) {}
}
