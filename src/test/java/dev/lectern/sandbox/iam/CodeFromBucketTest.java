package dev.lectern.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Code that lies in a bucket is read with the rights of who calls Lambda. */
class CodeFromBucketTest extends IdentityTest {

  private LambdaClient lambda;

  @BeforeEach
  void bucket() {
    lambda = lambda(root(ALICE));
    s3.createBucket(b -> b.bucket("packages"));
    s3.putBucketVersioning(
        b ->
            b.bucket("packages")
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
  }

  private LambdaClient lambda(AwsCredentials credentials) {
    return as(credentials, LambdaClient.builder());
  }

  private static byte[] zip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a.py"));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private String put(String key, byte[] bytes) {
    return s3.putObject(b -> b.bucket("packages").key(key), RequestBody.fromBytes(bytes))
        .versionId();
  }

  private static CreateFunctionResponse create(
      LambdaClient as, Consumer<FunctionCode.Builder> code) {
    return as.createFunction(
        b ->
            b.functionName("stored")
                .runtime(Runtime.PYTHON3_13)
                .handler("a.b")
                .role("arn:aws:iam::" + ACCOUNT + ":role/none")
                .code(code));
  }

  private static void stored(FunctionCode.Builder code) {
    code.s3Bucket("packages").s3Key("app/v1.zip");
  }

  @Test
  void codeIsReadFromABucket() throws Exception {
    byte[] first = zip("one = 1");
    byte[] second = zip("two = 22");
    String version = put("app/v1.zip", first);
    put("app/v1.zip", second);

    CreateFunctionResponse made = create(lambda, c -> c.s3Bucket("packages").s3Key("app/v1.zip"));
    assertThat(made.codeSize()).isEqualTo(second.length);
    String link = lambda.getFunction(b -> b.functionName("stored")).code().location();
    try (var in = URI.create(link).toURL().openStream()) {
      assertThat(in.readAllBytes()).isEqualTo(second);
    }
    var older =
        lambda.updateFunctionCode(
            b ->
                b.functionName("stored")
                    .s3Bucket("packages")
                    .s3Key("app/v1.zip")
                    .s3ObjectVersion(version));
    assertThat(older.codeSize()).isEqualTo(first.length);
    assertThat(older.codeSha256()).isNotEqualTo(made.codeSha256());
  }

  @Test
  void aLayerIsReadFromABucketAndCanBeReadBack() throws Exception {
    byte[] zip = zip("three = 3");
    put("layer.zip", zip);
    var layer =
        lambda.publishLayerVersion(
            b -> b.layerName("shared").content(c -> c.s3Bucket("packages").s3Key("layer.zip")));
    assertThat(layer.content().codeSize()).isEqualTo(zip.length);
    try (var in = URI.create(layer.content().location()).toURL().openStream()) {
      assertThat(in.readAllBytes()).isEqualTo(zip);
    }
  }

  @Test
  void whoMayNotReadTheObjectMayNotUseIt() {
    put("app/v1.zip", zip("one = 1"));
    String role = "arn:aws:iam::" + ACCOUNT + ":role/none";
    LambdaClient mia = lambda(user("mia", allow("lambda:*", "*"), allow("iam:PassRole", role)));
    var denied = error(() -> create(mia, CodeFromBucketTest::stored));
    assertCode(denied, 403, "AccessDeniedException");
    assertThat(message(denied))
        .startsWith(
            "Your access has been denied by S3, please make sure your request credentials have"
                + " permission to GetObject for packages/app/v1.zip. S3 Error Code: AccessDenied.");
    iam.putUserPolicy(
        b ->
            b.userName("mia")
                .policyName("read")
                .policyDocument(policy(allow("s3:GetObject", "arn:aws:s3:::packages/app/*"))));
    String request = create(mia, CodeFromBucketTest::stored).responseMetadata().requestId();
    assertThat(sandbox.journal().latest(50))
        .anyMatch(
            entry ->
                entry.operation().equals("GetObject")
                    && entry.caller().arn().equals("arn:aws:iam::" + ACCOUNT + ":user/mia")
                    && request.equals(entry.parent()));
  }

  private void mayRead(String condition) {
    iam.putUserPolicy(
        b ->
            b.userName("mia")
                .policyName("read")
                .policyDocument(
                    policy(
                        allow("s3:GetObject", "arn:aws:s3:::packages/*")
                            + ",\"Condition\":"
                            + condition)));
  }

  /**
   * "aws:ViaAWSService": a service uses the credentials of its caller, whose address stays
   * ("Forward access sessions"). Lambda is none of the services that "aws:CalledVia" can name.
   */
  @Test
  void aPolicyCanTellThatLambdaReadsForItsCaller() {
    put("app/v1.zip", zip("one = 1"));
    String role = "arn:aws:iam::" + ACCOUNT + ":role/none";
    AwsCredentials keys = user("mia", allow("lambda:*", "*"), allow("iam:PassRole", role));
    S3Client mia = s3(keys);

    mayRead("{\"Bool\":{\"aws:ViaAWSService\":\"false\"}}");
    mia.getObjectAsBytes(b -> b.bucket("packages").key("app/v1.zip"));
    assertThat(message(error(() -> create(lambda(keys), CodeFromBucketTest::stored))))
        .startsWith("Your access has been denied by S3");

    mayRead(
        """
        {"Bool":{"aws:ViaAWSService":"true"},"Null":{"aws:CalledVia":"true"},
        "IpAddress":{"aws:SourceIp":["127.0.0.0/8","::1/128"]}}\
        """);
    assertCode(
        error(() -> mia.getObjectAsBytes(b -> b.bucket("packages").key("app/v1.zip"))),
        403,
        "AccessDenied");
    assertThat(create(lambda(keys), CodeFromBucketTest::stored).codeSize()).isPositive();
  }

  @Test
  void whatIsWrongWithTheObjectIsSaidInLambdasWords() {
    var noKey = error(() -> create(lambda, CodeFromBucketTest::stored));
    assertCode(noKey, 400, "InvalidParameterValueException");
    assertThat(message(noKey))
        .startsWith(
            "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The"
                + " specified key does not exist.");
    assertThat(message(error(() -> create(lambda, c -> c.s3Bucket("nowhere-at-all").s3Key("k")))))
        .contains("S3 Error Code: NoSuchBucket");
    assertThat(message(error(() -> create(lambda, c -> c.s3Bucket("packages")))))
        .contains("Please provide a source for function code.");
    assertThat(
            message(
                error(
                    () ->
                        create(
                            lambda,
                            c -> {
                              stored(c);
                              c.zipFile(SdkBytes.fromByteArray(zip("a = 1")));
                            }))))
        .contains("Please do not provide other FunctionCode parameters");
    put("app/v1.zip", new byte[0]);
    assertThat(message(error(() -> create(lambda, CodeFromBucketTest::stored))))
        .contains("Uploaded file must be a non-empty zip");
    put("app/v1.zip", "no archive".getBytes(StandardCharsets.UTF_8));
    assertThat(message(error(() -> create(lambda, CodeFromBucketTest::stored))))
        .contains("Could not unzip uploaded file");
    s3.createBucket(
        b ->
            b.bucket("packages-in-ireland")
                .createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
    assertThat(
            message(error(() -> create(lambda, c -> c.s3Bucket("packages-in-ireland").s3Key("k")))))
        .contains("S3 Error Code: PermanentRedirect")
        .contains("The bucket is in this region: eu-west-1.");
  }
}
