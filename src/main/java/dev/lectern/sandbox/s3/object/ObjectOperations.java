package dev.lectern.sandbox.s3.object;

import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.s3.state.S3State;
import java.util.Map;
import java.util.TreeMap;

/** The operations of this package by AWS's names. */
public final class ObjectOperations {

  private ObjectOperations() {}

  /** All of them. */
  public static Map<String, Operation> all(S3State state) {
    DeleteObject delete = new DeleteObject(state);
    Map<String, Operation> all = new TreeMap<>();
    all.put("PutObject", new PutObject(state));
    all.put("GetObject", new ReadObject(state, true));
    all.put("HeadObject", new ReadObject(state, false));
    all.put("DeleteObject", delete);
    all.put("DeleteObjects", new DeleteObjects(state, delete));
    all.put("CopyObject", new CopyObject(state));
    all.put("GetObjectAttributes", new GetObjectAttributes(state));
    all.putAll(new ObjectTags(state).operations());
    all.putAll(new ObjectAcls(state).operations());
    all.putAll(new ObjectLocks(state).operations());
    return all;
  }
}
