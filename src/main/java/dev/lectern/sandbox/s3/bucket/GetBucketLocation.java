package dev.lectern.sandbox.s3.bucket;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Buckets;
import dev.lectern.sandbox.s3.state.S3State;

/** API {@code GetBucketLocation}: answers from any Region; empty for us-east-1. */
record GetBucketLocation(S3State state) implements Operation {

  @Override
  public Reply handle(Call call) {
    Bucket bucket = state.buckets().require(call.input().path("Bucket").asString(""));
    Buckets.checkOwner(bucket, call.input().path("ExpectedBucketOwner").asString(""));
    String region = bucket.region().equals("us-east-1") ? "" : bucket.region();
    return Reply.of(Json.object().put("LocationConstraint", region));
  }
}
