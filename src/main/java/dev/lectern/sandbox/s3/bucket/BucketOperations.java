package dev.lectern.sandbox.s3.bucket;

import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.s3.state.S3State;
import java.util.Map;

/** The operations of this package by AWS's names. */
public final class BucketOperations {

  private BucketOperations() {}

  /** All of them. */
  public static Map<String, Operation> all(S3State state) {
    return Map.of(
        "CreateBucket", new CreateBucket(state),
        "HeadBucket", new HeadBucket(state),
        "DeleteBucket", new DeleteBucket(state),
        "ListBuckets", new ListBuckets(state),
        "GetBucketLocation", new GetBucketLocation(state),
        "GetBucketVersioning", new GetBucketVersioning(state),
        "PutBucketVersioning", new PutBucketVersioning(state));
  }
}
