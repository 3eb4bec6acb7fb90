package dev.lectern.sandbox.s3.multipart;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3State;
import java.io.IOException;
import java.util.List;

/** API {@code AbortMultipartUpload}: the parts' bytes go. */
final class AbortMultipartUpload implements Operation {

  private final S3State state;

  AbortMultipartUpload(S3State state) {
    this.state = state;
  }

  @Override
  public Reply handle(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    state
        .store()
        .run(
            tx -> {
              Bucket current = state.buckets().current(tx, bucket);
              state
                  .uploads()
                  .remove(tx, current, Uploads.require(state, tx, current, call), List.of());
            });
    return Reply.empty();
  }
}
