package dev.lectern.sandbox.s3.policy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * IAM actions that a bucket policy may name, by what they act on ("Actions, resources, and
 * condition keys for Amazon S3" in the Service Authorization Reference).
 */
final class S3Actions {

  private static final List<String> OBJECT =
      List.of(
          "AbortMultipartUpload",
          "BypassGovernanceRetention",
          "DeleteObject",
          "DeleteObjectTagging",
          "DeleteObjectVersion",
          "DeleteObjectVersionTagging",
          "GetObject",
          "GetObjectAcl",
          "GetObjectAttributes",
          "GetObjectLegalHold",
          "GetObjectRetention",
          "GetObjectTagging",
          "GetObjectTorrent",
          "GetObjectVersion",
          "GetObjectVersionAcl",
          "GetObjectVersionAttributes",
          "GetObjectVersionForReplication",
          "GetObjectVersionTagging",
          "GetObjectVersionTorrent",
          "InitiateReplication",
          "ListMultipartUploadParts",
          "ObjectOwnerOverrideToBucketOwner",
          "PutObject",
          "PutObjectAcl",
          "PutObjectLegalHold",
          "PutObjectRetention",
          "PutObjectTagging",
          "PutObjectVersionAcl",
          "PutObjectVersionTagging",
          "ReplicateDelete",
          "ReplicateObject",
          "ReplicateTags",
          "RestoreObject",
          "UpdateObjectEncryption");

  private static final List<String> BUCKET =
      List.of(
          "CreateBucket",
          "CreateBucketMetadataTableConfiguration",
          "DeleteBucket",
          "DeleteBucketMetadataTableConfiguration",
          "DeleteBucketPolicy",
          "DeleteBucketWebsite",
          "GetAccelerateConfiguration",
          "GetAnalyticsConfiguration",
          "GetBucketAbac",
          "GetBucketAcl",
          "GetBucketCORS",
          "GetBucketLocation",
          "GetBucketLogging",
          "GetBucketMetadataTableConfiguration",
          "GetBucketNotification",
          "GetBucketObjectLockConfiguration",
          "GetBucketOwnershipControls",
          "GetBucketPolicy",
          "GetBucketPolicyStatus",
          "GetBucketPublicAccessBlock",
          "GetBucketRequestPayment",
          "GetBucketTagging",
          "GetBucketVersioning",
          "GetBucketWebsite",
          "GetEncryptionConfiguration",
          "GetIntelligentTieringConfiguration",
          "GetInventoryConfiguration",
          "GetLifecycleConfiguration",
          "GetMetricsConfiguration",
          "GetReplicationConfiguration",
          "ListBucket",
          "ListBucketMultipartUploads",
          "ListBucketVersions",
          "ListTagsForResource",
          "PutAccelerateConfiguration",
          "PutAnalyticsConfiguration",
          "PutBucketAbac",
          "PutBucketAcl",
          "PutBucketCORS",
          "PutBucketLogging",
          "PutBucketNotification",
          "PutBucketObjectLockConfiguration",
          "PutBucketOwnershipControls",
          "PutBucketPolicy",
          "PutBucketPublicAccessBlock",
          "PutBucketRequestPayment",
          "PutBucketTagging",
          "PutBucketVersioning",
          "PutBucketWebsite",
          "PutEncryptionConfiguration",
          "PutIntelligentTieringConfiguration",
          "PutInventoryConfiguration",
          "PutLifecycleConfiguration",
          "PutMetricsConfiguration",
          "PutReplicationConfiguration",
          "TagResource",
          "UntagResource");

  private S3Actions() {}

  /** Whether an action of objects is meant by this pattern. */
  static boolean ofObjects(String pattern) {
    return matches(OBJECT.stream(), pattern);
  }

  /** Whether an action of buckets is meant by this pattern. */
  static boolean ofBuckets(String pattern) {
    return matches(BUCKET.stream(), pattern);
  }

  private static boolean matches(Stream<String> actions, String pattern) {
    if (pattern.equals("*")) {
      return true;
    }
    String lower = pattern.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("s3:")) {
      return false;
    }
    Pattern compiled = wildcard(lower);
    return actions.anyMatch(
        action -> compiled.matcher("s3:" + action.toLowerCase(Locale.ROOT)).matches());
  }

  private static Pattern wildcard(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString());
  }
}
