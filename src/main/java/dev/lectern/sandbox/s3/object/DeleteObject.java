package dev.lectern.sandbox.s3.object;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.content.Locks;
import dev.lectern.sandbox.s3.content.Lookup;
import dev.lectern.sandbox.s3.content.ObjectHeaders;
import dev.lectern.sandbox.s3.content.Preconditions;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** API {@code DeleteObject}. */
record DeleteObject(S3State state) implements Operation {

  /**
   * What a deletion did.
   *
   * @param versionId of the marker that was added or the version that was removed; empty without
   *     versioning
   * @param marker whether that is a delete marker
   */
  record Outcome(String versionId, boolean marker) {

    static final Outcome PLAIN = new Outcome("", false);
  }

  @Override
  public Reply handle(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    ObjectNode input = call.input();
    if (input.has("IfMatchLastModifiedTime") || input.has("IfMatchSize")) {
      throw S3Errors.notImplemented(
          "Conditions on time or size are for directory buckets; they are not here.");
    }
    Outcome outcome =
        delete(
            call,
            bucket,
            input.path("Key").asString(""),
            input.path("VersionId").asString(""),
            input.path("IfMatch").asString(""));
    ObjectNode output = Json.object();
    if (!outcome.versionId().isEmpty()) {
      output.put("VersionId", outcome.versionId());
    }
    if (outcome.marker()) {
      output.put("DeleteMarker", true);
    }
    return Reply.of(output);
  }

  /** Deletes in a transaction of its own. */
  Outcome delete(Call call, Bucket bucket, String key, String versionId, String ifMatch)
      throws IOException {
    ObjectHeaders.checkKey(key);
    Preconditions.checkDelete(ifMatch, versionId);
    boolean bypass = Locks.bypass(call, bucket);
    return state
        .buckets()
        .write(
            bucket,
            (tx, current) -> {
              if (!versionId.isEmpty()) {
                Optional<ObjectVersion> version = Lookup.find(state, tx, current, key, versionId);
                if (version.isEmpty()) {
                  return new Outcome(versionId, false);
                }
                Locks.checkDelete(version.get(), call.now(), bypass);
                state.objects().remove(tx, current, key, version.get());
                return new Outcome(versionId, version.get().deleteMarker());
              }
              Preconditions.delete(ifMatch, key, state.objects().newest(tx, current, key));
              return state
                  .objects()
                  .delete(
                      tx,
                      current,
                      key,
                      call.now().truncatedTo(ChronoUnit.SECONDS),
                      Lookup.owner(call, current))
                  .map(marker -> new Outcome(marker.versionId(), true))
                  .orElse(Outcome.PLAIN);
            });
  }
}
