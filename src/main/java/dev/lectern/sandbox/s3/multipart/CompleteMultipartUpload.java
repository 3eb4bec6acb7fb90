package dev.lectern.sandbox.s3.multipart;

import dev.lectern.calc.ChecksumAlgorithm;
import dev.lectern.json.Json;
import dev.lectern.sandbox.BucketAddress;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.s3.content.Answers;
import dev.lectern.sandbox.s3.content.Encryption;
import dev.lectern.sandbox.s3.content.Intake;
import dev.lectern.sandbox.s3.content.Preconditions;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.Checksum;
import dev.lectern.sandbox.s3.state.Detail;
import dev.lectern.sandbox.s3.state.ObjectVersion;
import dev.lectern.sandbox.s3.state.PartInfo;
import dev.lectern.sandbox.s3.state.S3Errors;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Segment;
import dev.lectern.sandbox.s3.state.Upload;
import dev.lectern.sandbox.s3.state.UploadPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** API {@code CompleteMultipartUpload}: the named parts become one object, in one step. */
record CompleteMultipartUpload(S3State state) implements Operation {

  private static final long SMALLEST_PART = 5L << 20;

  @Override
  public Reply handle(Call call) throws IOException {
    ObjectNode input = call.input();
    Bucket bucket = state.buckets().require(call);
    Preconditions.checkWrite(input);
    Upload upload = Uploads.require(state, null, bucket, call);
    if (upload.chosen() || input.has("SSECustomerKey")) {
      Encryption.checkUpload(input, upload.attributes());
    }
    JsonNode named = input.path("MultipartUpload").path("Parts");
    if (named.isEmpty()) {
      throw S3Errors.malformedXml();
    }
    List<UploadPart> parts = parts(upload, named);
    long size = parts.stream().mapToLong(UploadPart::size).sum();
    if (input.has("MpuObjectSize") && input.path("MpuObjectSize").asLong() != size) {
      throw S3Errors.invalidRequest(
          "The provided 'x-amz-mp-object-size' header does not match what was computed.");
    }
    Checksum checksum = checksum(upload, parts);
    compare(input, upload, checksum);
    String etag = etag(upload, parts);
    ObjectVersion added =
        Preconditions.put(
            state,
            call,
            bucket,
            upload.key(),
            (tx, current) -> {
              Upload still = Uploads.require(state, tx, current, call);
              if (!parts(still, named).equals(parts)) {
                throw invalidPart(still, parts.getFirst().number(), parts.getFirst().etag());
              }
              state.uploads().remove(tx, current, still, parts);
              return ObjectVersion.draft(
                  call.now().truncatedTo(ChronoUnit.SECONDS),
                  size,
                  etag,
                  upload.storageClass(),
                  upload.owner(),
                  checksum,
                  detail(upload, parts));
            });
    return Reply.of(output(call, bucket, upload, added));
  }

  /** The parts that the request names, checked as S3 checks them. */
  private List<UploadPart> parts(Upload upload, JsonNode named) {
    Map<Integer, UploadPart> there = new TreeMap<>();
    state.uploads().parts(upload).forEach(part -> there.put(part.number(), part));
    List<UploadPart> parts = new ArrayList<>();
    ChecksumAlgorithm algorithm = Uploads.algorithm(upload);
    int before = 0;
    for (JsonNode one : named) {
      int number = one.path("PartNumber").asInt(0);
      if (number <= before) {
        throw new ServiceException(
                400,
                "InvalidPartOrder",
                "The list of parts was not in ascending order. Parts must be ordered by part"
                    + " number.")
            .with("UploadId", upload.id());
      }
      before = number;
      String etag = one.path("ETag").asString("").replace("\"", "");
      UploadPart part = there.get(number);
      if (part == null || !part.etag().equals(etag)) {
        throw invalidPart(upload, number, etag);
      }
      String sent = one.path(algorithm.member()).asString("");
      boolean needed = upload.chosen() && upload.type().equals(Checksum.COMPOSITE);
      if (sent.isEmpty() && needed) {
        throw S3Errors.invalidRequest(
            "The upload was created using a "
                + algorithm.name().toLowerCase(Locale.ROOT)
                + " checksum. The complete request must include the checksum for each part. It was"
                + " missing for part "
                + number
                + " in the request.");
      }
      if (!sent.isEmpty() && !sent.equals(part.checksum())) {
        throw invalidPart(upload, number, etag);
      }
      parts.add(part);
    }
    for (UploadPart part : parts.subList(0, parts.size() - 1)) {
      if (part.size() < SMALLEST_PART) {
        throw new ServiceException(
                400,
                "EntityTooSmall",
                "Your proposed upload is smaller than the minimum allowed size")
            .with("ProposedSize", Long.toString(part.size()))
            .with("MinSizeAllowed", Long.toString(SMALLEST_PART))
            .with("PartNumber", Integer.toString(part.number()))
            .with("ETag", part.etag());
      }
    }
    return parts;
  }

