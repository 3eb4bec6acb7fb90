package dev.lectern.sandbox.s3.object;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.Denial;
import dev.lectern.sandbox.auth.Guard;
import dev.lectern.sandbox.s3.access.S3Access;
import dev.lectern.sandbox.s3.content.Locks;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.VersionIds;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** API {@code DeleteObjects}: up to 1,000 keys, each with its own success or error. */
record DeleteObjects(S3State state, DeleteObject one, S3Access access, Guard guard)
    implements Operation {

  private static final int MOST = 1000;

  @Override
  public Reply handle(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    JsonNode request = call.input().path("Delete");
    JsonNode objects = request.path("Objects");
    if (objects.isEmpty() || objects.size() > MOST) {
      throw S3Errors.malformedXml();
    }
    boolean checked =
        call.head().header("content-md5").isPresent()
            || call.head().header("x-amz-trailer").isPresent()
            || call.head().headers().keySet().stream()
                .anyMatch(name -> name.startsWith("x-amz-checksum-"));
    if (!checked) {
      throw S3Errors.invalidRequest("Missing required header for this request: Content-MD5");
    }
    Locks.bypass(call, bucket);
    boolean quiet = request.path("Quiet").asBoolean(false);
    ArrayNode deleted = Json.array();
    ArrayNode errors = Json.array();
    for (JsonNode object : objects) {
      delete(call, bucket, object, deleted, errors);
    }
    ObjectNode output = Json.object();
    if (!quiet && !deleted.isEmpty()) {
      output.set("Deleted", deleted);
    }
    if (!errors.isEmpty()) {
      output.set("Errors", errors);
    }
    return Reply.of(output);
  }

  private void delete(
      Call call, Bucket bucket, JsonNode object, ArrayNode deleted, ArrayNode errors)
      throws IOException {
    String key = object.path("Key").asString("");
    String versionId = object.path("VersionId").asString("");
    try {
      if (!versionId.isEmpty() && !VersionIds.wellFormed(versionId)) {
        throw S3Errors.noSuchVersion(key, versionId);
      }
      if (object.has("LastModifiedTime") || object.has("Size")) {
        throw S3Errors.notImplemented(
            "Conditions on time or size are for directory buckets; they are not here.");
      }
      checkAllowed(call, bucket, key, versionId);
      DeleteObject.Outcome outcome =
          one.delete(call, bucket, key, versionId, object.path("ETag").asString(""));
      ObjectNode entry = deleted.addObject().put("Key", key);
      if (!versionId.isEmpty()) {
        entry.put("VersionId", versionId);
      }
      if (outcome.marker()) {
        entry.put("DeleteMarker", true).put("DeleteMarkerVersionId", outcome.versionId());
      }
    } catch (ServiceException error) {
      ObjectNode entry = errors.addObject().put("Key", key);
      if (!versionId.isEmpty()) {
        entry.put("VersionId", versionId);
      }
      entry.put("Code", error.code()).put("Message", error.text());
    }
  }

  private void checkAllowed(Call call, Bucket bucket, String key, String versionId) {
    Decision decision =
        guard
            .decisions()
            .decide(
                access.request(
                    call.caller(),
                    "s3:DeleteObject",
                    bucket,
                    key,
                    versionId,
                    call.head(),
                    call.now()));
    if (!decision.allowed()) {
      throw S3Errors.accessDenied(
          call.caller().anonymous() || decision.foreign()
              ? "Access Denied"
              : Denial.quoted(call.caller(), decision));
    }
  }
}
