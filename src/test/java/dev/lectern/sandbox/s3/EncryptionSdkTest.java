package dev.lectern.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.sandbox.engine.SandboxTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.EncryptionType;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The kinds of encryption, and copies from each to each. */
class EncryptionSdkTest extends SandboxTest {

  private static final String BUCKET = "secrets";
  private static final String TEXT = "hello";

  /** A customer's key as requests carry it. */
  private record Key(String base64, String md5) {
    static Key of(String letter) {
      byte[] bytes = letter.repeat(32).getBytes(StandardCharsets.US_ASCII);
      try {
        return new Key(
            Base64.getEncoder().encodeToString(bytes),
            Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes)));
      } catch (java.security.NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private static final Key MINE = Key.of("k");
  private static final Key OTHER = Key.of("o");

  @BeforeEach
  void bucket() {
    s3.createBucket(b -> b.bucket(BUCKET));
    s3.putBucketEncryption(
        b ->
            b.bucket(BUCKET)
                .serverSideEncryptionConfiguration(
                    c ->
                        c.rules(
                            r ->
                                r.applyServerSideEncryptionByDefault(
                                        d -> d.sseAlgorithm(ServerSideEncryption.AES256))
                                    .blockedEncryptionTypes(
                                        t -> t.encryptionType(EncryptionType.NONE)))));
    s3.putObject(b -> b.bucket(BUCKET).key("plain"), RequestBody.fromString(TEXT));
    s3.putObject(
        b ->
            b.bucket(BUCKET)
                .key("kms")
                .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId("alias/mine"),
        RequestBody.fromString(TEXT));
    s3.putObject(
        b ->
            b.bucket(BUCKET)
                .key("customer")
                .sseCustomerAlgorithm("AES256")
                .sseCustomerKey(MINE.base64())
                .sseCustomerKeyMD5(MINE.md5()),
        RequestBody.fromString(TEXT));
  }

  private static S3Exception refused(ThrowingCallable call) {
    return catchThrowableOfType(S3Exception.class, call);
  }

  private String read(String key, Key with) {
    return s3.getObjectAsBytes(
            b -> {
              b.bucket(BUCKET).key(key);
              if (with != null) {
                b.sseCustomerAlgorithm("AES256")
                    .sseCustomerKey(with.base64())
                    .sseCustomerKeyMD5(with.md5());
              }
            })
        .asUtf8String();
  }

  @Test
  void aCustomersKeyIsNeededAndMustBeTheRightOne() {
    assertThat(read("customer", MINE)).isEqualTo(TEXT);
    assertCode(refused(() -> read("customer", null)), 400, "InvalidRequest");
    assertCode(refused(() -> read("customer", OTHER)), 403, "AccessDenied");
    assertCode(refused(() -> read("plain", MINE)), 400, "InvalidRequest");
    assertThat(refused(() -> s3.headObject(b -> b.bucket(BUCKET).key("customer"))).statusCode())
        .isEqualTo(400);
    assertCode(
        refused(
            () ->
                s3.getObjectAsBytes(
                    b ->
                        b.bucket(BUCKET)
                            .key("customer")
                            .sseCustomerAlgorithm("AES256")
                            .sseCustomerKey(MINE.base64())
                            .sseCustomerKeyMD5(OTHER.md5()))),
        400,
        "InvalidArgument");
  }

  @Test
  void anETagIsTheMd5OnlyWithoutAKeyOfOnesOwn() {
    String md5 = "\"5d41402abc4b2a76b9719d911017c592\"";
    assertThat(s3.headObject(b -> b.bucket(BUCKET).key("plain")).eTag()).isEqualTo(md5);
    assertThat(s3.headObject(b -> b.bucket(BUCKET).key("kms")).eTag()).isNotEqualTo(md5);
    assertThat(s3.headObject(b -> b.bucket(BUCKET).key("kms")).ssekmsKeyId())
        .isEqualTo("arn:aws:kms:us-east-1:111122223333:alias/mine");
  }

  private CopyObjectResponse copy(String from, String to, Key open, Key close, String kind) {
    CopyObjectRequest.Builder copy =
        CopyObjectRequest.builder()
            .sourceBucket(BUCKET)
            .sourceKey(from)
            .destinationBucket(BUCKET)
            .destinationKey(to);
    if (open != null) {
      copy.copySourceSSECustomerAlgorithm("AES256")
          .copySourceSSECustomerKey(open.base64())
          .copySourceSSECustomerKeyMD5(open.md5());
    }
    if (close != null) {
      copy.sseCustomerAlgorithm("AES256")
          .sseCustomerKey(close.base64())
          .sseCustomerKeyMD5(close.md5());
    }
    return s3.copyObject(copy.serverSideEncryption(kind).build());
  }

  @Test
  void copiesFromEachKindToEach() {
    for (String from : new String[] {"plain", "kms", "customer"}) {
      Key open = from.equals("customer") ? MINE : null;
      CopyObjectResponse plain = copy(from, from + "-plain", open, null, null);
      assertThat(plain.serverSideEncryptionAsString()).isEqualTo("AES256");
      assertThat(plain.copyObjectResult().eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
      assertThat(read(from + "-plain", null)).isEqualTo(TEXT);
      assertThat(copy(from, from + "-kms", open, null, "aws:kms").serverSideEncryptionAsString())
          .isEqualTo("aws:kms");
      assertThat(read(from + "-kms", null)).isEqualTo(TEXT);
      assertThat(copy(from, from + "-customer", open, OTHER, null).sseCustomerKeyMD5())
          .isEqualTo(OTHER.md5());
      assertThat(read(from + "-customer", OTHER)).isEqualTo(TEXT);
    }
    assertCode(refused(() -> copy("customer", "x", null, null, null)), 400, "InvalidRequest");
    assertCode(refused(() -> copy("customer", "x", OTHER, null, null)), 403, "AccessDenied");
  }

  @Test
  void partsNeedTheKeyThatTheUploadBeganWith() {
    String id =
        s3.createMultipartUpload(
                b ->
                    b.bucket(BUCKET)
                        .key("parts")
                        .sseCustomerAlgorithm("AES256")
                        .sseCustomerKey(MINE.base64())
                        .sseCustomerKeyMD5(MINE.md5()))
            .uploadId();
    assertCode(
        refused(
            () ->
                s3.uploadPart(
                    b -> b.bucket(BUCKET).key("parts").uploadId(id).partNumber(1),
                    RequestBody.fromString(TEXT))),
        400,
        "InvalidRequest");
    String etag =
        s3.uploadPart(
                b ->
                    b.bucket(BUCKET)
                        .key("parts")
                        .uploadId(id)
                        .partNumber(1)
                        .sseCustomerAlgorithm("AES256")
                        .sseCustomerKey(MINE.base64())
                        .sseCustomerKeyMD5(MINE.md5()),
                RequestBody.fromString(TEXT))
            .eTag();
    s3.completeMultipartUpload(
        b ->
            b.bucket(BUCKET)
                .key("parts")
                .uploadId(id)
                .sseCustomerAlgorithm("AES256")
                .sseCustomerKey(MINE.base64())
                .sseCustomerKeyMD5(MINE.md5())
                .multipartUpload(m -> m.parts(p -> p.partNumber(1).eTag(etag))));
    assertThat(read("parts", MINE)).isEqualTo(TEXT);
    assertCode(refused(() -> read("parts", null)), 400, "InvalidRequest");
  }
}
