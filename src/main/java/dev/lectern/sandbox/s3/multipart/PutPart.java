package dev.lectern.sandbox.s3.multipart;

import dev.lectern.calc.ChecksumAlgorithm;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.content.Answers;
import dev.lectern.sandbox.s3.content.Encryption;
import dev.lectern.sandbox.s3.content.Intake;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Upload;
import dev.lectern.sandbox.s3.state.UploadPart;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** API {@code UploadPart}. */
record PutPart(S3State state) implements Operation {

  @Override
  public Reply handle(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    int number = Uploads.partNumber(call);
    Upload upload = Uploads.require(state, null, bucket, call);
    Encryption.checkUpload(call.input(), upload.attributes());
    ChecksumAlgorithm algorithm = Uploads.algorithm(upload);
    try (Intake intake = Intake.read(state.store(), call, Set.of(algorithm))) {
      if (upload.chosen() && intake.announced().filter(sent -> sent != algorithm).isPresent()) {
        throw S3Errors.invalidRequest(
            "Checksum Type mismatch occurred, expected checksum Type: "
                + algorithm.name().toLowerCase(Locale.ROOT)
                + ", actual checksum Type: "
                + intake.announced().orElse(algorithm).name().toLowerCase(Locale.ROOT));
      }
      byte[] md5 = intake.digests().md5();
      String etag = Encryption.etag(upload.attributes(), md5);
      state
          .store()
          .run(
              tx -> {
                Upload current =
                    Uploads.require(state, tx, state.buckets().current(tx, bucket), call);
                state
                    .uploads()
                    .put(
                        tx,
                        current,
                        new UploadPart(
                            number,
                            intake.length(),
                            etag,
                            HexFormat.of().formatHex(md5),
                            intake.digests().checksum(algorithm),
                            call.now(),
                            intake.keep(tx)));
              });
      ObjectNode output = Json.object().put("ETag", Answers.quoted(etag));
      ChecksumAlgorithm told = intake.announced().orElse(algorithm);
      if (upload.chosen() || intake.announced().isPresent()) {
        output.put(told.member(), intake.digests().checksum(told));
      }
      Encryption.answer(output, upload.attributes());
      return Reply.of(output);
    }
  }
}
