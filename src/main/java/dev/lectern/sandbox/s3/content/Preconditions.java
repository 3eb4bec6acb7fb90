package dev.lectern.sandbox.s3.content;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Buckets;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Times;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Conditional requests (User Guide, "Adding preconditions to S3 operations"). */
public final class Preconditions {

  private Preconditions() {}

  /**
   * Of GetObject and HeadObject; a condition on the ETag makes that on the time moot.
   *
   * @throws ServiceException PreconditionFailed, or status 304
   */
  public static void read(ObjectNode input, ObjectVersion version) {
    String ifMatch = input.path("IfMatch").asString("");
    String ifNoneMatch = input.path("IfNoneMatch").asString("");
    if (!ifMatch.isEmpty()) {
      if (!matches(ifMatch, version.etag())) {
        throw S3Errors.preconditionFailed("If-Match");
      }
    } else if (Times.get(input, "IfUnmodifiedSince")
        .filter(time -> seconds(version).isAfter(time))
        .isPresent()) {
      throw S3Errors.preconditionFailed("If-Unmodified-Since");
    }
    boolean unchanged =
        ifNoneMatch.isEmpty()
            ? Times.get(input, "IfModifiedSince")
                .filter(time -> !seconds(version).isAfter(time))
                .isPresent()
            : matches(ifNoneMatch, version.etag());
    if (unchanged) {
      throw new ServiceException(304, "NotModified", "Not Modified")
          .withHeader("ETag", '"' + version.etag() + '"')
          .withHeader("Last-Modified", Times.http(version.lastModified()));
    }
  }

  /**
   * Of the source of a copy.
   *
   * @throws ServiceException PreconditionFailed
   */
  public static void copySource(ObjectNode input, ObjectVersion version) {
    String ifMatch = input.path("CopySourceIfMatch").asString("");
    String ifNoneMatch = input.path("CopySourceIfNoneMatch").asString("");
    if (!ifMatch.isEmpty() && !matches(ifMatch, version.etag())) {
      throw S3Errors.preconditionFailed("x-amz-copy-source-If-Match");
    }
    if (ifMatch.isEmpty()
        && Times.get(input, "CopySourceIfUnmodifiedSince")
            .filter(time -> seconds(version).isAfter(time))
            .isPresent()) {
      throw S3Errors.preconditionFailed("x-amz-copy-source-If-Unmodified-Since");
    }
    if (!ifNoneMatch.isEmpty() && matches(ifNoneMatch, version.etag())) {
      throw S3Errors.preconditionFailed("x-amz-copy-source-If-None-Match");
    }
    if (ifNoneMatch.isEmpty()
        && Times.get(input, "CopySourceIfModifiedSince")
            .filter(time -> !seconds(version).isAfter(time))
            .isPresent()) {
      throw S3Errors.preconditionFailed("x-amz-copy-source-If-Modified-Since");
    }
  }

  /**
   * Refuses conditions that S3 does not know on writes, before the body is read.
   *
   * @throws ServiceException NotImplemented
   */
  public static void checkWrite(ObjectNode input) {
    String ifNoneMatch = input.path("IfNoneMatch").asString("");
    if (!ifNoneMatch.isEmpty() && !ifNoneMatch.equals("*")) {
      throw unknown("If-None-Match");
    }
    if (input.path("IfMatch").asString("").equals("*")
        || (input.has("IfMatch") && input.has("IfNoneMatch"))) {
      throw unknown("If-Match");
    }
  }

  private static ServiceException unknown(String header) {
    return S3Errors.notImplemented(
            "A header you provided implies functionality that is not implemented")
        .with("Header", header);
  }

  /**
   * Of a write, within its transaction.
   *
   * @param newest what the key has now, a delete marker too
   * @throws ServiceException PreconditionFailed; NoSuchKey when If-Match meets nothing
   */
  private static void write(ObjectNode input, String key, Optional<ObjectVersion> newest) {
    Optional<ObjectVersion> current = newest.filter(version -> !version.deleteMarker());
    if (input.has("IfNoneMatch") && current.isPresent()) {
      throw S3Errors.preconditionFailed("If-None-Match");
    }
    String ifMatch = input.path("IfMatch").asString("");
    if (!ifMatch.isEmpty()) {
      if (current.isEmpty()) {
        throw S3Errors.noSuchKey(key);
      }
      if (!matches(ifMatch, current.get().etag())) {
        throw S3Errors.preconditionFailed("If-Match");
      }
    }
  }

  /**
   * Puts a version of an object when the conditions of the call hold, in a transaction of its own.
   *
   * @param draft makes the version from the bucket as it is then
   * @throws ServiceException as {@link #write(ObjectNode, String, Optional)}
   */
  public static ObjectVersion put(
      S3State state, Call call, Bucket bucket, String key, Buckets.Work<ObjectVersion> draft)
      throws IOException {
    return state
        .buckets()
        .write(
            bucket,
            (tx, current) -> {
              write(call.input(), key, state.objects().newest(tx, current, key));
              return state.objects().put(tx, current, key, draft.run(tx, current));
            });
  }

  /**
   * Refuses a condition on the deletion of a version that is named: S3 does not know it, also when
   * that version is the current one (User Guide, "How to perform conditional deletes": conditions
   * look at the current version only; that the answer is 501 was observed at S3, March 2026).
   *
   * @throws ServiceException NotImplemented
   */
  public static void checkDelete(String ifMatch, String versionId) {
    if (!ifMatch.isEmpty() && !versionId.isEmpty()) {
      throw unknown("If-Match");
    }
  }

  /**
   * Of a deletion, within its transaction (User Guide, "How to perform conditional deletes"). Under
   * a delete marker there is nothing: the guide says 412, S3 answers 404 (observed in March and
   * August 2026).
   *
   * @param ifMatch an ETag, {@code *} for any, empty for no condition
   * @param newest what the key has now, a delete marker too
   * @throws ServiceException NoSuchKey when there is nothing; PreconditionFailed for another ETag
   */
  public static void delete(String ifMatch, String key, Optional<ObjectVersion> newest) {
    if (ifMatch.isEmpty()) {
      return;
    }
    ObjectVersion current =
        newest
            .filter(version -> !version.deleteMarker())
            .orElseThrow(() -> S3Errors.noSuchKey(key));
    if (!matches(ifMatch, current.etag())) {
      throw S3Errors.preconditionFailed("If-Match");
    }
  }

  private static Instant seconds(ObjectVersion version) {
    return version.lastModified().truncatedTo(ChronoUnit.SECONDS);
  }

  private static boolean matches(String header, String etag) {
    for (String one : header.split(",", -1)) {
      String text = one.strip();
      if (text.equals("*") || text.replace("\"", "").equals(etag)) {
        return true;
      }
    }
    return false;
  }
}
