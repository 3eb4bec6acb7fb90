package dev.lectern.sandbox.s3.object;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.content.Encryption;
import dev.lectern.sandbox.s3.content.Lookup;
import dev.lectern.sandbox.s3.content.Preconditions;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Buckets;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.VersionIds;
import dev.lectern.sandbox.s3.state.Versioning;
import dev.lectern.sandbox.store.Tx;
import dev.lectern.sigv4.UriEncoding;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The source of a copy (header x-amz-copy-source: {@code bucket/key?versionId=id}, encoded).
 *
 * @param versionId empty when the newest version is meant
 */
public record CopySource(Bucket bucket, String key, String versionId) {

  private static final String VERSION = "?versionId=";

  /**
   * Reads it.
   *
   * @throws dev.lectern.sandbox.ServiceException InvalidArgument, NoSuchBucket
   */
  public static CopySource of(S3State state, Call call) {
    String header = call.input().path("CopySource").asString("");
    int mark = header.indexOf(VERSION);
    String versionId = mark < 0 ? "" : header.substring(mark + VERSION.length());
    String path;
    try {
      path = UriEncoding.decode(mark < 0 ? header : header.substring(0, mark), true);
    } catch (IllegalArgumentException notEncoded) {
      throw malformed(header);
    }
    path = path.startsWith("/") ? path.substring(1) : path;
    int slash = path.indexOf('/');
    if (slash < 1 || slash == path.length() - 1) {
      throw malformed(header);
    }
    if (!versionId.isEmpty()) {
      if (!VersionIds.wellFormed(versionId)) {
        throw S3Errors.invalidArgument("Invalid version id specified", "versionId", versionId);
      }
    }
    Bucket bucket = state.buckets().require(path.substring(0, slash));
    Buckets.checkOwner(bucket, call.input().path("ExpectedSourceBucketOwner").asString(""));
    return new CopySource(bucket, path.substring(slash + 1), versionId);
  }

  private static ServiceException malformed(String header) {
    return S3Errors.invalidArgument(
        "Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
        "x-amz-copy-source",
        header);
  }

  /**
   * The version to copy, with the conditions of the call checked.
   *
   * @param tx null outside a transaction
   * @throws dev.lectern.sandbox.ServiceException NoSuchKey, NoSuchVersion, InvalidRequest for a
   *     delete marker, PreconditionFailed
   */
  public ObjectVersion require(S3State state, @Nullable Tx tx, ObjectNode input) {
    ObjectVersion version;
    if (versionId.isEmpty()) {
      version =
          state
              .objects()
              .newest(tx, bucket, key)
              .filter(one -> !one.deleteMarker())
              .orElseThrow(() -> S3Errors.noSuchKey(key));
    } else {
      version =
          Lookup.find(state, tx, bucket, key, versionId)
              .orElseThrow(() -> S3Errors.noSuchVersion(key, versionId));
      if (version.deleteMarker()) {
        throw S3Errors.invalidRequest(
            "The source of a copy request may not specifically refer to a delete marker by version"
                + " id.");
      }
    }
    Encryption.check(input, "CopySource", version.detail().attributes());
    Preconditions.copySource(input, version);
    return version;
  }

  /** Adds the member {@code CopySourceVersionId} where the source bucket has versions. */
  public void putVersionId(ObjectNode output, ObjectVersion version) {
    if (bucket.versioning() != Versioning.OFF) {
      output.put("CopySourceVersionId", version.versionId());
    }
  }
}
