package dev.lectern.sandbox.s3.config;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3State;
import java.io.IOException;

/** The delete operation of a kind of document; it succeeds also when there is none. */
record DeleteConfiguration(S3State state, String document) implements Operation {

  @Override
  public Reply handle(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    state.buckets().update(bucket, current -> current.withoutConfiguration(document));
    return Reply.empty();
  }
}
