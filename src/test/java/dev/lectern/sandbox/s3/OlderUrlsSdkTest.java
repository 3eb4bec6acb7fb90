package dev.lectern.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.engine.SandboxTest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;

/** URLs of signature version 2, as boto3 and AWS CLI 1 presign them in us-east-1. */
class OlderUrlsSdkTest extends SandboxTest {

  private final long soon = Instant.now().getEpochSecond() + 600;

  @BeforeEach
  void makeObject() {
    s3.createBucket(b -> b.bucket("old"));
    s3.putObject(p -> p.bucket("old").key("a"), RequestBody.fromString("hello"));
  }

  private String url(String method, String resource, String type, long expires) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA1");
    byte[] secret = ALICE.secretAccessKey().getBytes(StandardCharsets.UTF_8);
    mac.init(new SecretKeySpec(secret, "HmacSHA1"));
    String text = method + "\n\n" + type + "\n" + expires + "\n" + resource;
    byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    return sandbox.endpoint()
        + resource
        + (resource.contains("?") ? "&" : "?")
        + "AWSAccessKeyId="
        + ALICE.accessKeyId()
        + "&Expires="
        + expires
        + "&Signature="
        + URLEncoder.encode(Base64.getEncoder().encodeToString(signature), StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> send(String method, String url, String body)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (body.isEmpty()) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.method(method, BodyPublishers.ofString(body)).header("Content-Type", "text/x");
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return send("GET", url, "");
  }

  @Test
  void theyReadAndWrite() throws Exception {
    assertThat(get(url("GET", "/old/a", "", soon)).body()).isEqualTo("hello");
    HttpResponse<String> typed =
        get(url("GET", "/old/a?response-content-type=text/special", "", soon));
    assertThat(typed.headers().firstValue("content-type")).contains("text/special");

    assertThat(send("PUT", url("PUT", "/old/b", "text/x", soon), "written").statusCode())
        .isEqualTo(200);
    assertThat(s3.getObjectAsBytes(g -> g.bucket("old").key("b")).asUtf8String())
        .isEqualTo("written");
  }

  @Test
  void whatWasNotSignedIsRefused() throws Exception {
    HttpResponse<String> other =
        get(url("GET", "/old/a", "", soon).replace("/old/a", "/old/secret"));
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.body())
        .contains("<Code>SignatureDoesNotMatch</Code>", "/old/secret</StringToSign>")
        .doesNotContain("CanonicalRequest");
    assertThat(get(url("GET", "/old/a", "", soon).replace("AKIAALICE", "AKIANOBODY")).body())
        .contains("InvalidAccessKeyId");
    assertThat(get(url("GET", "/old/a", "", soon).replaceFirst("&Signature=.*", "")).body())
        .contains("AccessDenied", "requires the Signature, Expires and AWSAccessKeyId parameters");
    assertThat(get(url("GET", "/old/a", "", soon).replace("Expires=", "Expires=x")).body())
        .contains("AccessDenied", "Invalid date (should be seconds since epoch): x");
  }

  @Test
  void theyEnd() throws Exception {
    HttpResponse<String> late = get(url("GET", "/old/a", "", soon - 1_200));
    assertThat(late.statusCode()).isEqualTo(403);
    assertThat(late.body())
        .contains("Request has expired", "<Expires>", "<ServerTime>")
        .doesNotContain("X-Amz-Expires");
    // it does not say when it was signed, so that a jump of the clock does not age it
    String now = url("GET", "/old/a", "", soon);
    sandbox.clock().advance(Duration.ofHours(1));
    assertThat(get(now).statusCode()).isEqualTo(200);
  }

  @Test
  void newerRegionsAndKeysOfKmsWantVersion4() throws Exception {
    S3Client there = s3(ALICE, sandbox.endpoint(), b -> b.region(Region.EU_CENTRAL_1));
    there.createBucket(
        b ->
            b.bucket("frankfurt")
                .createBucketConfiguration(
                    c -> c.locationConstraint(BucketLocationConstraint.EU_CENTRAL_1)));
    HttpResponse<String> newer = get(url("GET", "/frankfurt/a", "", soon));
    assertThat(newer.statusCode()).isEqualTo(400);
    assertThat(newer.body()).contains("InvalidRequest", "Please use AWS4-HMAC-SHA256.");

    s3.putObject(
        p -> p.bucket("old").key("kms").serverSideEncryption("aws:kms"),
        RequestBody.fromString("x"));
    HttpResponse<String> kms = get(url("GET", "/old/kms", "", soon));
    assertThat(kms.statusCode()).isEqualTo(400);
    assertThat(kms.body())
        .contains("InvalidArgument", "AWS KMS managed keys require AWS Signature Version 4.");
  }

  @Test
  void aPolicyCanRefuseThem() throws Exception {
    s3.putBucketPolicy(
        p ->
            p.bucket("old")
                .policy(
                    """
                    {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",
                     "Action":"s3:GetObject","Resource":"arn:aws:s3:::old/*",
                     "Condition":{"StringNotEquals":{"s3:signatureversion":"AWS4-HMAC-SHA256"}}}]}
                    """));
    assertThat(get(url("GET", "/old/a", "", soon)).statusCode()).isEqualTo(403);
    assertThat(s3.getObjectAsBytes(g -> g.bucket("old").key("a")).asUtf8String())
        .isEqualTo("hello");
  }
}
