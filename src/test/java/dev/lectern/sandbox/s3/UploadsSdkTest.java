package dev.lectern.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.sandbox.engine.SandboxTest;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Listings of uploads under way, and the ranges of copied parts. */
class UploadsSdkTest extends SandboxTest {

  private static final String BUCKET = "uploads";
  private static final List<String> KEYS =
      List.of("a b/1", "a b/1", "a b/2", "logs/x", "logs/y", "m", "m", "m", "z+ü");

  private final List<String> ids = new ArrayList<>();

  @BeforeEach
  void begin() {
    s3.createBucket(b -> b.bucket(BUCKET));
    for (String key : KEYS) {
      ids.add(s3.createMultipartUpload(b -> b.bucket(BUCKET).key(key)).uploadId());
    }
  }

  private static S3Exception refused(ThrowingCallable call) {
    return catchThrowableOfType(S3Exception.class, call);
  }

  /** Uploads as {@code key id}, prefixes as they are, page by page. */
  private List<String> all(int page, String prefix, String delimiter, EncodingType encoding) {
    List<String> all = new ArrayList<>();
    String key = null;
    String id = null;
    ListMultipartUploadsResponse answer;
    do {
      String nextKey = key;
      String nextId = id;
      answer =
          s3.listMultipartUploads(
              b ->
                  b.bucket(BUCKET)
                      .maxUploads(page)
                      .prefix(prefix)
                      .delimiter(delimiter)
                      .encodingType(encoding)
                      .keyMarker(nextKey)
                      .uploadIdMarker(nextId));
      assertThat(answer.uploads().size() + answer.commonPrefixes().size())
          .isLessThanOrEqualTo(page);
      answer.uploads().forEach(one -> all.add(one.key() + " " + one.uploadId()));
      answer.commonPrefixes().forEach(one -> all.add(one.prefix()));
      key = answer.nextKeyMarker();
      id = answer.nextUploadIdMarker();
    } while (answer.isTruncated());
    return all;
  }

  @Test
  void listsEachOnceInOrderWhateverThePage() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < KEYS.size(); i++) {
      expected.add(KEYS.get(i) + " " + ids.get(i));
    }
    for (int page : new int[] {1, 2, 5, 1000}) {
      assertThat(all(page, null, null, null)).containsExactlyElementsOf(expected);
      assertThat(all(page, null, null, EncodingType.URL)).containsExactlyElementsOf(expected);
      assertThat(all(page, "m", null, null)).isEqualTo(expected.subList(5, 8));
      assertThat(all(page, null, "/", EncodingType.URL))
          .containsExactlyInAnyOrder(
              "a b/", "logs/", expected.get(5), expected.get(6), expected.get(7), expected.get(8));
    }
    assertThat(all(2, "logs/", "/", null)).isEqualTo(expected.subList(3, 5));
  }

  @Test
  void aMarkerOfAnUploadNeedsOneOfAKey() {
    ListMultipartUploadsResponse answer =
        s3.listMultipartUploads(b -> b.bucket(BUCKET).uploadIdMarker(ids.get(3)));
    assertThat(answer.uploads()).hasSize(KEYS.size());
    assertThat(answer.uploadIdMarker()).isNullOrEmpty();
    assertCode(
        refused(
            () ->
                s3.listMultipartUploads(
                    b -> b.bucket(BUCKET).keyMarker("m").uploadIdMarker("no upload's"))),
        400,
        "InvalidArgument");
    assertCode(
        refused(() -> s3.listMultipartUploads(b -> b.bucket(BUCKET).maxUploads(-1))),
        400,
        "InvalidArgument");
    assertCode(
        refused(
            () -> s3.listParts(b -> b.bucket(BUCKET).key("m").uploadId(ids.get(5)).maxParts(-1))),
        400,
        "InvalidArgument");
  }

  @ParameterizedTest
  @CsvSource({
    "0-8,InvalidArgument,must be of the form",
    "bytes=1-0,InvalidArgument,must be of the form",
    "bytes=1-,InvalidArgument,must be of the form",
    "bytes=-2,InvalidArgument,must be of the form",
    "bytes=0-100,InvalidArgument,Range specified is not valid for source object of size: 10",
    "bytes=100-200,InvalidRequest,The specified copy range is invalid for the source object size"
  })
  void refusesRangesThatAreNotInTheSource(String range, String code, String message) {
    s3.putObject(b -> b.bucket(BUCKET).key("source"), RequestBody.fromString("0123456789"));
    S3Exception error =
        refused(
            () ->
                s3.uploadPartCopy(
                    b ->
                        b.sourceBucket(BUCKET)
                            .sourceKey("source")
                            .destinationBucket(BUCKET)
                            .destinationKey("m")
                            .uploadId(ids.get(5))
                            .partNumber(1)
                            .copySourceRange(range)));
    assertCode(error, 400, code);
    assertThat(error.awsErrorDetails().errorMessage()).contains(message);
  }
}
