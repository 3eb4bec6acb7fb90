package dev.lectern.sandbox.s3.content;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Times;
import dev.lectern.sandbox.s3.state.VersionIds;
import dev.lectern.sandbox.store.Tx;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the version that a call names, with AWS's errors when there is none. */
public final class Lookup {

  private static final String MARKER = "x-amz-delete-marker";
  private static final String VERSION = "x-amz-version-id";

  private Lookup() {}

  /**
   * The version that the members {@code Key} and {@code VersionId} name.
   *
   * @param tx null outside a transaction
   * @throws ServiceException NoSuchKey, NoSuchVersion; MethodNotAllowed for a delete marker
   */
  public static ObjectVersion version(S3State state, @Nullable Tx tx, Bucket bucket, Call call) {
    String key = call.input().path("Key").asString("");
    String versionId = call.input().path("VersionId").asString("");
    ObjectHeaders.checkKey(key);
    if (versionId.isEmpty()) {
      ObjectVersion newest =
          state.objects().newest(tx, bucket, key).orElseThrow(() -> S3Errors.noSuchKey(key));
      if (newest.deleteMarker()) {
        throw S3Errors.noSuchKey(key)
            .withHeader(MARKER, "true")
            .withHeader(VERSION, newest.versionId());
      }
      return newest;
    }
    ObjectVersion version =
        find(state, tx, bucket, key, versionId)
            .orElseThrow(() -> S3Errors.noSuchVersion(key, versionId));
    if (version.deleteMarker()) {
      throw new ServiceException(
              405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
          .with("Method", call.head().method())
          .with("ResourceType", "DeleteMarker")
          .withHeader(MARKER, "true")
          .withHeader(VERSION, version.versionId())
          .withHeader("Allow", "DELETE")
          .withHeader("Last-Modified", Times.http(version.lastModified()));
    }
    return version;
  }

  /**
   * A version by its id, a delete marker too.
   *
   * @throws ServiceException InvalidArgument when the id is none
   */
  public static Optional<ObjectVersion> find(
      S3State state, @Nullable Tx tx, Bucket bucket, String key, String versionId) {
    if (!VersionIds.wellFormed(versionId)) {
      throw S3Errors.invalidArgument("Invalid version id specified", "versionId", versionId);
    }
    return state.objects().version(tx, bucket, key, versionId);
  }

  /** The account that owns an object which a call writes. */
  public static String owner(Call call, Bucket bucket) {
    return bucket.ownerEnforced() || call.caller().anonymous()
        ? bucket.owner()
        : call.caller().accountId();
  }
}
