package dev.lectern.sandbox.s3.multipart;

import dev.lectern.calc.ChecksumAlgorithm;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.content.Digests;
import dev.lectern.sandbox.s3.content.Encryption;
import dev.lectern.sandbox.s3.content.Lookup;
import dev.lectern.sandbox.s3.content.ObjectHeaders;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Checksum;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Upload;
import java.io.IOException;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** API {@code CreateMultipartUpload}. */
record CreateMultipartUpload(S3State state) implements Operation {

  @Override
  public Reply handle(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    ObjectNode input = call.input();
    ObjectHeaders headers = ObjectHeaders.of(call, bucket);
    String asked = input.path("ChecksumAlgorithm").asString("");
    ChecksumAlgorithm algorithm = Digests.algorithm(asked.isEmpty() ? "CRC64NVME" : asked);
    Upload upload =
        new Upload(
            state.uploads().newId(),
            input.path("Key").asString(""),
            call.now(),
            Lookup.owner(call, bucket),
            headers.storageClass(),
            algorithm.name(),
            type(input, algorithm, asked),
            !asked.isEmpty(),
            headers.attributes(),
            headers.metadata(),
            headers.tags());
    state.store().run(tx -> state.uploads().save(tx, state.buckets().current(tx, bucket), upload));
    ObjectNode output = Json.object();
    output.put("Bucket", bucket.name()).put("Key", upload.key()).put("UploadId", upload.id());
    if (upload.chosen()) {
      output.put("ChecksumAlgorithm", upload.algorithm()).put("ChecksumType", upload.type());
    }
    Uploads.abortDate(output, bucket, upload);
    Encryption.answer(output, upload.attributes());
    return Reply.of(output);
  }

  /** Without a wish: composite, except for CRC64NVME, which cannot be. */
  private static String type(ObjectNode input, ChecksumAlgorithm algorithm, String asked) {
    String type = input.path("ChecksumType").asString("");
    if (type.isEmpty()) {
      return algorithm.composable() ? Checksum.COMPOSITE : Checksum.FULL_OBJECT;
    }
    if (asked.isEmpty()) {
      throw S3Errors.invalidRequest(
          "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm"
              + " header.");
    }
    boolean possible =
        switch (type) {
          case Checksum.COMPOSITE -> algorithm.composable();
          case Checksum.FULL_OBJECT -> algorithm.combinable();
          default ->
              throw S3Errors.invalidRequest("Value for x-amz-checksum-type header is invalid.");
        };
    if (!possible) {
      throw S3Errors.invalidRequest(
          "The "
              + type
              + " checksum type cannot be used with the "
              + algorithm.name().toLowerCase(Locale.ROOT)
              + " checksum algorithm.");
    }
    return type;
  }
}
