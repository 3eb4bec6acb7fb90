package dev.lectern.sandbox.s3.bucket;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Opaque;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Times;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** API {@code ListBuckets}: the caller's buckets by name, with prefix, Region and pages. */
record ListBuckets(S3State state) implements Operation {

  private static final int MOST = 10_000;

  @Override
  public Reply handle(Call call) {
    ObjectNode input = call.input();
    int limit = input.path("MaxBuckets").asInt(MOST);
    if (limit < 1 || limit > MOST) {
      throw S3Errors.invalidArgument(
          "Argument max-buckets must be an integer between 1 and 10000",
          "max-buckets",
          Integer.toString(limit));
    }
    String prefix = input.path("Prefix").asString("");
    String region = input.path("BucketRegion").asString("");
    String token = input.path("ContinuationToken").asString("");
    String after = token.isEmpty() ? "" : Opaque.decode("buckets", token, "continuation-token");
    ObjectNode output = Json.object();
    ArrayNode list = output.putArray("Buckets");
    String last = "";
    for (Bucket bucket : state.buckets().all()) {
      if (!bucket.owner().equals(call.caller().accountId())
          || !bucket.name().startsWith(prefix)
          || (!region.isEmpty() && !region.equals(bucket.region()))
          || bucket.name().compareTo(after) <= 0) {
        continue;
      }
      if (list.size() == limit) {
        output.put("ContinuationToken", Opaque.encode("buckets", last));
        break;
      }
      ObjectNode one = list.addObject().put("Name", bucket.name());
      Times.put(one, "CreationDate", bucket.created());
      one.put("BucketRegion", bucket.region());
      one.put("BucketArn", "arn:aws:s3:::" + bucket.name());
      last = bucket.name();
    }
    if (!prefix.isEmpty()) {
      output.put("Prefix", prefix);
    }
    output.set("Owner", S3State.owner(call.caller().accountId()));
    return Reply.of(output);
  }
}
