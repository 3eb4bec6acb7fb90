package dev.lectern.sandbox.lambda.run;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A Runtime API that gives two events, and says nothing to the first answer before it is asked for
 * the second event.
 */
public final class PatientApi implements AutoCloseable {

  private static final int LONGEST_WAIT = 10_000;

  private final ServerSocket server;

  /** At a port of its own. */
  public PatientApi() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    server.setSoTimeout(LONGEST_WAIT * 3);
  }

  /** What goes into AWS_LAMBDA_RUNTIME_API. */
  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /**
   * Gives both events.
   *
   * @return the two answers; one alone when the second event was not asked for meanwhile
   */
  public List<String> serve() throws IOException {
    try (Socket socket = server.accept()) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      List<String> answers = new ArrayList<>();
      var _ = read(in);
      event(out, "first");
      answers.add(read(in));
      socket.setSoTimeout(LONGEST_WAIT);
      boolean patient = true;
      try {
        var _ = read(in);
      } catch (SocketTimeoutException waits) {
        patient = false;
        accepted(out);
        var _ = read(in);
      }
      // Both in one piece, so that neither is lost in what is read of the other.
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      if (patient) {
        accepted(both);
      }
      event(both, "second");
      both.writeTo(out);
      String second = read(in);
      if (patient) {
        answers.add(second);
      }
      return answers;
    }
  }

  private static String read(InputStream in) throws IOException {
    RuntimeRequest request = RuntimeRequest.read(in);
    if (request == null) {
      throw new IOException("the process ended");
    }
    return new String(request.body().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void event(OutputStream out, String name) throws IOException {
    write(
        out,
        "200 OK",
        "Lambda-Runtime-Aws-Request-Id: "
            + name
            + "\r\nLambda-Runtime-Deadline-Ms: 99999999999999\r\n"
            + "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:1:function:f\r\n"
            + "Lambda-Runtime-Trace-Id: Root=1\r\n",
        "{\"event\":\"" + name + "\"}");
  }

  private static void accepted(OutputStream out) throws IOException {
    write(out, "202 Accepted", "", "{\"status\":\"OK\"}");
  }

  private static void write(OutputStream out, String status, String headers, String body)
      throws IOException {
    out.write(
        ("HTTP/1.1 "
                + status
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n"
                + headers
                + "\r\n"
                + body)
            .getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
