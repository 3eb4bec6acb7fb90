package dev.lectern.sandbox.s3.object;

import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.content.Answers;
import dev.lectern.sandbox.s3.content.ByteRange;
import dev.lectern.sandbox.s3.content.Content;
import dev.lectern.sandbox.s3.content.Encryption;
import dev.lectern.sandbox.s3.content.Lookup;
import dev.lectern.sandbox.s3.content.Preconditions;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Checksum;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.OlderSignature;
import dev.lectern.sandbox.s3.state.PartInfo;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** APIs {@code GetObject} and {@code HeadObject}: the same answer, the second without body. */
record ReadObject(S3State state, boolean withBody) implements Operation {

  private static final Set<String> ARCHIVED = Set.of("GLACIER", "DEEP_ARCHIVE");
  private static final int ATTEMPTS = 5;
  private static final Map<String, String> OVERRIDES =
      Map.of(
          "ResponseCacheControl", "CacheControl",
          "ResponseContentDisposition", "ContentDisposition",
          "ResponseContentEncoding", "ContentEncoding",
          "ResponseContentLanguage", "ContentLanguage",
          "ResponseContentType", "ContentType",
          "ResponseExpires", "Expires");

  /** What of the object is asked for; status 206 unless it is the whole. */
  private record Part(ByteRange range, boolean partial, Optional<PartInfo> info, int count) {}

  @Override
  public Reply handle(Call call) throws IOException {
    Bucket bucket = state.buckets().require(call);
    for (int attempt = 1; ; attempt++) {
      try {
        return answer(call, bucket);
      } catch (NoSuchFileException replacedMeanwhile) {
        if (attempt == ATTEMPTS) {
          throw replacedMeanwhile;
        }
      }
    }
  }

  private Reply answer(Call call, Bucket bucket) throws IOException {
    ObjectNode input = call.input();
    ObjectVersion version = Lookup.version(state, null, bucket, call);
    Encryption.check(input, "", version.detail().attributes());
    OlderSignature.check(call.head(), Encryption.kind(version.detail().attributes()));
    Preconditions.read(input, version);
    if (withBody && ARCHIVED.contains(version.storageClass())) {
      throw new ServiceException(
              403,
              "InvalidObjectState",
              "The operation is not valid for the object's storage class")
          .with("StorageClass", version.storageClass());
    }
    Part part = part(input, version);
    ObjectNode output = Answers.read(bucket, version);
    if (input.path("VersionId").asString("").isEmpty()) {
      Answers.expiration(output, bucket, input.path("Key").asString(""), version);
    }
    overrides(call, output);
    if (input.path("ChecksumMode").asString("").equalsIgnoreCase("ENABLED")) {
      checksum(output, version, part);
    }
    output.put("ContentLength", part.range().length());
    if (part.partial() && version.size() > 0) {
      output.put("ContentRange", part.range().contentRange(version.size()));
    }
    if (part.count() > 0) {
      output.put("PartsCount", part.count());
    }
    Reply reply = Reply.of(output).withStatus(part.partial() ? 206 : 200);
    return withBody
        ? reply.withPayload(Content.open(state.store(), version.detail().segments(), part.range()))
        : reply;
  }

  private static Part part(ObjectNode input, ObjectVersion version) {
    ByteRange whole = new ByteRange(0, version.size());
    String range = input.path("Range").asString("");
    if (!input.has("PartNumber")) {
      Optional<ByteRange> asked =
          range.isEmpty() ? Optional.empty() : ByteRange.of(range, version.size());
      return new Part(asked.orElse(whole), asked.isPresent(), Optional.empty(), 0);
    }
    if (!range.isEmpty()) {
      throw S3Errors.invalidRequest(
          "Cannot specify both Range header and partNumber query parameter");
    }
    int number = input.path("PartNumber").asInt();
    if (number < 1 || number > 10_000) {
      throw S3Errors.invalidArgument(
          "Part number must be an integer between 1 and 10000, inclusive",
          "partNumber",
          Integer.toString(number));
    }
    List<PartInfo> parts = version.detail().parts();
    if (number > Math.max(1, parts.size())) {
      throw new ServiceException(
              416, "InvalidPartNumber", "The requested partnumber is not satisfiable")
          .with("PartNumberRequested", Integer.toString(number))
          .with("ActualPartCount", Integer.toString(Math.max(1, parts.size())));
    }
    if (parts.isEmpty()) {
      return new Part(whole, true, Optional.empty(), 0);
    }
    long first = parts.subList(0, number - 1).stream().mapToLong(PartInfo::size).sum();
    PartInfo info = parts.get(number - 1);
    return new Part(new ByteRange(first, info.size()), true, Optional.of(info), parts.size());
  }

  /** S3 sends the checksum of the whole or of a part, never of a range. */
  private static void checksum(ObjectNode output, ObjectVersion version, Part part) {
    Checksum checksum = version.checksum();
    if (checksum == null) {
      return;
    }
    if (part.info().isPresent()) {
      String value = part.info().get().checksum();
      if (!value.isEmpty()) {
        output.put(checksum.member(), value).put("ChecksumType", checksum.type());
      }
    } else if (part.range().length() == version.size()) {
      Answers.checksum(output, checksum);
    }
  }

  private static void overrides(Call call, ObjectNode output) {
    OVERRIDES.forEach(
        (asked, member) -> {
          String value = call.input().path(asked).asString("");
          if (!value.isEmpty()) {
            if (call.caller().anonymous()) {
              throw S3Errors.invalidRequest(
                  "Request specific response headers cannot be used for anonymous GET requests.");
            }
            output.put(member, value);
          }
        });
  }
}
