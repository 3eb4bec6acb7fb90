package dev.lectern.pane.s3.buckets;

import org.jspecify.annotations.Nullable;

/**
 * What the list shows of a bucket and the listing does not say.
 *
 * @param region where it lives; null when it may not be asked
 * @param versioning its versioning state
 * @param access whether anybody can read it
 */
public record BucketFacts(@Nullable String region, Versioning versioning, Access access) {

  /** States of a bucket ("Using versioning in S3 buckets"). */
  public enum Versioning {
    NEVER,
    ENABLED,
    SUSPENDED,
    UNKNOWN
  }

  /** What Block Public Access and the policy amount to. */
  public enum Access {
    /** All four settings of Block Public Access are on. */
    BLOCKED,
    /** Not all four are on, and the policy is not public. */
    NOT_PUBLIC,
    /** S3 says that the policy is public. */
    PUBLIC,
    UNKNOWN
  }
}
