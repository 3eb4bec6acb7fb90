package dev.lectern.sandbox.s3.object;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.content.Answers;
import dev.lectern.sandbox.s3.content.Lookup;
import dev.lectern.sandbox.s3.content.Tags;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3State;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** APIs {@code GetObjectTagging}, {@code PutObjectTagging} and {@code DeleteObjectTagging}. */
record ObjectTags(S3State state) {

  Map<String, Operation> operations() {
    return Map.of(
        "GetObjectTagging", this::get,
        "PutObjectTagging",
            call -> set(call, Tags.ofSet(call.input().path("Tagging").path("TagSet"))),
        "DeleteObjectTagging", call -> set(call, Map.of()));
  }

  private Reply get(Call call) {
    Bucket bucket = state.buckets().require(call);
    ObjectVersion version = Lookup.version(state, null, bucket, call.input());
    ObjectNode output = Json.object();
    Answers.version(output, bucket, version);
    output.set("TagSet", Tags.set(version.detail().tags()));
    return Reply.of(output);
  }

  private Reply set(Call call, Map<String, String> tags) throws IOException {
    Bucket bucket = state.buckets().require(call);
    ObjectNode output = Json.object();
    state
        .store()
        .run(
            tx -> {
              Bucket current = state.buckets().current(tx, bucket);
              ObjectVersion version = Lookup.version(state, tx, current, call.input());
              state
                  .objects()
                  .replace(
                      tx,
                      current,
                      call.input().path("Key").asString(""),
                      version.with(version.detail().withTags(tags)));
              Answers.version(output, current, version);
            });
    return Reply.of(output);
  }
}
