package dev.lectern.lab.check;

import dev.lectern.json.Json;
import dev.lectern.task.Progress;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deletes what belongs to a lab. Touches nothing whose name does not begin with the learner's
 * prefix {@code dv-<sid>-}.
 */
final class Cleaner {

  private final AwsCalls calls;
  private final String prefix;

  Cleaner(AwsCalls calls, String sid) {
    this.calls = calls;
    this.prefix = "dv-" + sid + "-";
  }

  /** Deletes these buckets with everything in them; those that are not there are left out. */
  void buckets(List<String> names, Progress progress) {
    for (String name : names) {
      if (!name.startsWith(prefix)) {
        throw new IllegalArgumentException(name + " is not the lab's to delete");
      }
      if (there(name)) {
        progress.message("Emptying " + name);
        abortUploads(name, progress);
        deleteVersions(name, progress);
        must("s3:DeleteBucket", bucket(name));
      }
    }
  }

  /** Whether a bucket is there. */
  boolean there(String name) {
    return calls.call("s3:HeadBucket", bucket(name)).status() == 200;
  }

  private void abortUploads(String name, Progress progress) {
    JsonNode uploads = must("s3:ListMultipartUploads", bucket(name)).path("Uploads");
    while (!uploads.isEmpty()) {
      progress.check();
      for (JsonNode upload : uploads) {
        ObjectNode one = bucket(name);
        one.set("Key", upload.get("Key"));
        one.set("UploadId", upload.get("UploadId"));
        must("s3:AbortMultipartUpload", one);
      }
      uploads = must("s3:ListMultipartUploads", bucket(name)).path("Uploads");
    }
  }

  /** S3 knows a bypass of governance only in buckets with object lock. */
  private void deleteVersions(String name, Progress progress) {
    boolean locked = calls.call("s3:GetObjectLockConfiguration", bucket(name)).error().isEmpty();
    while (true) {
      progress.check();
      ObjectNode page = must("s3:ListObjectVersions", bucket(name));
      ArrayNode objects = Json.array();
      page.path("Versions").forEach(version -> objects.add(entry(version)));
      page.path("DeleteMarkers").forEach(marker -> objects.add(entry(marker)));
      if (objects.isEmpty()) {
        return;
      }
      ObjectNode delete = bucket(name);
      if (locked) {
        delete.put("BypassGovernanceRetention", true);
      }
      delete.putObject("Delete").put("Quiet", true).set("Objects", objects);
      JsonNode errors = must("s3:DeleteObjects", delete).path("Errors");
      if (!errors.isEmpty()) {
        throw new IllegalStateException(
            name + " cannot be emptied: " + errors.get(0).path("Message").asString());
      }
    }
  }

  private static ObjectNode entry(JsonNode version) {
    ObjectNode entry = Json.object();
    entry.set("Key", version.get("Key"));
    entry.set("VersionId", version.get("VersionId"));
    return entry;
  }

  private ObjectNode must(String call, JsonNode parameters) {
    Answer answer = calls.call(call, parameters);
    if (!answer.error().isEmpty()) {
      throw new IllegalStateException(
          call + " was refused: " + answer.error() + ": " + answer.message());
    }
    return answer.json();
  }

  private static ObjectNode bucket(String name) {
    return Json.object().put("Bucket", name);
  }
}
