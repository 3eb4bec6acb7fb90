package dev.lectern.sandbox.s3.multipart;

import dev.lectern.calc.ChecksumAlgorithm;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.s3.content.Answers;
import dev.lectern.sandbox.s3.content.ByteRange;
import dev.lectern.sandbox.s3.content.Content;
import dev.lectern.sandbox.s3.content.Digests;
import dev.lectern.sandbox.s3.content.Encryption;
import dev.lectern.sandbox.s3.object.CopySource;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Segment;
import dev.lectern.sandbox.s3.state.Times;
import dev.lectern.sandbox.s3.state.Upload;
import dev.lectern.sandbox.s3.state.UploadPart;
import java.io.IOException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** API {@code UploadPartCopy}: a part from the bytes of another object. */
record CopyPart(S3State state) implements Operation {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})");
  private static final long MOST = 5L << 30;

  @Override
  public Reply handle(Call call) throws IOException {
    ObjectNode input = call.input();
    Bucket bucket = state.buckets().require(call);
    int number = Uploads.partNumber(call);
    Upload upload = Uploads.require(state, null, bucket, call);
    Encryption.checkUpload(input, upload.attributes());
    CopySource source = CopySource.of(state, call);
    ObjectVersion from = source.require(state, null, input);
    ByteRange range = range(input.path("CopySourceRange").asString(""), from.size());
    ChecksumAlgorithm algorithm = Uploads.algorithm(upload);
    Digests.Result digests;
    try (Content content = Content.open(state.store(), from.detail().segments(), range)) {
      digests = content.digest(Digests.of(algorithm));
    }
    String etag = Encryption.etag(upload.attributes(), digests.md5());
    UploadPart part =
        new UploadPart(
            number,
            range.length(),
            etag,
            HexFormat.of().formatHex(digests.md5()),
            digests.checksum(algorithm),
            call.now(),
            Content.slice(from.detail().segments(), range));
    state
        .store()
        .run(
            tx -> {
              ObjectVersion still = source.require(state, tx, input);
              if (still.sequence() != from.sequence()) {
                throw S3Errors.preconditionFailed("x-amz-copy-source-If-Match");
              }
              Upload current =
                  Uploads.require(state, tx, state.buckets().current(tx, bucket), call);
              for (Segment segment : part.segments()) {
                tx.retain(segment.blob());
              }
              state.uploads().put(tx, current, part);
            });
    ObjectNode output = Json.object();
    ObjectNode result = output.putObject("CopyPartResult");
    result.put("ETag", Answers.quoted(etag));
    Times.put(result, "LastModified", call.now());
    if (upload.chosen()) {
      result.put(algorithm.member(), part.checksum());
    }
    source.putVersionId(output, from);
    Encryption.answer(output, upload.attributes());
    return Reply.of(output);
  }

  private static ByteRange range(String header, long size) {
    if (header.isEmpty()) {
      if (size > MOST) {
        throw S3Errors.invalidRequest(
            "The specified copy source is larger than the maximum allowable size for a copy source: "
                + MOST);
      }
      return new ByteRange(0, size);
    }
    Matcher matcher = RANGE.matcher(header);
    if (!matcher.matches() || Long.parseLong(matcher.group(2)) < Long.parseLong(matcher.group(1))) {
      throw S3Errors.invalidArgument(
          "The x-amz-copy-source-range value must be of the form bytes=first-last where first and"
              + " last are the zero-based offsets of the first and last bytes to copy",
          "x-amz-copy-source-range",
          header);
    }
    long first = Long.parseLong(matcher.group(1));
    long last = Long.parseLong(matcher.group(2));
    if (first >= size) {
      throw S3Errors.invalidRequest(
          "The specified copy range is invalid for the source object size");
    }
    if (last >= size) {
      throw S3Errors.invalidArgument(
          "Range specified is not valid for source object of size: " + size,
          "x-amz-copy-source-range",
          header);
    }
    return new ByteRange(first, last - first + 1);
  }
}
