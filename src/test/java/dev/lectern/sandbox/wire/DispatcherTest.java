package dev.lectern.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.engine.SandboxTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Requests that no SDK sends. */
class DispatcherTest extends SandboxTest {

  private String send(String request) throws IOException {
    try (Wire wire = new Wire(sandbox.endpoint())) {
      return wire.send(request).answer();
    }
  }

  private JournalView.Entry last() {
    return sandbox.journal().latest(1).getFirst();
  }

  @Test
  void refusesAForeignHost() throws IOException {
    assertThat(send("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("<Code>ForbiddenHost</Code>");
  }

  @Test
  void answersToTheHostThatAnAwsCliMakesOfLocalhost() throws IOException {
    assertThat(send("GET / HTTP/1.1\r\nHost: sync-localhost\r\n\r\n"))
        .doesNotContain("ForbiddenHost");
    assertThat(send("GET / HTTP/1.1\r\nHost: sync-localhost.evil.example\r\n\r\n"))
        .contains("ForbiddenHost");
  }

  @Test
  void anUnsignedRequestReachesNothing() throws IOException {
    s3.createBucket(b -> b.bucket("private-things"));
    assertThat(send("GET /?x HTTP/1.1\r\nHost: localhost\r\n\r\n")).contains("AccessDenied");
    assertThat(send("GET /private-things?versioning HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("<Code>AccessDenied</Code>");
    assertThat(last().decision()).contains("not signed");
    assertThat(send("PUT /mine HTTP/1.1\r\nHost: localhost\r\n\r\n")).contains("AccessDenied");
  }

  @Test
  void findsTheBucketInTheHost() throws IOException {
    s3.createBucket(b -> b.bucket("in-host"));
    send("GET /?versioning HTTP/1.1\r\nHost: in-host.localhost:4566\r\n\r\n");
    assertThat(last().resource()).isEqualTo("arn:aws:s3:::in-host");
    send("GET /?versioning HTTP/1.1\r\nHost: in-host.s3.eu-west-1.localhost\r\n\r\n");
    assertThat(last().resource()).isEqualTo("arn:aws:s3:::in-host");
    send("GET /in-host?versioning HTTP/1.1\r\nHost: s3.localhost\r\n\r\n");
    assertThat(last().resource()).isEqualTo("arn:aws:s3:::in-host");
  }

  @Test
  void saysWhatAnotherSignatureLacks() throws IOException {
    assertThat(send("GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS AKID:abc\r\n\r\n"))
        .contains("Please use AWS4-HMAC-SHA256.");
    assertThat(
            send(
                "GET / HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: AWS4-HMAC-SHA256 Credential=x\r\n\r\n"))
        .contains("AuthorizationHeaderMalformed")
        .contains("missing SignedHeaders");
    assertThat(
            send("GET /b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256 HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .contains("AuthorizationQueryParametersError");
  }

  @Test
  void refusesBrokenPercentEncoding() throws IOException {
    assertThat(send("GET /b/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("InvalidURI");
  }

  @Test
  void refusesAMethodThatASubresourceHasNot() throws IOException {
    assertThat(send("POST /b?acl HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 405")
        .contains("<ResourceType>ACL</ResourceType>");
  }

  @Test
  void namesAServiceThatIsNotThere() throws IOException {
    assertThat(
            send(
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
                    + "Content-Type: application/x-amz-json-1.0\r\n"
                    + "X-Amz-Target: Kinesis_20131202.ListStreams\r\n\r\n{}"))
        .startsWith("HTTP/1.1 501")
        .contains("kinesis");
  }

  @Test
  void refusesAHeadThatIsTooLong() throws IOException {
    try (Wire wire = new Wire(sandbox.endpoint())) {
      wire.send("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");
      assertThat(wire.rest()).contains("RequestHeaderSectionTooLarge");
    }
  }
}
