package dev.lectern.sandbox.s3.bucket;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3State;

/** API {@code HeadBucket}. */
record HeadBucket(S3State state) implements Operation {

  @Override
  public Reply handle(Call call) {
    Bucket bucket = state.buckets().require(call);
    return Reply.of(
        Json.object()
            .put("BucketArn", "arn:aws:s3:::" + bucket.name())
            .put("BucketRegion", bucket.region())
            .put("AccessPointAlias", false));
  }
}
