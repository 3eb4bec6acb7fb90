package dev.lectern.sandbox.s3.object;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
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
record DeleteObjects(S3State state, DeleteObject one) implements Operation {

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
    for (int i = 0; i < objects.size(); i++) {
      delete(call, bucket, i, objects.path(i), deleted, errors);
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
      Call call, Bucket bucket, int place, JsonNode object, ArrayNode deleted, ArrayNode errors)
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
      ServiceException refused = call.refused().get(place);
      if (refused != null) {
        throw refused;
      }
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
}
