package dev.lectern.sandbox.s3.object;

import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.s3.state.S3State;
import java.util.Map;

/** The operations of this package by AWS's names. */
public final class ObjectOperations {

  private ObjectOperations() {}

  /** All of them. */
  public static Map<String, Operation> all(S3State state) {
    DeleteObject delete = new DeleteObject(state);
    return Map.of(
        "PutObject", new PutObject(state),
        "GetObject", new ReadObject(state, true),
        "HeadObject", new ReadObject(state, false),
        "DeleteObject", delete,
        "DeleteObjects", new DeleteObjects(state, delete));
  }
}
