package dev.lectern.sandbox.s3.multipart;

import dev.lectern.calc.ChecksumAlgorithm;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.s3.content.Digests;
import dev.lectern.sandbox.s3.lifecycle.Lifecycle;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Times;
import dev.lectern.sandbox.s3.state.Upload;
import dev.lectern.sandbox.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the operations on an upload have in common. */
final class Uploads {

  /** Most parts of an upload. */
  static final int MOST_PARTS = 10_000;

  private Uploads() {}

  /**
   * The upload that a call names.
   *
   * @throws dev.lectern.sandbox.ServiceException NoSuchUpload
   */
  static Upload require(S3State state, @Nullable Tx tx, Bucket bucket, Call call) {
    String id = call.input().path("UploadId").asString("");
    return state
        .uploads()
        .find(tx, bucket, call.input().path("Key").asString(""), id)
        .orElseThrow(() -> S3Errors.noSuchUpload(id));
  }

  /**
   * The part number that a call names.
   *
   * @throws dev.lectern.sandbox.ServiceException InvalidArgument
   */
  static int partNumber(Call call) {
    int number = call.input().path("PartNumber").asInt(0);
    if (number < 1 || number > MOST_PARTS) {
      throw S3Errors.invalidArgument(
          "Part number must be an integer between 1 and 10000, inclusive",
          "partNumber",
          Integer.toString(number));
    }
    return number;
  }

  /** Adds when a lifecycle rule gives the upload up, and which. */
  static void abortDate(ObjectNode output, Bucket bucket, Upload upload) {
    Lifecycle.abort(bucket, upload)
        .ifPresent(
            end -> {
              Times.put(output, "AbortDate", end.time());
              output.put("AbortRuleId", end.rule());
            });
  }

  static ChecksumAlgorithm algorithm(Upload upload) {
    return Digests.algorithm(upload.algorithm());
  }
}
