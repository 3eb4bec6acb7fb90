package dev.lectern.sandbox.s3.config;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** The put operation of a kind of document, {@code PutBucketCors} and the like. */
record PutConfiguration(S3State state, Kind kind) implements Operation {

  @Override
  public Reply handle(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    if (!(call.input().path(kind.member()) instanceof ObjectNode given)) {
      throw S3Errors.malformedXml();
    }
    state
        .buckets()
        .update(
            bucket,
            current -> {
              ObjectNode kept = kind.check().check(call, current, given.deepCopy());
              return kept.isEmpty()
                  ? current.withoutConfiguration(kind.document())
                  : current.withConfiguration(kind.document(), kept);
            });
    return Reply.empty().withStatus(kind.putStatus());
  }
}
