package dev.lectern.sandbox.s3.bucket;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Versioning;
import tools.jackson.databind.node.ObjectNode;

/** API {@code GetBucketVersioning}: no Status when versioning was never enabled. */
record GetBucketVersioning(S3State state) implements Operation {

  @Override
  public Reply handle(Call call) {
    Versioning versioning = state.buckets().require(call).versioning();
    ObjectNode output = Json.object();
    if (versioning != Versioning.OFF) {
      output.put("Status", versioning.status());
    }
    return Reply.of(output);
  }
}
