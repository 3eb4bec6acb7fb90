package dev.lectern.pane.s3.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lectern.aws.ClientFactory;
import dev.lectern.aws.ResolvedSession;
import dev.lectern.aws.SessionClients;
import dev.lectern.aws.SessionInfo;
import dev.lectern.aws.WriteGuard;
import dev.lectern.calls.CallRecorder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The answers are those of S3 to a call that was signed for another Region. */
class BucketCallsGatewayTest {

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private SessionClients clients;
  private BucketCallsGateway calls;
  private Answer elsewhere;

  /** What S3 answers outside of the bucket's Region. */
  private record Answer(int status, Optional<String> header, String code, String extra) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    SessionInfo info =
        new SessionInfo(
            "s",
            SessionInfo.Kind.CUSTOM_ENDPOINT,
            "S3",
            "us-east-1",
            "1",
            "",
            Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
    clients =
        new ClientFactory(new CallRecorder())
            .open(
                new ResolvedSession(
                    info,
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret")),
                    WriteGuard.OPEN),
                "test");
    calls = new BucketCallsGateway(clients);
  }

  @AfterEach
  void stop() {
    clients.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String region = authorization.split("/")[2];
    asked.add(exchange.getRequestMethod() + " " + region);
    try (exchange) {
      if (region.equals("eu-west-1")) {
        exchange.getResponseHeaders().add("x-amz-bucket-region", "eu-west-1");
        send(exchange, 200, "<VersioningConfiguration/>");
        return;
      }
      boolean head = exchange.getRequestMethod().equals("HEAD");
      if (head) {
        // HeadBucket names the Region always
        exchange.getResponseHeaders().add("x-amz-bucket-region", "eu-west-1");
      }
      elsewhere
          .header()
          .ifPresent(h -> exchange.getResponseHeaders().add("x-amz-bucket-region", h));
      send(
          exchange,
          elsewhere.status(),
          "<Error><Code>%s</Code><Message>m</Message>%s</Error>"
              .formatted(elsewhere.code(), elsewhere.extra()));
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void ask() {
    calls.call("b", s3 -> s3.getBucketVersioning(r -> r.bucket("b")));
  }

  @Test
  void aRedirectNamesTheRegionInItsHeader() {
    elsewhere = new Answer(301, Optional.of("eu-west-1"), "PermanentRedirect", "");
    ask();
    ask();
    assertThat(asked).containsExactly("GET us-east-1", "GET eu-west-1", "GET eu-west-1");
    assertThat(calls.region("b")).isEqualTo("eu-west-1");
  }

  @Test
  void whenNothingNamesTheRegionHeadBucketIsAsked() {
    elsewhere = new Answer(301, Optional.empty(), "PermanentRedirect", "");
    ask();
    assertThat(asked).containsExactly("GET us-east-1", "HEAD us-east-1", "GET eu-west-1");
    for (String code :
        List.of("AuthorizationHeaderMalformed", "IllegalLocationConstraintException")) {
      asked.clear();
      calls.learn("b", "us-east-1");
      elsewhere = new Answer(400, Optional.empty(), code, "<Region>eu-west-1</Region>");
      ask();
      assertThat(asked).containsExactly("GET us-east-1", "HEAD us-east-1", "GET eu-west-1");
    }
  }

  @Test
  void anAnswerToHeadHasNoBodyAndIsUnderstoodAllTheSame() {
    elsewhere = new Answer(400, Optional.of("eu-west-1"), "", "");
    calls.call("b", s3 -> s3.headObject(r -> r.bucket("b").key("k")));
    assertThat(asked).containsExactly("HEAD us-east-1", "HEAD eu-west-1");
  }

  @Test
  void whatHasNothingToDoWithRegionsStaysAsItIs() {
    elsewhere = new Answer(400, Optional.of("us-east-1"), "InvalidRequest", "");
    assertThatThrownBy(this::ask).isInstanceOf(S3Exception.class).hasMessageContaining("m");
    elsewhere = new Answer(403, Optional.of("us-east-1"), "AccessDenied", "");
    assertThatThrownBy(this::ask).isInstanceOf(S3Exception.class);
    assertThat(asked).containsExactly("GET us-east-1", "GET us-east-1");
  }
}
