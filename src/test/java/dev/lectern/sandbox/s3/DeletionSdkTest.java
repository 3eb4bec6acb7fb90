package dev.lectern.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.sandbox.engine.SandboxTest;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Deleting with conditions, markers and errors. */
class DeletionSdkTest extends SandboxTest {

  private static final String BUCKET = "deletions";

  @BeforeEach
  void bucket() {
    s3.createBucket(b -> b.bucket(BUCKET));
  }

  private String put(String key) {
    return s3.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString(key)).eTag();
  }

  private void versioned() {
    s3.putBucketVersioning(
        b ->
            b.bucket(BUCKET)
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
  }

  private static S3Exception refused(ThrowingCallable call) {
    return catchThrowableOfType(S3Exception.class, call);
  }

  private S3Exception deleteRefused(String key, String ifMatch) {
    return refused(() -> s3.deleteObject(b -> b.bucket(BUCKET).key(key).ifMatch(ifMatch)));
  }

  @Test
  void deletesOnlyWhatMatches() {
    String etag = put("k");
    assertCode(deleteRefused("k", "\"other\""), 412, "PreconditionFailed");
    assertCode(deleteRefused("none", "*"), 404, "NoSuchKey");
    assertCode(deleteRefused("none", etag), 404, "NoSuchKey");
    s3.deleteObject(b -> b.bucket(BUCKET).key("k").ifMatch(etag));
    put("k");
    s3.deleteObject(b -> b.bucket(BUCKET).key("k").ifMatch("*"));
    assertThat(s3.listObjectsV2(b -> b.bucket(BUCKET)).contents()).isEmpty();
  }

  @Test
  void aConditionLooksAtTheCurrentVersionOnly() {
    versioned();
    String etag = put("k");
    String version = s3.headObject(b -> b.bucket(BUCKET).key("k")).versionId();
    assertCode(
        refused(
            () -> s3.deleteObject(b -> b.bucket(BUCKET).key("k").versionId(version).ifMatch(etag))),
        501,
        "NotImplemented");
    s3.deleteObject(b -> b.bucket(BUCKET).key("k"));
    assertCode(deleteRefused("k", etag), 404, "NoSuchKey");
    assertCode(deleteRefused("k", "*"), 404, "NoSuchKey");
  }

  @Test
  void manyAreDeletedEachByItself() {
    String etag = put("a");
    put("b");
    DeleteObjectsResponse answer =
        s3.deleteObjects(
            b ->
                b.bucket(BUCKET)
                    .delete(
                        d ->
                            d.quiet(true)
                                .objects(
                                    o -> o.key("a").eTag(etag),
                                    o -> o.key("b").eTag("\"other\""),
                                    o -> o.key("none"),
                                    o -> o.key("c").versionId("madeUpByMe"))));
    assertThat(answer.deleted()).isEmpty();
    assertThat(answer.errors())
        .extracting(S3Error::key, S3Error::code)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("b", "PreconditionFailed"),
            org.assertj.core.groups.Tuple.tuple("c", "NoSuchVersion"));
    assertThat(s3.listObjectsV2(b -> b.bucket(BUCKET)).contents())
        .singleElement()
        .satisfies(left -> assertThat(left.key()).isEqualTo("b"));
  }

  @Test
  void aMarkerCannotBeReadAndSaysWhatItIs() {
    versioned();
    put("k");
    String marker = s3.deleteObject(b -> b.bucket(BUCKET).key("k")).versionId();
    S3Exception hidden = refused(() -> s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("k")));
    assertCode(hidden, 404, "NoSuchKey");
    assertThat(header(hidden, "x-amz-delete-marker")).containsExactly("true");
    assertThat(header(hidden, "x-amz-version-id")).containsExactly(marker);
    S3Exception named =
        refused(() -> s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("k").versionId(marker)));
    assertCode(named, 405, "MethodNotAllowed");
    assertThat(header(named, "x-amz-delete-marker")).containsExactly("true");
    assertThat(header(named, "Allow")).containsExactly("DELETE");
    assertThat(header(named, "Last-Modified")).hasSize(1);
    assertThat(named.awsErrorDetails().rawResponse().asUtf8String())
        .contains("<Method>GET</Method><ResourceType>DeleteMarker</ResourceType>");
    S3Exception head =
        refused(() -> s3.headObject(b -> b.bucket(BUCKET).key("k").versionId(marker)));
    assertThat(head.statusCode()).isEqualTo(405);
    assertThat(header(head, "Allow")).containsExactly("DELETE");
  }

  private static List<String> header(S3Exception error, String name) {
    return error.awsErrorDetails().sdkHttpResponse().matchingHeaders(name);
  }

  @Test
  void aBypassIsForBucketsWithObjectLock() {
    put("k");
    assertCode(
        refused(
            () -> s3.deleteObject(b -> b.bucket(BUCKET).key("k").bypassGovernanceRetention(false))),
        400,
        "InvalidArgument");
    assertCode(
        refused(
            () ->
                s3.deleteObjects(
                    b ->
                        b.bucket(BUCKET)
                            .bypassGovernanceRetention(true)
                            .delete(d -> d.objects(o -> o.key("k"))))),
        400,
        "InvalidArgument");
    assertThat(s3.headObject(b -> b.bucket(BUCKET).key("k")).contentLength()).isEqualTo(1);
  }

  @Test
  void aVersionIdThatIsNoneIsRefused() {
    versioned();
    put("k");
    assertCode(
        refused(
            () ->
                s3.deleteObject(
                    b -> b.bucket(BUCKET).key("k").versionId("HPniJFCxqTsMuIH9KX8K8wEjNUgmABCD"))),
        400,
        "InvalidArgument");
    String old = s3.deleteObject(b -> b.bucket(BUCKET).key("k")).versionId();
    s3.deleteObject(b -> b.bucket(BUCKET).key("k").versionId(old));
    s3.deleteObject(b -> b.bucket(BUCKET).key("k").versionId(old));
    assertCode(
        refused(() -> s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("k").versionId(old))),
        404,
        "NoSuchVersion");
  }
}
