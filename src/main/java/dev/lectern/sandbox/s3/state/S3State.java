package dev.lectern.sandbox.s3.state;

import dev.lectern.json.Json;
import dev.lectern.sandbox.auth.CanonicalIds;
import dev.lectern.sandbox.store.Store;
import tools.jackson.databind.node.ObjectNode;

/** Everything that S3 keeps, in one place for its operations. Safe for any thread. */
public final class S3State {

  private final Store store;
  private final Buckets buckets;
  private final ObjectTable objects;
  private final UploadTable uploads;

  /** On the sandbox's store. */
  public S3State(Store store) {
    this.store = store;
    this.buckets = new Buckets(store);
    this.objects = new ObjectTable(store);
    this.uploads = new UploadTable(store);
  }

  /** The sandbox's store. */
  public Store store() {
    return store;
  }

  /** The buckets. */
  public Buckets buckets() {
    return buckets;
  }

  /** Multipart uploads under way. */
  public UploadTable uploads() {
    return uploads;
  }

  /** The versions of all objects. */
  public ObjectTable objects() {
    return objects;
  }

  /** The {@code Owner} structure of an account: its canonical user id, 64 hex digits. */
  public static ObjectNode owner(String account) {
    return Json.object().put("ID", canonicalId(account));
  }

  /** A canonical user id, always the same for an account. */
  public static String canonicalId(String account) {
    return CanonicalIds.of(account);
  }
}