  private static ServiceException invalidPart(Upload upload, int number, String etag) {
    return new ServiceException(
            400,
            "InvalidPart",
            "One or more of the specified parts could not be found.  The part may not have been"
                + " uploaded, or the specified entity tag may not match the part's entity tag.")
        .with("UploadId", upload.id())
        .with("PartNumber", Integer.toString(number))
        .with("ETag", etag);
  }

  private static Checksum checksum(Upload upload, List<UploadPart> parts) {
    ChecksumAlgorithm algorithm = Uploads.algorithm(upload);
    if (upload.type().equals(Checksum.COMPOSITE)) {
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      parts.forEach(part -> joined.writeBytes(Base64.getDecoder().decode(part.checksum())));
      return new Checksum(
          algorithm.name(),
          Checksum.COMPOSITE,
          algorithm.of(joined.toByteArray()) + "-" + parts.size());
    }
    String value = parts.getFirst().checksum();
    for (UploadPart part : parts.subList(1, parts.size())) {
      value = algorithm.combine(value, part.checksum(), part.size());
    }
    return new Checksum(algorithm.name(), Checksum.FULL_OBJECT, value);
  }

  private static void compare(ObjectNode input, Upload upload, Checksum checksum) {
    String sent = input.path(checksum.member()).asString("");
    if (!sent.isEmpty() && !sent.equals(checksum.value())) {
      throw Intake.mismatch(Uploads.algorithm(upload));
    }
  }

  private static String etag(Upload upload, List<UploadPart> parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    parts.forEach(part -> joined.writeBytes(HexFormat.of().parseHex(part.md5())));
    byte[] md5 = ChecksumAlgorithm.digest("MD5").digest(joined.toByteArray());
    return Encryption.etag(upload.attributes(), md5) + "-" + parts.size();
  }

  private static Detail detail(Upload upload, List<UploadPart> parts) {
    List<Segment> segments = new ArrayList<>();
    List<PartInfo> infos = new ArrayList<>();
    for (UploadPart part : parts) {
      segments.addAll(part.segments());
      infos.add(new PartInfo(part.number(), part.size(), part.checksum()));
    }
    return new Detail(upload.attributes(), upload.metadata(), upload.tags(), segments, infos);
  }

  private static ObjectNode output(Call call, Bucket bucket, Upload upload, ObjectVersion added) {
    ObjectNode output = Json.object();
    output.put(
        "Location",
        "http://" + BucketAddress.hostName(call.head()) + "/" + bucket.name() + "/" + upload.key());
    output.put("Bucket", bucket.name()).put("Key", upload.key());
    output.put("ETag", Answers.quoted(added.etag()));
    Answers.checksum(output, added.checksum());
    Answers.newVersion(output, bucket, added);
    Encryption.answer(output, upload.attributes());
    Answers.expiration(output, bucket, upload.key(), added);
    return output;
  }
}
