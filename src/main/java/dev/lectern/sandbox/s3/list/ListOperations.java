package dev.lectern.sandbox.s3.list;

import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.s3.state.S3State;
import java.util.Map;

/** The operations of this package by AWS's names. */
public final class ListOperations {

  private ListOperations() {}

  /** All of them. */
  public static Map<String, Operation> all(S3State state) {
    return Map.of(
        "ListObjects", new ListObjects(state, false),
        "ListObjectsV2", new ListObjects(state, true),
        "ListObjectVersions", new ListObjectVersions(state));
  }
}
