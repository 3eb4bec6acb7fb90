package dev.lectern.pane.s3.buckets;

import dev.lectern.problem.Loaded;
import org.jspecify.annotations.Nullable;

/**
 * What the list shows of a bucket and the listing does not say. Each part has a call of its own,
 * and its own reason when that fails.
 *
 * @param region where it lives; null when that could not be found out
 * @param versioning its versioning state
 * @param access whether anybody can read it
 */
public record BucketFacts(
    @Nullable String region, Loaded<Versioning> versioning, Loaded<Access> access) {

  /** States of a bucket ("Using versioning in S3 buckets"). */
  public enum Versioning {
    NEVER,
    ENABLED,
    SUSPENDED
  }

  /** What Block Public Access and the policy amount to. */
  public enum Access {
    /** All four settings of Block Public Access are on. */
    BLOCKED,
    /** Not all four are on, and the policy is not public. */
    NOT_PUBLIC,
    /** S3 says that the policy is public. */
    PUBLIC
  }
}
