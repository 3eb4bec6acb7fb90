package dev.lectern.pane.s3.details;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What HeadObject says of an object.
 *
 * @param size in bytes
 * @param etag without quotes
 * @param versionId null in a bucket that never had versioning
 * @param storageClass S3's name, STANDARD when it says none
 * @param checksums by algorithm, with S3's type of them; empty when the object has none
 * @param encryption empty for a customer's own key (SSE-C)
 * @param parts number of parts; 0 for an object written in one piece
 * @param lock as the header says: empty fields when there is none, or when it may not be seen
 * @param restore x-amz-restore of an archived object, empty without one
 * @param expiration x-amz-expiration: when a lifecycle rule expires it and which; empty for none
 * @param replication x-amz-replication-status, empty for none
 */
public record Head(
    long size,
    String etag,
    @Nullable String versionId,
    Instant modified,
    String storageClass,
    Headers headers,
    List<Checksum> checksums,
    Encryption encryption,
    int parts,
    ObjectDetailsGateway.Lock lock,
    String restore,
    String expiration,
    String replication) {

  /** The most that one CopyObject copies ("CopyObject" in the API reference). */
  static final long MOST_COPIED = 5L * 1024 * 1024 * 1024;

  /**
   * A checksum.
   *
   * @param type FULL_OBJECT or COMPOSITE
   * @param value Base64; a composite one ends in a minus and the number of parts
   */
  public record Checksum(String algorithm, String value, String type) {}

  /**
   * How it is encrypted at rest.
   *
   * @param algorithm AES256, aws:kms, aws:kms:dsse; with a customer's key what the customer said
   * @param kmsKey ARN of the KMS key; empty without one
   * @param bucketKey whether S3 uses a bucket key to ask KMS less often
   * @param customerKey whether the customer keeps the key (SSE-C)
   */
  public record Encryption(
      String algorithm, String kmsKey, boolean bucketKey, boolean customerKey) {}

  /** How the ETag was made ("ETag" under "Object" in the API reference, common data types). */
  enum EtagKind {
    /** MD5 of the bytes. */
    MD5,
    /** MD5 of the MD5s of the parts, a minus, and their number. */
    MULTIPART,
    /** No MD5: the object is encrypted with a KMS or a customer's key. */
    OPAQUE
  }

  /** How the ETag was made. */
  EtagKind etagKind() {
    if (etag.indexOf('-') > 0) {
      return EtagKind.MULTIPART;
    }
    return encryption.customerKey() || encryption.algorithm().startsWith("aws:kms")
        ? EtagKind.OPAQUE
        : EtagKind.MD5;
  }

  /** Whether the bytes must be restored from an archive before they can be read. */
  boolean archived() {
    return (storageClass.equals("GLACIER") || storageClass.equals("DEEP_ARCHIVE"))
        && !restore.contains("ongoing-request=\"false\"");
  }
}
