package dev.lectern.sandbox.s3.config;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.acl.Grants;
import dev.lectern.sandbox.s3.acl.Subject;
import dev.lectern.sandbox.s3.acl.WantedAcl;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Configurations;
import dev.lectern.sandbox.s3.state.S3State;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * APIs {@code GetBucketAcl} and {@code PutBucketAcl}. New buckets have ACLs disabled, and then
 * setting one is refused.
 */
record BucketAcl(S3State state) {

  Map<String, Operation> operations() {
    return Map.of("GetBucketAcl", this::get, "PutBucketAcl", this::put);
  }

  private Reply get(Call call) {
    Bucket bucket = state.buckets().require(call);
    JsonNode grants =
        bucket
            .configuration(Configurations.ACL)
            .map(acl -> acl.path("Grants"))
            .orElseGet(() -> Grants.ofOwner(bucket.owner()));
    ObjectNode output = Json.object();
    output.set("Owner", S3State.owner(bucket.owner()));
    output.set("Grants", grants);
    return Reply.of(output);
  }

  private Reply put(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    state.buckets().update(bucket, current -> changed(call, current));
    return Reply.empty();
  }

  private static Bucket changed(Call call, Bucket bucket) {
    ArrayNode grants = WantedAcl.require(call, Subject.of(bucket, "s3:PutBucketAcl"));
    return grants.equals(Grants.ofOwner(bucket.owner()))
        ? bucket.withoutConfiguration(Configurations.ACL)
        : bucket.withConfiguration(Configurations.ACL, Json.object().set("Grants", grants));
  }
}
