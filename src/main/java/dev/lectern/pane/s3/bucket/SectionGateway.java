package dev.lectern.pane.s3.bucket;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Sub-resources of buckets as JSON in the shape of the AWS CLI. Every method calls AWS and blocks;
 * exceptions are those of the SDK.
 */
public interface SectionGateway {

  /** An object that lifecycle rules may meet. */
  record Listed(String key, long size, Instant modified, String storageClass) {}

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

  /** The first thousand objects of the bucket. */
  List<Listed> objects(String bucket);

  /** Sends OPTIONS without credentials. */
  Preflight preflight(String bucket, String key, String origin, String method, String headers)
      throws IOException, InterruptedException;

  /** Where the bucket's website is, whether it is on or not. */
  String websiteUrl(String bucket);
}
