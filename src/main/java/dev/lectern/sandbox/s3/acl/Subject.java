package dev.lectern.sandbox.s3.acl;

import dev.lectern.sandbox.s3.state.Bucket;

/**
 * What an ACL is of.
 *
 * @param bucket the bucket, or the one that the object is in
 * @param owner account that owns the bucket or the object
 * @param object whether it is an object
 * @param action IAM action of the request that sets it, for the words of a refusal
 * @param arn of the bucket or the object
 */
public record Subject(Bucket bucket, String owner, boolean object, String action, String arn) {

  /** A bucket. */
  public static Subject of(Bucket bucket, String action) {
    return new Subject(bucket, bucket.owner(), false, action, arn(bucket));
  }

  /** An object. */
  public static Subject of(Bucket bucket, String key, String owner, String action) {
    return new Subject(bucket, owner, true, action, arn(bucket) + "/" + key);
  }

  private static String arn(Bucket bucket) {
    return "arn:aws:s3:::" + bucket.name();
  }

  String bucketOwner() {
    return bucket.owner();
  }
}
