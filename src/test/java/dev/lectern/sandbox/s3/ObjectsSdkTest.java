package dev.lectern.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.sandbox.engine.SandboxTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.StorageClass;
import software.amazon.awssdk.services.s3.model.Tag;

/** Objects and versions as the real SDK sees them. */
class ObjectsSdkTest extends SandboxTest {

  private static final String BUCKET = "objects";

  @BeforeEach
  void bucket() {
    s3.createBucket(b -> b.bucket(BUCKET));
  }

  private PutObjectResponse put(String key, String text) {
    return s3.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString(text));
  }

  private String get(String key) {
    return s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(key)).asUtf8String();
  }

  private void versioning(BucketVersioningStatus status) {
    s3.putBucketVersioning(b -> b.bucket(BUCKET).versioningConfiguration(v -> v.status(status)));
  }

  private static S3Exception refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(S3Exception.class, call);
  }

  @Test
  void keepsBytesHeadersAndMetadata() {
    s3.putObject(
        b ->
            b.bucket(BUCKET)
                .key("a b+c/ü//../x")
                .contentType("text/plain")
                .cacheControl("no-cache")
                .metadata(java.util.Map.of("owner", "mia")),
        RequestBody.fromString("hello"));
    ResponseBytes<GetObjectResponse> got =
        s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("a b+c/ü//../x"));
    assertThat(got.asUtf8String()).isEqualTo("hello");
    assertThat(got.response().contentType()).isEqualTo("text/plain");
    assertThat(got.response().cacheControl()).isEqualTo("no-cache");
    assertThat(got.response().metadata()).containsEntry("owner", "mia");
    assertThat(got.response().eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
    assertThat(got.response().serverSideEncryptionAsString()).isEqualTo("AES256");
  }

  @Test
  void keepsAnEmptyObjectAndAKeyOf1024Bytes() {
    put("empty", "");
    assertThat(get("empty")).isEmpty();
    put("k".repeat(1024), "x");
    assertThat(get("k".repeat(1024))).isEqualTo("x");
    assertCode(refused(() -> put("k".repeat(1025), "x")), 400, "KeyTooLongError");
  }

  @Test
  void answersRanges() {
    put("r", "0123456789");
    ResponseBytes<GetObjectResponse> part =
        s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("r").range("bytes=2-4"));
    assertThat(part.asUtf8String()).isEqualTo("234");
    assertThat(part.response().contentRange()).isEqualTo("bytes 2-4/10");
    assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("r").range("bytes=-3")).asUtf8String())
        .isEqualTo("789");
    assertCode(
        refused(() -> s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("r").range("bytes=10-"))),
        416,
        "InvalidRange");
  }

  @Test
  void computesTheChecksumThatWasSentAndAnswersItWhenAsked() {
    for (ChecksumAlgorithm algorithm :
        List.of(
            ChecksumAlgorithm.CRC32,
            ChecksumAlgorithm.CRC32_C,
            ChecksumAlgorithm.SHA1,
            ChecksumAlgorithm.SHA256)) {
      s3.putObject(
          b -> b.bucket(BUCKET).key("c").checksumAlgorithm(algorithm),
          RequestBody.fromString("hello"));
      GetObjectResponse got =
          s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("c").checksumMode(ChecksumMode.ENABLED))
              .response();
      assertThat(got.checksumTypeAsString()).isEqualTo("FULL_OBJECT");
    }
    assertCode(
        refused(
            () ->
                s3.putObject(
                    b -> b.bucket(BUCKET).key("c").contentMD5("AAAAAAAAAAAAAAAAAAAAAA=="),
                    RequestBody.fromString("hello"))),
        400,
        "BadDigest");
  }

  @Test
  void writesOnlyWhenTheConditionHolds() {
    put("c", "one");
    assertCode(
        refused(
            () ->
                s3.putObject(
                    b -> b.bucket(BUCKET).key("c").ifNoneMatch("*"),
                    RequestBody.fromString("two"))),
        412,
        "PreconditionFailed");
    String etag = s3.headObject(b -> b.bucket(BUCKET).key("c")).eTag();
    s3.putObject(b -> b.bucket(BUCKET).key("c").ifMatch(etag), RequestBody.fromString("two"));
    assertCode(
        refused(
            () ->
                s3.putObject(
                    b -> b.bucket(BUCKET).key("c").ifMatch(etag), RequestBody.fromString("three"))),
        412,
        "PreconditionFailed");
    assertThat(get("c")).isEqualTo("two");
    assertThat(
            refused(
                    () ->
                        s3.getObjectAsBytes(
                            b -> b.bucket(BUCKET).key("c").ifNoneMatch(md5Of("two"))))
                .statusCode())
        .isEqualTo(304);
  }

  private String md5Of(String text) {
    put("other", text);
    return s3.headObject(b -> b.bucket(BUCKET).key("other")).eTag();
  }

  @Test
  void stacksVersionsAndHidesThemBehindAMarker() {
    put("v", "before");
    versioning(BucketVersioningStatus.ENABLED);
    String first = put("v", "one").versionId();
    String second = put("v", "two").versionId();
    assertThat(first).isNotEqualTo(second);
    assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("v").versionId(first)).asUtf8String())
        .isEqualTo("one");
    assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("v").versionId("null")).asUtf8String())
        .isEqualTo("before");

    var marker = s3.deleteObject(b -> b.bucket(BUCKET).key("v"));
    assertThat(marker.deleteMarker()).isTrue();
    S3Exception gone = refused(() -> get("v"));
    assertCode(gone, 404, "NoSuchKey");
    assertThat(gone.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-delete-marker"))
        .contains("true");
    assertCode(
        refused(
            () ->
                s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("v").versionId(marker.versionId()))),
        405,
        "MethodNotAllowed");

    s3.deleteObject(b -> b.bucket(BUCKET).key("v").versionId(marker.versionId()));
    assertThat(get("v")).isEqualTo("two");
    assertThat(s3.listObjectVersions(b -> b.bucket(BUCKET).prefix("v")).versions())
        .extracting(version -> version.versionId())
        .containsExactly(second, first, "null");
  }

  @Test
  void aSuspendedBucketReplacesTheNullVersion() {
    versioning(BucketVersioningStatus.ENABLED);
    put("s", "one");
    versioning(BucketVersioningStatus.SUSPENDED);
    put("s", "two");
    put("s", "three");
    assertThat(s3.listObjectVersions(b -> b.bucket(BUCKET).prefix("s")).versions()).hasSize(2);
    s3.deleteObject(b -> b.bucket(BUCKET).key("s"));
    var all = s3.listObjectVersions(b -> b.bucket(BUCKET).prefix("s"));
    assertThat(all.versions()).hasSize(1);
    assertThat(all.deleteMarkers()).singleElement().matches(one -> one.versionId().equals("null"));
  }

  @Test
  void copiesWithAndWithoutMetadataAndBringsBackAVersion() {
    versioning(BucketVersioningStatus.ENABLED);
    s3.putObject(
        b -> b.bucket(BUCKET).key("src").metadata(java.util.Map.of("a", "1")).tagging("x=y"),
        RequestBody.fromString("first"));
    String first = s3.headObject(b -> b.bucket(BUCKET).key("src")).versionId();
    put("src", "second");
    s3.copyObject(
        b ->
            b.sourceBucket(BUCKET)
                .sourceKey("src")
                .sourceVersionId(first)
                .destinationBucket(BUCKET)
                .destinationKey("src"));
    var head = s3.headObject(b -> b.bucket(BUCKET).key("src"));
    assertThat(get("src")).isEqualTo("first");
    assertThat(head.metadata()).containsEntry("a", "1");
    assertThat(s3.getObjectTagging(b -> b.bucket(BUCKET).key("src")).tagSet())
        .containsExactly(Tag.builder().key("x").value("y").build());
    s3.copyObject(
        b ->
            b.sourceBucket(BUCKET)
                .sourceKey("src")
                .destinationBucket(BUCKET)
                .destinationKey("dst")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(java.util.Map.of("b", "2"))
                .storageClass(StorageClass.STANDARD_IA));
    assertThat(s3.headObject(b -> b.bucket(BUCKET).key("dst")).metadata()).containsOnlyKeys("b");
    assertCode(
        refused(
            () ->
                s3.copyObject(
                    b ->
                        b.sourceBucket(BUCKET)
                            .sourceKey("src")
                            .destinationBucket(BUCKET)
                            .destinationKey("src"))),
        400,
        "InvalidRequest");
  }

  @Test
  void aCopyOutlivesItsSource() {
    put("src", "x".repeat(200_000));
    s3.copyObject(
        b ->
            b.sourceBucket(BUCKET)
                .sourceKey("src")
                .destinationBucket(BUCKET)
                .destinationKey("dst"));
    s3.deleteObject(b -> b.bucket(BUCKET).key("src"));
    assertThat(get("dst")).hasSize(200_000);
  }

  @Test
  void deletesManyWithAnOutcomeForEach() {
    put("one", "1");
    put("two", "2");
    DeleteObjectsResponse deleted =
        s3.deleteObjects(
            b ->
                b.bucket(BUCKET)
                    .delete(
                        d ->
                            d.objects(
                                ObjectIdentifier.builder().key("one").build(),
                                ObjectIdentifier.builder().key("two").build(),
                                ObjectIdentifier.builder().key("never").build())));
    assertThat(deleted.deleted()).hasSize(3);
    assertThat(s3.listObjectsV2(b -> b.bucket(BUCKET)).contents()).isEmpty();
  }

  @Test
  void needsTheCustomersKeyToRead() {
    String key = java.util.Base64.getEncoder().encodeToString(new byte[32]);
    s3.putBucketEncryption(
        b ->
            b.bucket(BUCKET)
                .serverSideEncryptionConfiguration(
                    c ->
                        c.rules(
                            r ->
                                r.applyServerSideEncryptionByDefault(d -> d.sseAlgorithm("AES256"))
                                    .blockedEncryptionTypes(
                                        t -> t.encryptionTypeWithStrings("NONE")))));
    String actual = md5(new byte[32]);
    s3.putObject(
        b ->
            b.bucket(BUCKET)
                .key("sse-c")
                .sseCustomerAlgorithm("AES256")
                .sseCustomerKey(key)
                .sseCustomerKeyMD5(actual),
        RequestBody.fromString("secret"));
    assertCode(refused(() -> get("sse-c")), 400, "InvalidRequest");
    assertThat(
            s3.getObjectAsBytes(
                    b ->
                        b.bucket(BUCKET)
                            .key("sse-c")
                            .sseCustomerAlgorithm("AES256")
                            .sseCustomerKey(key)
                            .sseCustomerKeyMD5(actual))
                .asUtf8String())
        .isEqualTo("secret");
  }

  private static String md5(byte[] bytes) {
    try {
      return java.util.Base64.getEncoder()
          .encodeToString(java.security.MessageDigest.getInstance("MD5").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void holdsWhatIsLocked() {
    s3.createBucket(b -> b.bucket("vault").objectLockEnabledForBucket(true));
    String version =
        s3.putObject(
                b ->
                    b.bucket("vault")
                        .key("k")
                        .objectLockMode("GOVERNANCE")
                        .objectLockRetainUntilDate(Instant.now().plus(Duration.ofDays(1))),
                RequestBody.fromString("x"))
            .versionId();
    assertCode(
        refused(() -> s3.deleteObject(b -> b.bucket("vault").key("k").versionId(version))),
        403,
        "AccessDenied");
    assertThat(s3.getObjectRetention(b -> b.bucket("vault").key("k")).retention().mode())
        .isEqualTo(ObjectLockRetentionMode.GOVERNANCE);
    s3.putObjectLegalHold(
        b -> b.bucket("vault").key("k").legalHold(h -> h.status(ObjectLockLegalHoldStatus.ON)));
    assertCode(
        refused(
            () ->
                s3.deleteObject(
                    b ->
                        b.bucket("vault")
                            .key("k")
                            .versionId(version)
                            .bypassGovernanceRetention(true))),
        403,
        "AccessDenied");
    s3.putObjectLegalHold(
        b -> b.bucket("vault").key("k").legalHold(h -> h.status(ObjectLockLegalHoldStatus.OFF)));
    s3.deleteObject(
        b -> b.bucket("vault").key("k").versionId(version).bypassGovernanceRetention(true));
    assertThat(s3.listObjectVersions(b -> b.bucket("vault")).versions()).isEmpty();
  }

  @Test
  void tellsAttributes() {
    put("a", "hello");
    var attributes =
        s3.getObjectAttributes(
            b ->
                b.bucket(BUCKET)
                    .key("a")
                    .objectAttributes(
                        ObjectAttributes.E_TAG,
                        ObjectAttributes.OBJECT_SIZE,
                        ObjectAttributes.CHECKSUM,
                        ObjectAttributes.STORAGE_CLASS));
    assertThat(attributes.objectSize()).isEqualTo(5);
    assertThat(attributes.eTag()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
    assertThat(attributes.checksum().checksumCRC32()).isNotBlank();
  }

  @Test
  void bodiesThatAreNotWhatWasSignedChangeNothing() {
    byte[] bytes = "hello".getBytes(StandardCharsets.UTF_8);
    put("kept", "before");
    assertCode(
        refused(
            () ->
                s3.putObject(
                    b ->
                        b.bucket(BUCKET)
                            .key("kept")
                            .checksumSHA256("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
                    RequestBody.fromBytes(bytes))),
        400,
        "BadDigest");
    assertThat(get("kept")).isEqualTo("before");
  }
}
