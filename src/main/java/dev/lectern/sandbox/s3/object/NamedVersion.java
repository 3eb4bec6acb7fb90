package dev.lectern.sandbox.s3.object;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.s3.content.Lookup;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Detail;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3State;
import java.io.IOException;
import java.util.function.Function;

/**
 * The version that a call names, with its bucket: what the operations on tags, ACL and lock of a
 * version read and change.
 */
record NamedVersion(Bucket bucket, ObjectVersion version) {

  Detail detail() {
    return version.detail();
  }

  /**
   * Reads it.
   *
   * @throws dev.lectern.sandbox.ServiceException NoSuchKey, NoSuchVersion; MethodNotAllowed for a
   *     delete marker
   */
  static NamedVersion of(S3State state, Call call) {
    Bucket bucket = state.buckets().require(call);
    return new NamedVersion(bucket, Lookup.version(state, null, bucket, call));
  }

  /**
   * Changes its detail in a transaction of its own.
   *
   * @param bucket as it was found before
   * @return bucket and version as they were
   * @throws dev.lectern.sandbox.ServiceException as {@link #of}
   */
  static NamedVersion change(
      S3State state, Call call, Bucket bucket, Function<NamedVersion, Detail> change)
      throws IOException {
    String key = call.input().path("Key").asString("");
    return state
        .buckets()
        .write(
            bucket,
            (tx, current) -> {
              ObjectVersion version = Lookup.version(state, tx, current, call);
              NamedVersion found = new NamedVersion(current, version);
              state.objects().replace(tx, current, key, version.with(change.apply(found)));
              return found;
            });
  }
}
