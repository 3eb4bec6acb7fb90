package dev.lectern.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.calls.ApiCall;
import dev.lectern.calls.CallRecorder;
import dev.lectern.calls.CannedServer;
import dev.lectern.calls.CannedServer.Answer;
import dev.lectern.json.Json;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the recorder keeps of calls that a real SDK client makes. */
class RecordingTest {

  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final Answer SLOW =
      new Answer(
          503,
          Map.of("x-amz-request-id", "R1"),
          "<Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>");
  private static final Answer OK =
      new Answer(200, Map.of("x-amz-request-id", "R2", "ETag", "\"e\""), "");

  private final CallRecorder recorder = new CallRecorder();

  private SessionClients clients(URI endpoint, WriteGuard guard) {
    SessionInfo info =
        new SessionInfo(
            "s1",
            SessionInfo.Kind.SANDBOX,
            "Sandbox",
            "eu-west-1",
            "111122223333",
            "arn:aws:iam::111122223333:root",
            Optional.of(endpoint));
    return new ClientFactory(recorder)
        .open(
            new ResolvedSession(
                info,
                StaticCredentialsProvider.create(
                    AwsSessionCredentials.create("AKIDEXAMPLE", SECRET, "the-session-token")),
                guard),
            "s3 pane");
  }

  @Test
  void bytes_that_are_no_text_are_kept_as_they_are() {
    byte[] bytes = {0, (byte) 0xff, 'a'};
    try (CannedServer server = new CannedServer(new Answer(200, Map.of(), "{}"));
        SessionClients clients = clients(server.uri(), WriteGuard.OPEN)) {
      clients
          .dynamoDb()
          .putItem(
              put ->
                  put.tableName("t")
                      .item(
                          Map.of(
                              "b", AttributeValue.fromB(SdkBytes.fromByteArray(bytes)),
                              "t", AttributeValue.fromB(SdkBytes.fromUtf8String("text")))));
    }
    ApiCall call = recorder.calls().getFirst();
    assertThat(call.parameters().at("/Item/b/B").isBinary()).isTrue();
    assertThat(call.parameters().at("/Item/b/B").binaryValue()).isEqualTo(bytes);
    assertThat(call.parameters().at("/Item/t/B").asString()).isEqualTo("text");
  }

  @Test
  void a_call_is_kept_with_all_its_attempts() {
    try (CannedServer server = new CannedServer(SLOW, SLOW, OK);
        SessionClients clients = clients(server.uri(), WriteGuard.OPEN)) {
      clients
          .s3()
          .putObject(
              r -> r.bucket("b").key("a/ b.txt").contentType("text/plain"),
              RequestBody.fromString("hello"));
    }
    assertThat(recorder.calls()).hasSize(1);
    ApiCall call = recorder.calls().getFirst();
    assertThat(call.service()).isEqualTo("s3");
    assertThat(call.operation()).isEqualTo("PutObject");
    assertThat(call.origin()).isEqualTo("s3 pane");
    assertThat(call.status()).isEqualTo(200);
    assertThat(call.requestId()).isEqualTo("R2");
    assertThat(call.errorCode()).isNull();
    assertThat(call.parameters().toString())
        .isEqualTo("{\"Bucket\":\"b\",\"ContentType\":\"text/plain\",\"Key\":\"a/ b.txt\"}");
    assertThat(call.attempts()).hasSize(3);
    assertThat(call.attempts().get(0).response().body()).contains("SlowDown");
    assertThat(call.attempts().get(1).delayBefore()).isPositive();
    ApiCall.HttpMessage sent = call.attempts().get(2).request();
    assertThat(sent.startLine()).isEqualTo("PUT /b/a/%20b.txt HTTP/1.1");
    assertThat(sent.body()).contains("hello");
    assertThat(call.metrics()).containsKeys("ApiCallDuration", "ServiceCallDuration#3");
  }

  @Test
  void a_failed_call_has_code_message_and_request_id() {
    Answer denied =
        new Answer(
            403,
            Map.of("x-amz-request-id", "R9"),
            "<Error><Code>AccessDenied</Code><Message>no</Message><RequestId>R9</RequestId></Error>");
    try (CannedServer server = new CannedServer(denied);
        SessionClients clients = clients(server.uri(), WriteGuard.OPEN)) {
      assertThatThrownBy(() -> clients.s3().listBuckets()).isInstanceOf(S3Exception.class);
    }
    ApiCall call = recorder.calls().getFirst();
    assertThat(call.status()).isEqualTo(403);
    assertThat(call.errorCode()).isEqualTo("AccessDenied");
    assertThat(call.errorMessage()).isEqualTo("no");
    assertThat(call.requestId()).isEqualTo("R9");
    assertThat(call.result()).isNull();
  }

