package dev.lectern.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.sandbox.engine.SandboxTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ObjectOperationsTest extends SandboxTest {

  private static final String BUCKET = "objects-bucket";

  @BeforeEach
  void bucket() {
    s3.createBucket(b -> b.bucket(BUCKET));
  }

  private String read(String key) {
    return s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(key)).asUtf8String();
  }

  private void enableVersioning() {
    s3.putBucketVersioning(
        b ->
            b.bucket(BUCKET)
                .versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
  }

  @Test
  void comesBackAsItWas() {
    String key = "a b/é+//../x&y=z";
    var put =
        s3.putObject(
            b -> b.bucket(BUCKET).key(key).metadata(Map.of("who", "me")).tagging("a=1&b=2"),
            RequestBody.fromString("hello"));
    assertThat(put.eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
    assertThat(put.versionId()).isNull();
    var head = s3.headObject(b -> b.bucket(BUCKET).key(key).checksumMode(ChecksumMode.ENABLED));
    assertThat(head.contentLength()).isEqualTo(5);
    assertThat(head.metadata()).containsEntry("who", "me");
    assertThat(head.checksumCRC32()).isEqualTo(put.checksumCRC32()).isNotNull();
    assertThat(read(key)).isEqualTo("hello");
    assertThat(
            s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(key).range("bytes=1-3")).asUtf8String())
        .isEqualTo("ell");
  }

  @Test
  void conditionalWrites() {
    var put =
        s3.putObject(
            b -> b.bucket(BUCKET).key("k").ifNoneMatch("*"), RequestBody.fromString("one"));
    S3Exception exists =
        catchThrowableOfType(
            S3Exception.class,
            () ->
                s3.putObject(
                    b -> b.bucket(BUCKET).key("k").ifNoneMatch("*"),
                    RequestBody.fromString("two")));
    assertCode(exists, 412, "PreconditionFailed");
    s3.putObject(b -> b.bucket(BUCKET).key("k").ifMatch(put.eTag()), RequestBody.fromString("two"));
    S3Exception lost =
        catchThrowableOfType(
            S3Exception.class,
            () ->
                s3.putObject(
                    b -> b.bucket(BUCKET).key("k").ifMatch(put.eTag()),
                    RequestBody.fromString("three")));
    assertCode(lost, 412, "PreconditionFailed");
    assertThat(read("k")).isEqualTo("two");
  }

  @Test
  void deleteMarkerHidesAndItsDeletionRestores() {
    enableVersioning();
    var one = s3.putObject(b -> b.bucket(BUCKET).key("k"), RequestBody.fromString("one"));
    s3.putObject(b -> b.bucket(BUCKET).key("k"), RequestBody.fromString("two"));
    var marker = s3.deleteObject(b -> b.bucket(BUCKET).key("k"));
    assertThat(marker.deleteMarker()).isTrue();
    assertCode(catchThrowableOfType(S3Exception.class, () -> read("k")), 404, "NoSuchKey");
    S3Exception onMarker =
        catchThrowableOfType(
            S3Exception.class,
            () ->
                s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("k").versionId(marker.versionId())));
    assertCode(onMarker, 405, "MethodNotAllowed");
    assertThat(
            onMarker.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-delete-marker"))
        .contains("true");
    assertThat(
            s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("k").versionId(one.versionId()))
                .asUtf8String())
        .isEqualTo("one");
    s3.deleteObject(b -> b.bucket(BUCKET).key("k").versionId(marker.versionId()));
    assertThat(read("k")).isEqualTo("two");
  }

  @Test
  void damagedBodyIsRefused() {
    S3Exception bad =
        catchThrowableOfType(
            S3Exception.class,
            () ->
                s3.putObject(
                    b ->
                        b.bucket(BUCKET)
                            .key("k")
                            .checksumSHA256("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
                    RequestBody.fromString("hello")));
    assertCode(bad, 400, "BadDigest");
  }
}
