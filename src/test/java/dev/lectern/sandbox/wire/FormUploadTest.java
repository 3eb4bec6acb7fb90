package dev.lectern.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.engine.SandboxTest;
import dev.lectern.sigv4.Scope;
import dev.lectern.sigv4.SigningKey;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Uploads by a signed HTML form, into a real bucket. */
class FormUploadTest extends SandboxTest {

  private static final String BUCKET = "drop-box";
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final HttpClient browser = HttpClient.newHttpClient();
  private final Map<String, String> fields = new LinkedHashMap<>();

  @BeforeEach
  void bucket() {
    s3.createBucket(b -> b.bucket(BUCKET));
  }

  @AfterEach
  void close() {
    browser.close();
  }

  /** Puts policy and signature into the form; the conditions are those of the policy. */
  private void sign(String conditions) {
    String date = BASIC.format(Instant.now());
    Scope scope = new Scope(date.substring(0, 8), "us-east-1", "s3");
    String credential =
        ALICE.accessKeyId() + "/" + date.substring(0, 8) + "/us-east-1/s3/aws4_request";
    String policy =
        "{\"expiration\":\""
            + Instant.now().plusSeconds(600)
            + "\",\"conditions\":[{\"bucket\":\""
            + BUCKET
            + "\"},{\"x-amz-algorithm\":\"AWS4-HMAC-SHA256\"},{\"x-amz-credential\":\""
            + credential
            + "\"},{\"x-amz-date\":\""
            + date
            + "\"},"
            + conditions
            + "]}";
    String encoded = Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8));
    fields.put("X-Amz-Algorithm", "AWS4-HMAC-SHA256");
    fields.put("X-Amz-Credential", credential);
    fields.put("X-Amz-Date", date);
    fields.put("Policy", encoded);
    fields.put("X-Amz-Signature", SigningKey.derive(ALICE.secretAccessKey(), scope).sign(encoded));
  }

  private HttpResponse<String> post(String fileName, String content) throws Exception {
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (name, value) ->
            body.append("--cut\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
    body.append("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
        .append(fileName)
        .append("\"\r\nContent-Type: text/x-browser\r\n\r\n")
        .append(content)
        .append("\r\n--cut--\r\n");
    return browser.send(
        HttpRequest.newBuilder(sandbox.endpoint().resolve("/" + BUCKET))
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String code(HttpResponse<String> answer) {
    return answer.body().replaceAll("(?s).*<Code>(.*)</Code>.*", "$1");
  }

  @Test
  void storesTheFileWithTheFieldsOfTheForm() throws Exception {
    fields.put("key", "in/${filename}");
    fields.put("Content-Type", "text/plain");
    fields.put("x-amz-meta-by", "mia");
    fields.put("x-amz-storage-class", "STANDARD_IA");
    fields.put(
        "tagging", "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>");
    sign(
        "[\"starts-with\",\"$key\",\"in/\"],[\"starts-with\",\"$Content-Type\",\"text/\"],"
            + "{\"x-amz-meta-by\":\"mia\"},{\"x-amz-storage-class\":\"STANDARD_IA\"},"
            + "[\"starts-with\",\"$tagging\",\"\"],[\"content-length-range\",1,100]");
    HttpResponse<String> answer = post("C:\\fakepath\\ü b.txt", "hello");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(answer.headers().firstValue("etag"))
        .hasValue("\"5d41402abc4b2a76b9719d911017c592\"");
    HeadObjectResponse head = s3.headObject(b -> b.bucket(BUCKET).key("in/ü b.txt"));
    assertThat(head.contentType()).isEqualTo("text/plain");
    assertThat(head.metadata()).containsEntry("by", "mia");
    assertThat(head.storageClassAsString()).isEqualTo("STANDARD_IA");
    assertThat(s3.getObjectTagging(b -> b.bucket(BUCKET).key("in/ü b.txt")).tagSet())
        .singleElement()
        .satisfies(tag -> assertThat(tag.key() + "=" + tag.value()).isEqualTo("a=b"));
  }

  @Test
  void answersAsTheFormWants() throws Exception {
    fields.put("key", "a b");
    fields.put("success_action_status", "201");
    sign("{\"key\":\"a b\"},{\"success_action_status\":\"201\"}");
    HttpResponse<String> created = post("x", "1");
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.body())
        .contains("<PostResponse><Location>" + sandbox.endpoint() + "/drop-box/a%20b</Location>")
        .contains("<Bucket>drop-box</Bucket><Key>a b</Key><ETag>&quot;");
    fields.remove("success_action_status");
    fields.put("success_action_redirect", "https://app.example/done?x=1");
    sign(
        "{\"key\":\"a b\"},[\"starts-with\",\"$success_action_redirect\",\"https://app.example/\"]");
    HttpResponse<String> redirected = post("x", "1");
    assertThat(redirected.statusCode()).isEqualTo(303);
    assertThat(redirected.headers().firstValue("location").orElse(""))
        .startsWith("https://app.example/done?x=1&bucket=drop-box&key=a%20b&etag=%22");
  }

  @Test
  void refusesWhatThePolicyDoesNotAllow() throws Exception {
    fields.put("key", "out/a");
    sign("[\"starts-with\",\"$key\",\"in/\"],[\"content-length-range\",2,4]");
    HttpResponse<String> elsewhere = post("x", "123");
    assertThat(elsewhere.statusCode()).isEqualTo(403);
    assertThat(elsewhere.body())
        .contains(
            "Invalid according to Policy: Policy Condition failed: [&quot;starts-with&quot;,"
                + " &quot;$key&quot;, &quot;in/&quot;]");
    fields.put("key", "in/a");
    assertThat(code(post("x", "1"))).isEqualTo("EntityTooSmall");
    assertThat(code(post("x", "12345"))).isEqualTo("EntityTooLarge");
    assertThat(post("x", "123").statusCode()).isEqualTo(204);
    fields.put("x-amz-meta-more", "1");
    assertThat(post("x", "123").body()).contains("Extra input fields: x-amz-meta-more");
    fields.remove("x-amz-meta-more");
    fields.put("X-Amz-Signature", "0".repeat(64));
    assertThat(code(post("x", "123"))).isEqualTo("SignatureDoesNotMatch");
    assertThat(s3.listObjectsV2(b -> b.bucket(BUCKET)).contents()).hasSize(1);
  }

  @Test
  void aFormExpiresWithTheSandboxesClock() throws Exception {
    fields.put("key", "a");
    sign("{\"key\":\"a\"}");
    sandbox.clock().advance(Duration.ofMinutes(11));
    assertThat(post("x", "1").body()).contains("Invalid according to Policy: Policy expired.");
  }

  @Test
  void aFormWithoutPolicyIsAnonymous() throws Exception {
    fields.put("key", "a");
    assertThat(code(post("x", "1"))).isEqualTo("AccessDenied");
  }
}
