package dev.lectern.sandbox.s3.bucket;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Upload;
import dev.lectern.sandbox.s3.state.Versioning;
import java.io.IOException;
import java.util.List;

/**
 * API {@code DeleteBucket}: only an empty one; delete markers and old versions count, uploads under
 * way do not and go with it.
 */
record DeleteBucket(S3State state) implements Operation {

  @Override
  public Reply handle(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    return state
        .buckets()
        .write(
            bucket,
            (tx, current) -> {
              if (!state.objects().isEmpty(current)) {
                throw new ServiceException(
                        409,
                        "BucketNotEmpty",
                        current.versioning() == Versioning.OFF
                            ? "The bucket you tried to delete is not empty"
                            : "The bucket you tried to delete is not empty. You must delete all"
                                + " versions in the bucket.")
                    .with("BucketName", current.name());
              }
              for (Upload upload : state.uploads().all(current, "")) {
                state.uploads().remove(tx, current, upload, List.of());
              }
              state.buckets().remove(tx, current);
              return Reply.empty();
            });
  }
}
