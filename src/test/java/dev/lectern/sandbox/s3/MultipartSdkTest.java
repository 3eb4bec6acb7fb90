package dev.lectern.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.calc.MultipartEtag;
import dev.lectern.sandbox.engine.SandboxTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Multipart uploads as the real SDK sees them. */
class MultipartSdkTest extends SandboxTest {

  private static final String BUCKET = "parts";
  private static final int PART = 5 << 20;

  private final byte[] content = new byte[PART * 2 + 1234];

  @BeforeEach
  void bucket() {
    new Random(1).nextBytes(content);
    s3.createBucket(b -> b.bucket(BUCKET));
  }

  private static S3Exception refused(ThrowingCallable call) {
    return catchThrowableOfType(S3Exception.class, call);
  }

  private String create(ChecksumAlgorithm algorithm, ChecksumType type) {
    return s3.createMultipartUpload(
            b -> b.bucket(BUCKET).key("k").checksumAlgorithm(algorithm).checksumType(type))
        .uploadId();
  }

  private CompletedPart upload(String id, int number, byte[] bytes, ChecksumAlgorithm algorithm) {
    UploadPartResponse part =
        s3.uploadPart(
            b ->
                b.bucket(BUCKET)
                    .key("k")
                    .uploadId(id)
                    .partNumber(number)
                    .checksumAlgorithm(algorithm),
            RequestBody.fromBytes(bytes));
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(part.eTag())
        .checksumCRC32(part.checksumCRC32())
        .checksumSHA256(part.checksumSHA256())
        .build();
  }

  private List<CompletedPart> uploadAll(String id, ChecksumAlgorithm algorithm) {
    List<CompletedPart> parts = new ArrayList<>();
    for (int number = 1; (number - 1) * PART < content.length; number++) {
      int from = (number - 1) * PART;
      byte[] bytes = Arrays.copyOfRange(content, from, Math.min(from + PART, content.length));
      parts.add(upload(id, number, bytes, algorithm));
    }
    return parts;
  }

  private void complete(String id, List<CompletedPart> parts) {
    s3.completeMultipartUpload(
        b -> b.bucket(BUCKET).key("k").uploadId(id).multipartUpload(u -> u.parts(parts)));
  }

  @Test
  void makesOneObjectOfItsParts() {
    String id = create(ChecksumAlgorithm.CRC32, ChecksumType.FULL_OBJECT);
    complete(id, uploadAll(id, ChecksumAlgorithm.CRC32));

    var got =
        s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("k").checksumMode(ChecksumMode.ENABLED));
    assertThat(got.asByteArrayUnsafe()).isEqualTo(content);
    assertThat(got.response().eTag())
        .isEqualTo('"' + MultipartEtag.ofParts(content, PART).value() + '"');
    assertThat(got.response().checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
    assertThat(s3.headObject(b -> b.bucket(BUCKET).key("k").partNumber(3)).contentLength())
        .isEqualTo(1234);
    assertThat(s3.listMultipartUploads(b -> b.bucket(BUCKET)).uploads()).isEmpty();
  }

  @Test
  void keepsAChecksumOfChecksums() {
    String id = create(ChecksumAlgorithm.SHA256, ChecksumType.COMPOSITE);
    complete(id, uploadAll(id, ChecksumAlgorithm.SHA256));
    assertThat(
            s3.headObject(b -> b.bucket(BUCKET).key("k").checksumMode(ChecksumMode.ENABLED))
                .checksumSHA256())
        .endsWith("-3");
  }

  @Test
  void refusesAListOfPartsThatIsNotRight() {
    String id = create(ChecksumAlgorithm.CRC32, ChecksumType.FULL_OBJECT);
    CompletedPart one = upload(id, 1, new byte[10], ChecksumAlgorithm.CRC32);
    CompletedPart two = upload(id, 2, new byte[10], ChecksumAlgorithm.CRC32);
    assertCode(refused(() -> complete(id, List.of(two, one))), 400, "InvalidPartOrder");
    assertCode(refused(() -> complete(id, List.of(one, two))), 400, "EntityTooSmall");
    assertCode(
        refused(() -> complete(id, List.of(one.toBuilder().eTag("\"other\"").build()))),
        400,
        "InvalidPart");
    assertCode(
        refused(() -> complete(id, List.of(one.toBuilder().partNumber(9).build()))),
        400,
        "InvalidPart");
    assertCode(refused(() -> complete("none", List.of(one))), 404, "NoSuchUpload");
    complete(id, List.of(one));
    assertThat(s3.headObject(b -> b.bucket(BUCKET).key("k")).contentLength()).isEqualTo(10);
  }

  @Test
  void listsPartsPageByPageAndReplacesThem() {
    String id = create(ChecksumAlgorithm.CRC32, ChecksumType.FULL_OBJECT);
    for (int number : new int[] {3, 1, 2, 1}) {
      upload(id, number, new byte[number], ChecksumAlgorithm.CRC32);
    }
    var first = s3.listParts(b -> b.bucket(BUCKET).key("k").uploadId(id).maxParts(2));
    assertThat(first.parts()).extracting(part -> part.partNumber()).containsExactly(1, 2);
    assertThat(first.isTruncated()).isTrue();
    var second =
        s3.listParts(
            b ->
                b.bucket(BUCKET)
                    .key("k")
                    .uploadId(id)
                    .partNumberMarker(first.nextPartNumberMarker()));
    assertThat(second.parts()).extracting(part -> part.partNumber()).containsExactly(3);
    s3.abortMultipartUpload(b -> b.bucket(BUCKET).key("k").uploadId(id));
    assertCode(
        refused(() -> s3.listParts(b -> b.bucket(BUCKET).key("k").uploadId(id))),
        404,
        "NoSuchUpload");
  }

  @Test
  void copiesPartsFromAnotherObject() {
    s3.putObject(b -> b.bucket(BUCKET).key("src"), RequestBody.fromBytes(content));
    String id = create(ChecksumAlgorithm.CRC32, ChecksumType.FULL_OBJECT);
    List<CompletedPart> parts = new ArrayList<>();
    for (int number = 1; number <= 2; number++) {
      String range =
          number == 1 ? "bytes=0-" + (PART - 1) : "bytes=" + PART + "-" + (content.length - 1);
      int part = number;
      var result =
          s3.uploadPartCopy(
                  b ->
                      b.sourceBucket(BUCKET)
                          .sourceKey("src")
                          .destinationBucket(BUCKET)
                          .destinationKey("k")
                          .uploadId(id)
                          .partNumber(part)
                          .copySourceRange(range))
              .copyPartResult();
      parts.add(
          CompletedPart.builder()
              .partNumber(number)
              .eTag(result.eTag())
              .checksumCRC32(result.checksumCRC32())
              .build());
    }
    s3.deleteObject(b -> b.bucket(BUCKET).key("src"));
    complete(id, parts);
    assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("k")).asByteArrayUnsafe())
        .isEqualTo(content);
  }
}
