package dev.lectern.sandbox.lambda.run;

import dev.lectern.sandbox.lambda.run.RuntimeEvent.Failure;
import dev.lectern.sandbox.lambda.run.RuntimeEvent.InitError;
import dev.lectern.sandbox.lambda.run.RuntimeEvent.Ready;
import dev.lectern.sandbox.lambda.run.RuntimeEvent.Response;
import dev.lectern.sandbox.lambda.run.RuntimeEvent.Stream;
import dev.lectern.sandbox.lambda.run.RuntimeEvent.TooLarge;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The Runtime API (2018-06-01) of one process, at a port of its own on loopback: "Using the Lambda
 * runtime API for custom runtimes". A virtual thread a connection.
 */
final class RuntimeApi implements AutoCloseable {

  /** The largest answer of a synchronous call: 6 MB and some room for its envelope. */
  static final int LARGEST_RESPONSE = 6_291_556;

  private static final String PREFIX = "/2018-06-01/runtime/";

  private final ServerSocket server;
  private final Consumer<RuntimeEvent> events;
  private final BlockingQueue<Invocation> next = new LinkedBlockingQueue<>(1);
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  /** Listens; what the process does is told to {@code events}. */
  RuntimeApi(Consumer<RuntimeEvent> events) throws IOException {
    this.events = events;
    this.server = new ServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 16);
    Thread.ofVirtual().name("lambda-runtime-api").start(this::accept);
  }

  /** What goes into AWS_LAMBDA_RUNTIME_API. */
  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Gives the process that asked for it an event. */
  void hand(Invocation invocation) {
    if (!next.offer(invocation)) {
      throw new IllegalStateException("an environment has one invocation at a time");
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.add(socket);
        Thread.ofVirtual().name("lambda-runtime-api").start(() -> serve(socket));
      } catch (IOException closed) {
        // The environment is gone.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (RuntimeRequest request = RuntimeRequest.read(in);
          request != null;
          request = RuntimeRequest.read(in)) {
        answer(request, out);
        request.body().skip(Long.MAX_VALUE);
      }
    } catch (IOException | NumberFormatException gone) {
      // The process ended, or what it sends cannot be read: it notices by the closed connection.
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(socket);
    }
  }

  private void answer(RuntimeRequest request, OutputStream out)
      throws IOException, InterruptedException {
    String path = request.path();
    if (path.equals(PREFIX + "invocation/next") && request.method().equals("GET")) {
      events.accept(new Ready());
      send(out, next.take());
    } else if (path.equals(PREFIX + "init/error")) {
      byte[] body = request.body().readAllBytes();
      events.accept(new InitError(errorType(request), body));
      accepted(out);
    } else if (path.startsWith(PREFIX + "invocation/") && path.endsWith("/response")) {
      response(request, id(path), out);
    } else if (path.startsWith(PREFIX + "invocation/") && path.endsWith("/error")) {
      byte[] body = request.body().readAllBytes();
      events.accept(new Failure(id(path), errorType(request), body));
      accepted(out);
    } else {
      request.body().transferTo(OutputStream.nullOutputStream());
      write(out, 404, "Not Found", "", "{\"errorType\":\"InvalidStateTransition\"}");
    }
  }

  private static String errorType(RuntimeRequest request) {
    String type = request.header("lambda-runtime-function-error-type");
    return type.isEmpty() ? "Runtime.Unknown" : type;
  }

  private static String id(String path) {
    String rest = path.substring((PREFIX + "invocation/").length());
    return rest.substring(0, rest.indexOf('/'));
  }

  private void response(RuntimeRequest request, String id, OutputStream out)
      throws IOException, InterruptedException {
    if (request.header("lambda-runtime-function-response-mode").equalsIgnoreCase("streaming")) {
      CountDownLatch taken = new CountDownLatch(1);
      events.accept(
          new Stream(
              id, request.header("content-type"), request.body(), request.trailers(), taken));
      taken.await();
      accepted(out);
      return;
    }
    byte[] body = limited(request.body());
    if (body.length > LARGEST_RESPONSE) {
      events.accept(new TooLarge(id));
      write(out, 413, "Payload Too Large", "", "{\"errorType\":\"RequestEntityTooLarge\"}");
    } else {
      // The event goes first: on another connection the process may ask for the next one at once.
      events.accept(new Response(id, body));
      accepted(out);
    }
  }

  /** At most one byte more than allowed; the rest is thrown away. */
  private static byte[] limited(InputStream in) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    byte[] chunk = new byte[16 * 1024];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      if (kept.size() <= LARGEST_RESPONSE) {
        kept.write(chunk, 0, n);
      }
    }
    return kept.toByteArray();
  }

  private static void accepted(OutputStream out) throws IOException {
    write(out, 202, "Accepted", "", "{\"status\":\"OK\"}");
  }

  private static void send(OutputStream out, Invocation invocation) throws IOException {
    long deadline = System.currentTimeMillis() + invocation.timeout().toMillis();
    StringBuilder headers = new StringBuilder();
    header(headers, "Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    header(headers, "Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
    header(headers, "Lambda-Runtime-Invoked-Function-Arn", invocation.arn());
    header(headers, "Lambda-Runtime-Trace-Id", invocation.traceId());
    String context = invocation.clientContext();
    if (context != null) {
      header(headers, "Lambda-Runtime-Client-Context", context);
    }
    write(out, 200, "OK", headers.toString(), invocation.payload());
  }

  private static void header(StringBuilder headers, String name, String value) {
    headers.append(name).append(": ").append(value.replaceAll("[\r\n]+", " ")).append("\r\n");
  }

  private static void write(
      OutputStream out, int status, String reason, String headers, String body) throws IOException {
    write(out, status, reason, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(
      OutputStream out, int status, String reason, String headers, byte[] body) throws IOException {
    // The official Java client fails without a content type.
    byte[] head =
        ("HTTP/1.1 "
                + status
                + " "
                + reason
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length
                + "\r\n"
                + headers
                + "\r\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] whole = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    out.write(whole);
    out.flush();
  }

  /** The process sees its connection closed. */
  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : connections) {
      socket.close();
    }
  }
}
