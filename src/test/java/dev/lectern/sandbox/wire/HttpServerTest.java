package dev.lectern.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.wire.http.HttpHandler;
import dev.lectern.sandbox.wire.http.HttpLimits;
import dev.lectern.sandbox.wire.http.HttpReply;
import dev.lectern.sandbox.wire.http.HttpRequest;
import dev.lectern.sandbox.wire.http.HttpServer;
import dev.lectern.sandbox.wire.http.IncompleteBodyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpServerTest {

  private static final HttpLimits TIGHT =
      new HttpLimits(
          1024,
          Duration.ofMillis(400),
          Duration.ofMillis(700),
          Duration.ofMillis(700),
          Duration.ofSeconds(1),
          2);

  private HttpServer server;
  private URI endpoint;

  /** Answers with what it was asked; reads the body only when the path says so. */
  private static final HttpHandler ECHO =
      new HttpHandler() {
        @Override
        public HttpReply handle(HttpRequest request) {
          try {
            String body =
                request.head().rawPath().equals("/ignore")
                    ? ""
                    : new String(request.body().readAllBytes(), StandardCharsets.UTF_8);
            return text(200, request.head().method() + " " + request.head().rawPath() + " " + body);
          } catch (SocketTimeoutException slow) {
            return text(400, "SLOW");
          } catch (IncompleteBodyException | SocketException gone) {
            return text(400, "SHORT");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }

        @Override
        public HttpReply refuse(Refusal refusal) {
          return text(refusal == Refusal.BUSY ? 503 : 400, refusal.name());
        }
      };

  private static HttpReply text(int status, String text) {
    return new HttpReply(status, Map.of(), HttpReply.bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.start(0, TIGHT, ECHO);
    endpoint = URI.create("http://127.0.0.1:" + server.port());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void servesManyRequestsOnOneConnection() throws IOException {
    try (Wire wire = new Wire(endpoint)) {
      for (int i = 0; i < 5; i++) {
        wire.send("PUT /a%20b HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi");
        assertThat(wire.answer()).startsWith("HTTP/1.1 200 OK").endsWith("PUT /a%20b hi");
      }
    }
  }

  @Test
  void listensOnBothLoopbackAddresses() throws IOException {
    try (Wire wire = new Wire(URI.create("http://localhost:" + server.port()))) {
      assertThat(wire.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").answer()).contains("GET /");
    }
  }

  @Test
  void readsChunkedBodies() throws IOException {
    try (Wire wire = new Wire(endpoint)) {
      wire.send(
          "PUT /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n");
      assertThat(wire.answer()).endsWith("PUT /c abcde");
      assertThat(wire.send("GET /n HTTP/1.1\r\nHost: x\r\n\r\n").answer()).endsWith("GET /n ");
    }
  }

  @Test
  void asksForABodyOnlyWhenItIsWanted() throws IOException {
    String head = " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";
    try (Wire wire = new Wire(endpoint)) {
      assertThat(wire.send("PUT /read" + head).answer()).startsWith("HTTP/1.1 100");
      assertThat(wire.send("hi").answer()).endsWith("PUT /read hi");
    }
    try (Wire wire = new Wire(endpoint)) {
      assertThat(wire.send("PUT /ignore" + head.replace("2", "999999")).rest())
          .startsWith("HTTP/1.1 200")
          .contains("Connection: close");
    }
  }

  @Test
  void takesASmallBodyEvenWhenItIsRefused() throws IOException {
    String head = " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";
    try (Wire wire = new Wire(endpoint)) {
      assertThat(wire.send("PUT /ignore" + head).answer()).startsWith("HTTP/1.1 100");
      assertThat(wire.send("hi").answer()).endsWith("PUT /ignore ");
    }
  }

  @Test
  void anEmptyBodyIsAskedForTooSoThatTheNextAnswerIsNotTakenForThisOne() throws IOException {
    String head = " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nExpect: 100-continue\r\n\r\n";
    try (Wire wire = new Wire(endpoint)) {
      assertThat(wire.send("PUT /ignore" + head).answer()).startsWith("HTTP/1.1 100");
      assertThat(wire.answer()).endsWith("PUT /ignore ");
      assertThat(wire.send("GET /n HTTP/1.1\r\nHost: x\r\n\r\n").answer()).endsWith("GET /n ");
    }
  }

  @Test
  void discardsASmallBodyThatNobodyRead() throws IOException {
    try (Wire wire = new Wire(endpoint)) {
      wire.send("PUT /ignore HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
      assertThat(wire.answer()).endsWith("PUT /ignore ");
      assertThat(wire.send("GET /n HTTP/1.1\r\nHost: x\r\n\r\n").answer()).endsWith("GET /n ");
    }
  }

  @Test
  void sendsNoBodyToHead() throws IOException {
    try (Wire wire = new Wire(endpoint)) {
      assertThat(wire.send("HEAD /h HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").rest())
          .contains("Content-Length: 8")
          .endsWith("\r\n\r\n");
    }
  }

  @Test
  void refusesWhatIsNoRequest() throws IOException {
    List<String> wrong =
        List.of(
            "hello\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET /\u00fc HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nbad header: x\r\n\r\n");
    for (String request : wrong) {
      try (Wire wire = new Wire(endpoint)) {
        assertThat(wire.send(request).rest()).as(request).endsWith("MALFORMED");
      }
    }
  }

  @Test
  void refusesAHeadThatIsTooLong() throws IOException {
    try (Wire wire = new Wire(endpoint)) {
      wire.send("GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(2000) + "\r\n\r\n");
      assertThat(wire.rest()).endsWith("HEAD_TOO_LARGE");
    }
  }

  @Test
  void closesOnAClientThatDripsItsHead() throws IOException {
    long start = System.nanoTime();
    try (Wire wire = new Wire(endpoint)) {
      wire.send("GET / HTTP/1.1\r\nHo");
      assertThat(wire.rest()).isEmpty();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void closesOnAClientThatDripsItsBody() throws Exception {
    long start = System.nanoTime();
    try (Wire wire = new Wire(endpoint);
        ExecutorService drip = Executors.newVirtualThreadPerTaskExecutor()) {
      wire.send("PUT /drip HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
      Future<?> dripping = drip.submit(() -> dripUntilClosed(wire));
      assertThat(wire.answer()).startsWith("HTTP/1.1 400").endsWith("SLOW");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      wire.close();
      dripping.get();
    }
  }

  /** Every byte in time, the whole never. */
  private static void dripUntilClosed(Wire wire) {
    try {
      while (true) {
        wire.send("x");
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    } catch (IOException closed) {
      // What is waited for.
    }
  }

  @Test
  void aSlowBodyThatComesOnIsTaken() throws IOException {
    try (Wire wire = new Wire(endpoint)) {
      wire.send("PUT /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 160000\r\n\r\n");
      for (int i = 0; i < 8; i++) {
        wire.send("y".repeat(20_000));
        LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
      }
      assertThat(wire.answer()).startsWith("HTTP/1.1 200").endsWith("y");
    }
  }

  @Test
  void closesAnIdleConnection() throws IOException {
    try (Wire wire = new Wire(endpoint)) {
      assertThat(wire.rest()).isEmpty();
    }
  }

  @Test
  void saysWhenThereIsNoRoom() throws IOException {
    List<Wire> open = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        Wire wire = new Wire(endpoint);
        open.add(wire);
        wire.send("GET /n HTTP/1.1\r\nHost: x\r\n\r\n").answer();
      }
      try (Wire third = new Wire(endpoint)) {
        assertThat(third.rest()).startsWith("HTTP/1.1 503").endsWith("BUSY");
      }
      for (Wire wire : open) {
        wire.send("GET /on HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(wire.answer()).endsWith("GET /on ");
      }
    } finally {
      for (Wire wire : open) {
        wire.close();
      }
    }
    assertServesTwoAtOnce();
  }

  @Test
  void clientsThatMisbehaveKeepNoPlace() throws Exception {
    List<String> ends =
        List.of(
            "",
            "GE",
            "GET /n HTTP/1.1\r\nHost: x\r\n",
            "PUT /b HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nabc",
            "PUT /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc",
            "PUT /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "GET /n HTTP/1.1\r\nHost: x\r\n\r\nGET /n HTTP/1.1\r\nHost: x\r\n\r\n");
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 210; i++) {
        String text = ends.get(i % ends.size());
        running.add(clients.submit(() -> sendAndLeave(text)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    assertServesTwoAtOnce();
  }

  private Void sendAndLeave(String text) throws IOException {
    try (Wire wire = new Wire(endpoint)) {
      wire.send(text);
    } catch (SocketException refused) {
      // Also an answer when there is no room.
    }
    return null;
  }

  /** As soon as those of before have gone. */
  private void assertServesTwoAtOnce() {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    boolean served = false;
    while (!served && System.nanoTime() - end < 0) {
      try (Wire one = new Wire(endpoint);
          Wire other = new Wire(endpoint)) {
        String request = "GET /n HTTP/1.1\r\nHost: x\r\n\r\n";
        served =
            one.send(request).answer().contains(" 200 ")
                && other.send(request).answer().contains(" 200 ");
      } catch (IOException refused) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
    assertThat(served).isTrue();
  }
}
