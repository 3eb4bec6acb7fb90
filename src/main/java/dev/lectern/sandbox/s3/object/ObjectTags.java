package dev.lectern.sandbox.s3.object;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.content.Answers;
import dev.lectern.sandbox.s3.content.Tags;
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
    NamedVersion found = NamedVersion.of(state, call);
    ObjectNode output = versionId(found);
    output.set("TagSet", Tags.set(found.detail().tags()));
    return Reply.of(output);
  }

  private Reply set(Call call, Map<String, String> tags) throws IOException {
    NamedVersion found =
        NamedVersion.change(
            state, call, state.buckets().require(call), old -> old.detail().withTags(tags));
    return Reply.of(versionId(found));
  }

  private static ObjectNode versionId(NamedVersion found) {
    ObjectNode output = Json.object();
    Answers.version(output, found.bucket(), found.version());
    return output;
  }
}
