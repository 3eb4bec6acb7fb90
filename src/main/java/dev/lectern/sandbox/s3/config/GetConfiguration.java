package dev.lectern.sandbox.s3.config;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3State;
import tools.jackson.databind.node.ObjectNode;

/** The get operation of a kind of document, {@code GetBucketCors} and the like. */
record GetConfiguration(S3State state, Kind kind) implements Operation {

  @Override
  public Reply handle(Call call) {
    Bucket bucket = state.buckets().require(call);
    ObjectNode document =
        bucket
            .configuration(kind.document())
            .map(kept -> (ObjectNode) kept.deepCopy())
            .orElseGet(() -> kind.absent().apply(bucket));
    return Reply.of(kind.wrapped() ? Json.object().set(kind.member(), document) : document);
  }
}
