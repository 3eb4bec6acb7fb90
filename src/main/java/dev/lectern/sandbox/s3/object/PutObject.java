package dev.lectern.sandbox.s3.object;

import dev.lectern.calc.ChecksumAlgorithm;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.content.Answers;
import dev.lectern.sandbox.s3.content.Encryption;
import dev.lectern.sandbox.s3.content.Intake;
import dev.lectern.sandbox.s3.content.Locks;
import dev.lectern.sandbox.s3.content.Lookup;
import dev.lectern.sandbox.s3.content.ObjectHeaders;
import dev.lectern.sandbox.s3.content.Preconditions;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Checksum;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** API {@code PutObject}. */
record PutObject(S3State state) implements Operation {

  @Override
  public Reply handle(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    ObjectNode input = call.input();
    String key = input.path("Key").asString("");
    if (input.has("WriteOffsetBytes")) {
      throw S3Errors.notImplemented("Appending is for directory buckets; they are not here.");
    }
    Preconditions.checkWrite(input);
    ObjectHeaders headers = ObjectHeaders.of(call, bucket);
    requireDigestWithLock(call, input);
    Set<ChecksumAlgorithm> own =
        sendsChecksum(call) ? Set.of() : Set.of(ChecksumAlgorithm.CRC64NVME);
    try (Intake intake = Intake.read(state.store(), call, own)) {
      ChecksumAlgorithm algorithm = intake.announced().orElse(ChecksumAlgorithm.CRC64NVME);
      Checksum checksum =
          new Checksum(
              algorithm.name(), Checksum.FULL_OBJECT, intake.digests().checksum(algorithm));
      String etag = Encryption.etag(headers.attributes(), intake.digests().md5());
      ObjectVersion added =
          Preconditions.put(
              state,
              call,
              bucket,
              key,
              (tx, current) ->
                  ObjectVersion.draft(
                      call.now().truncatedTo(ChronoUnit.SECONDS),
                      intake.length(),
                      etag,
                      headers.storageClass(),
                      Lookup.owner(call, current),
                      checksum,
                      headers.detail(intake.keep(tx), List.of())));
      return answer(bucket, key, added);
    }
  }

  /** Whether a checksum of the client's will come, so that S3 adds none of its own. */
  private static boolean sendsChecksum(Call call) {
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      if (call.input().has(algorithm.member())
          || call.head()
              .header("x-amz-trailer")
              .filter(name -> name.strip().equalsIgnoreCase(algorithm.header()))
              .isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static void requireDigestWithLock(Call call, ObjectNode input) {
    boolean locks = input.has(Locks.MODE) || input.has(Locks.UNTIL) || input.has(Locks.LEGAL_HOLD);
    if (locks && !input.has("ContentMD5") && !sendsChecksum(call)) {
      throw S3Errors.invalidRequest(
          "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with"
              + " Object Lock parameters");
    }
  }

  private static Reply answer(Bucket bucket, String key, ObjectVersion version) {
    ObjectNode output = Json.object().put("ETag", Answers.quoted(version.etag()));
    Answers.checksum(output, version.checksum());
    Encryption.answer(output, version.detail().attributes());
    Answers.newVersion(output, bucket, version);
    Answers.expiration(output, bucket, key, version);
    return Reply.of(output);
  }
}
