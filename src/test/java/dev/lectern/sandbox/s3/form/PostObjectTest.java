package dev.lectern.sandbox.s3.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.RawReply;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.auth.AccessKeys.AccessKey;
import dev.lectern.sandbox.auth.Guard;
import dev.lectern.sandbox.auth.PolicyDecisions;
import dev.lectern.sandbox.auth.RootsOnly;
import dev.lectern.sandbox.s3.access.S3Access;
import dev.lectern.sandbox.s3.state.Bucket;
import dev.lectern.sandbox.s3.state.S3State;
import dev.lectern.sandbox.s3.state.Versioning;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sigv4.Scope;
import dev.lectern.sigv4.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms as a browser posts them. */
class PostObjectTest {

  private static final String OWNER = "111122223333";
  private static final Instant SIGNED = Instant.parse("2026-01-01T12:00:00Z");
  private static final Scope SCOPE = new Scope("20260101", "us-east-1", "s3");

  private Store store;
  private PostObject forms;
  private Instant now = SIGNED.plusSeconds(60);
  private Call call;
  private byte[] uploaded;

  @BeforeEach
  void open() throws IOException {
    store = Store.open(null);
    S3State state = new S3State(store);
    Bucket bucket =
        new Bucket(1, "drop", OWNER, "us-east-1", SIGNED, Versioning.OFF, false, Map.of());
    store.run(tx -> state.buckets().save(tx, bucket));
    Operation put =
        received -> {
          call = received;
          uploaded = received.body().stream().readAllBytes();
          return Reply.of(Json.object().put("ETag", "\"etag\"").put("VersionId", "v1"));
        };
    AccessKey key = new AccessKey(Caller.root(OWNER, "AKID"), "secret");
    Guard guard =
        new Guard(
            id -> id.equals("AKID") ? Optional.of(key) : Optional.empty(),
            new PolicyDecisions(new RootsOnly()),
            () -> now,
            moment -> moment);
    forms = new PostObject(state.buckets(), Map.of("PutObject", put), new S3Access(state), guard);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private static Map<String, String> signed(String... conditions) {
    String policy =
        "{\"expiration\":\"2026-01-01T13:00:00Z\",\"conditions\":[{\"bucket\":\"drop\"},"
            + "[\"starts-with\",\"$key\",\"in/\"],{\"x-amz-algorithm\":\"AWS4-HMAC-SHA256\"},"
            + "{\"x-amz-credential\":\"AKID/20260101/us-east-1/s3/aws4_request\"},"
            + "{\"x-amz-date\":\"20260101T120000Z\"}"
            + (conditions.length == 0 ? "" : "," + String.join(",", conditions))
            + "]}";
    String encoded = Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8));
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("key", "in/${filename}");
    fields.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
    fields.put("x-amz-credential", "AKID/20260101/us-east-1/s3/aws4_request");
    fields.put("x-amz-date", "20260101T120000Z");
    fields.put("policy", encoded);
    fields.put("x-amz-signature", SigningKey.derive("secret", SCOPE).sign(encoded));
    return fields;
  }

  private RawReply post(Map<String, String> fields, byte[] file) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) ->
            body.writeBytes(
                ("--xYz\r\nContent-Disposition: form-data; name=\""
                        + name
                        + "\"\r\n\r\n"
                        + value
                        + "\r\n")
                    .getBytes(StandardCharsets.UTF_8)));
    body.writeBytes(
        ("--xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\a b.txt\"\r\n"
                + "Content-Type: text/html\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--xYz--\r\n".getBytes(StandardCharsets.UTF_8));
    Map<String, List<String>> headers =
        Map.of(
            "host", List.of("localhost:1"),
            "content-type", List.of("multipart/form-data; boundary=xYz"));
    return forms
        .answer(
            new RequestHead("POST", "/drop", "", headers, "127.0.0.1"), body(body.toByteArray()))
        .orElseThrow();
  }

  private static Body body(byte[] bytes) {
    return new Body() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public InputStream stream() {
        return new ByteArrayInputStream(bytes);
      }

      @Override
      public Map<String, String> trailers() {
        return Map.of();
      }
    };
  }

  private ServiceException refused(Map<String, String> fields) {
    ServiceException error =
        catchThrowableOfType(ServiceException.class, () -> post(fields, new byte[10]));
    assertThat(error).isNotNull();
    return error;
  }

  @Test
  void uploadsUnderTheNameOfTheFile() throws IOException {
    Map<String, String> fields =
        signed("{\"x-amz-meta-who\":\"me\"}", "[\"starts-with\",\"$Content-Type\",\"text/\"]");
    fields.put("x-amz-meta-who", "me");
    fields.put("Content-Type", "text/plain");
    RawReply reply = post(fields, "hello".getBytes(StandardCharsets.UTF_8));
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.headers())
        .containsEntry("ETag", "\"etag\"")
        .containsEntry("Location", "http://localhost:1/drop/in%2Fa%20b.txt");
    assertThat(call.input().path("Key").asString()).isEqualTo("in/a b.txt");
    assertThat(call.input().path("ContentType").asString()).isEqualTo("text/plain");
    assertThat(call.input().path("Metadata").path("who").asString()).isEqualTo("me");
    assertThat(call.caller().accountId()).isEqualTo(OWNER);
    assertThat(uploaded).asString(StandardCharsets.UTF_8).isEqualTo("hello");
  }

  @Test
  void anyBytesArriveAsTheyAre() throws IOException {
    Random random = new Random(5);
    byte[] alphabet = "\r\n--xYz-".getBytes(StandardCharsets.US_ASCII);
    for (int round = 0; round < 300; round++) {
      byte[] file = new byte[random.nextInt(400)];
      for (int i = 0; i < file.length; i++) {
        file[i] = alphabet[random.nextInt(alphabet.length)];
      }
      String text = new String(file, StandardCharsets.US_ASCII);
      if (!("\r\n" + text).contains("\r\n--xYz")) {
        var unused = post(signed(), file);
        assertThat(Arrays.equals(uploaded, file)).as(text).isTrue();
      }
    }
  }

  @Test
  void answersAsTheFormAsks() throws IOException {
    Map<String, String> created = signed("{\"success_action_status\":\"201\"}");
    created.put("success_action_status", "201");
    RawReply reply = post(created, new byte[0]);
    assertThat(reply.status()).isEqualTo(201);
    ByteArrayOutputStream xml = new ByteArrayOutputStream();
    reply.payload().writeTo(xml);
    assertThat(xml.toString(StandardCharsets.UTF_8))
        .contains("<Bucket>drop</Bucket><Key>in/a b.txt</Key>");
    Map<String, String> redirected =
        signed("[\"starts-with\",\"$success_action_redirect\",\"https://\"]");
    redirected.put("success_action_redirect", "https://shop.example/done?x=1");
    reply = post(redirected, new byte[0]);
    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.headers().get("Location"))
        .isEqualTo("https://shop.example/done?x=1&bucket=drop&key=in%2Fa%20b.txt&etag=%22etag%22");
  }

  @ParameterizedTest
  @CsvSource({
    "policy,eyJ9,SignatureDoesNotMatch",
    "x-amz-credential,OTHER/20260101/us-east-1/s3/aws4_request,InvalidAccessKeyId",
    "key,out/x,AccessDenied",
    "surplus,x,AccessDenied",
    "key,'',InvalidArgument",
    "x-amz-date,'',InvalidArgument"
  })
  void refusesWhatTheSignerDidNotAllow(String field, String value, String code) {
    Map<String, String> fields = signed();
    fields.put(field, value);
    assertThat(refused(fields).code()).isEqualTo(code);
  }

  @Test
  void keepsToTheSizeOfThePolicy() {
    ServiceException large = refused(signed("[\"content-length-range\",1,9]"));
    assertThat(large.code()).isEqualTo("EntityTooLarge");
    assertThat(large.details()).containsEntry("MaxSizeAllowed", "9");
    assertThat(refused(signed("[\"content-length-range\",11,20]")).code())
        .isEqualTo("EntityTooSmall");
  }

  @Test
  void expiresWithTheClock() {
    now = SIGNED.plus(Duration.ofMinutes(61));
    ServiceException error = refused(signed());
    assertThat(error.status()).isEqualTo(403);
    assertThat(error.text()).contains("Policy expired");
  }

  @Test
  void anUnsignedFormIsAnonymousAndDenied() {
    assertThat(refused(new LinkedHashMap<>(Map.of("key", "x"))).code()).isEqualTo("AccessDenied");
  }

  @Test
  void refusesTooMuchBeforeTheFile() {
    Map<String, String> fields = signed();
    fields.put("x-ignore-me", "x".repeat(30_000));
    assertThat(refused(fields).code()).isEqualTo("MaxPostPreDataLengthExceeded");
  }
}
