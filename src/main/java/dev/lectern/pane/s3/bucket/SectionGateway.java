package dev.lectern.pane.s3.bucket;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sub-resources of buckets as JSON in the shape of the AWS CLI. Every method calls AWS and blocks;
 * exceptions are those of the SDK.
 */
public interface SectionGateway {

  /**
   * An object, a version or a delete marker that lifecycle rules may meet.
   *
   * @param since when a newer version made it not current; null for what is current
   * @param newer versions that are not current and newer than this one
   * @param marker whether it is a delete marker
   * @param alone whether nothing else is stored under the key
   */
  record Listed(
      String key,
      long size,
      Instant modified,
      String storageClass,
      @Nullable Instant since,
      int newer,
      boolean marker,
      boolean alone) {}

  /** The first versions of a bucket, and whether there are more. */
  record Listing(List<Listed> rows, boolean more) {}

  /** A preflight as a browser sends it, and what S3 answered. */
  record Preflight(int status, List<String> headers, String body) {}

  /** The sub-resource; empty when the bucket has none. */
  String read(Section section, String bucket);

  /**
   * Replaces the sub-resource.
   *
   * @throws dev.lectern.problem.ProblemException when the JSON does not have its shape
   */
  void write(Section section, String bucket, String json);

  /** Takes it away. */
  void remove(Section section, String bucket);

  /** The first five thousand objects, versions and markers of the bucket. */
  Listing listing(String bucket);

  /** Sends OPTIONS without credentials. */
  Preflight preflight(String bucket, String key, String origin, String method, String headers)
      throws IOException, InterruptedException;

  /** Where the bucket's website is, whether it is on or not. */
  String websiteUrl(String bucket);
}
