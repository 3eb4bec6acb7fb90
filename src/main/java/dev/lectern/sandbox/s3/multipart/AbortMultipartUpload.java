package dev.lectern.sandbox.s3.multipart;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Upload;
import java.io.IOException;
import java.util.List;

/** API {@code AbortMultipartUpload}: the parts' bytes go. */
record AbortMultipartUpload(S3State state) implements Operation {

  @Override
  public Reply handle(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    return state
        .buckets()
        .write(
            bucket,
            (tx, current) -> {
              Upload upload = Uploads.require(state, tx, current, call);
              state.uploads().remove(tx, current, upload, List.of());
              return Reply.empty();
            });
  }
}