  @Test
  void no_secret_is_kept() {
    Answer assumed =
        new Answer(
            200,
            Map.of(),
            "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA1</AccessKeyId>"
                + "<SecretAccessKey>very-secret</SecretAccessKey><SessionToken>tok-en</SessionToken>"
                + "</Credentials></AssumeRoleResult></AssumeRoleResponse>");
    try (CannedServer server = new CannedServer(assumed);
        SessionClients clients = clients(server.uri(), WriteGuard.OPEN)) {
      clients
          .sts()
          .assumeRole(
              r -> r.roleArn("arn:aws:iam::1:role/x").roleSessionName("n").tokenCode("123456"));
      clients
          .s3()
          .headObject(
              r ->
                  r.bucket("b")
                      .key("k")
                      .sseCustomerAlgorithm("AES256")
                      .sseCustomerKey("c2VjcmV0LWN1c3RvbWVyLWtleQ==")
                      .sseCustomerKeyMD5("md5"));
    }
    String all = Json.MAPPER.writeValueAsString(recorder.calls());
    assertThat(all)
        .doesNotContain(SECRET)
        .doesNotContain("AKIDEXAMPLE")
        .doesNotContain("the-session-token")
        .doesNotContain("very-secret")
        .doesNotContain("tok-en")
        .doesNotContain("123456")
        .doesNotContain("c2VjcmV0LWN1c3RvbWVyLWtleQ==")
        .contains("masked");
  }

  @Test
  void what_the_guard_stops_is_never_sent() {
    WriteGuard locked =
        (service, operation) -> {
          throw new ProblemException(
              UserProblem.of("Read-only.", operation + " was not sent.", "Unlock the account."));
        };
    try (CannedServer server = new CannedServer(OK);
        SessionClients clients = clients(server.uri(), locked)) {
      clients.s3().headBucket(r -> r.bucket("b"));
      assertThatThrownBy(() -> clients.s3().deleteBucket(r -> r.bucket("b")))
          .satisfies(e -> assertThat(Problems.of(e).title()).isEqualTo("Read-only."));
    }
    assertThat(recorder.calls()).extracting(ApiCall::operation).containsExactly("HeadBucket");
  }

  @Test
  void no_connection_is_a_call_without_answer() {
    CannedServer server = new CannedServer(OK);
    URI gone = server.uri();
    server.close();
    try (SessionClients clients = clients(gone, WriteGuard.OPEN)) {
      assertThatThrownBy(() -> clients.s3().listBuckets())
          .satisfies(
              e -> assertThat(Problems.of(e).title()).isEqualTo("The service cannot be reached."));
    }
    ApiCall call = recorder.calls().getFirst();
    assertThat(call.status()).isZero();
    assertThat(call.attempts()).hasSizeGreaterThan(1);
    assertThat(call.attempts().getFirst().failure()).contains("ConnectException");
  }

  @Test
  void the_oldest_calls_are_forgotten() {
    CallRecorder small = new CallRecorder(3, Long.MAX_VALUE);
    try (CannedServer server = new CannedServer(OK)) {
      SessionInfo info =
          new SessionInfo(
              "s1", SessionInfo.Kind.SANDBOX, "S", "us-east-1", "1", "", Optional.of(server.uri()));
      ResolvedSession session =
          new ResolvedSession(
              info,
              StaticCredentialsProvider.create(AwsSessionCredentials.create("a", "b", "c")),
              WriteGuard.OPEN);
      try (SessionClients clients = new ClientFactory(small).open(session, "test")) {
        AwsClients other = clients.withOrigin("lab check");
        for (int i = 0; i < 5; i++) {
          other.s3().headBucket(r -> r.bucket("b"));
        }
      }
    }
    assertThat(small.calls()).extracting(ApiCall::sequence).containsExactly(3L, 4L, 5L);
    assertThat(small.calls().getLast().origin()).isEqualTo("lab check");
    assertThat(small.lastSequence()).isEqualTo(5);
  }
}
