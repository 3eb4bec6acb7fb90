package dev.lectern.sandbox.wire.http;

import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.wire.http.HttpHandler.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One client's connection, served request by request on a virtual thread. */
final class Connection implements Runnable {

  private static final int BUFFER = 16 * 1024;
  private static final long DISCARD = 256 * 1024;
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
  private static final Duration LINGER = Duration.ofSeconds(2);
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** When the server's keeper closes the connection, {@link System#nanoTime}; 0: never. */
  private volatile long deadline;

  private volatile boolean busy;

  private final Socket socket;
  private final HttpLimits limits;
  private final HttpHandler handler;

  Connection(Socket socket, HttpLimits limits, HttpHandler handler) {
    this.socket = socket;
    this.limits = limits;
    this.handler = handler;
  }

  @Override
  public void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) limits.idleTime().toMillis());
      InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
      ReplyWriter writer = new ReplyWriter(socket.getOutputStream(), this::writing);
      HeadReader heads = new HeadReader(in, socket.getInetAddress().getHostAddress());
      serve(in, heads, writer);
    } catch (IOException gone) {
      // The client went away, was too slow, or the server is closing: there is nobody to tell.
    }
  }

  private void serve(InputStream in, HeadReader heads, ReplyWriter writer) throws IOException {
    boolean more = true;
    boolean first = true;
    while (more) {
      try {
        HeadReader.Head head = heads.read(limits.headBytes(), () -> started(limits.headTime()));
        if (head == null) {
          return;
        }
        deadline = 0;
        more = answer(head, first, in, writer);
        first = false;
        busy = false;
      } catch (SocketTimeoutException idle) {
        return;
      } catch (HeadReader.RefusedException refused) {
        refuse(refused.refusal());
        return;
      }
    }
  }

  private void started(Duration limit) {
    busy = true;
    deadline = System.nanoTime() + limit.toNanos();
  }

  private boolean answer(HeadReader.Head head, boolean first, InputStream in, ReplyWriter writer)
      throws IOException {
    RequestHead request = head.request();
    InputStream paced = new PacedStream(in, limits.bodyTime().toNanos());
    RequestBody body = body(request, paced, socket.getOutputStream());
    try (var reply =
        new ClosingReply(handler.handle(new HttpRequest(request, length(request), body, first)))) {
      if (reply.reply().cut()) {
        // Without lingering: the client is to see a reset, not an orderly end.
        socket.setSoLinger(true, 0);
        return false;
      }
      boolean rest = !body.ended() && shortRest(request);
      if (rest && body.unasked()) {
        // A client of the JDK that is refused while it waits for 100 Continue loses the answer.
        discard(body);
      }
      boolean keep = head.keepAlive() && !body.unasked() && (body.ended() || rest);
      writer.write(reply.reply(), request.method(), keep);
      if (keep && discard(body)) {
        return true;
      }
      linger(in);
      return false;
    }
  }

  /** Closes the payload however the answer ends. */
  private record ClosingReply(HttpReply reply) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      reply.payload().close();
    }
  }

  private static boolean shortRest(RequestHead request) throws IOException {
    long length = length(request);
    return length >= 0 && length <= DISCARD;
  }

  private static boolean discard(RequestBody body) throws IOException {
    byte[] buffer = new byte[BUFFER];
    while (!body.ended()) {
      if (body.read(buffer) < 0) {
        return body.ended();
      }
    }
    return true;
  }

  private static RequestBody body(RequestHead request, InputStream in, OutputStream out)
      throws IOException {
    boolean waits =
        request.header("expect").orElse("").toLowerCase(Locale.ROOT).equals("100-continue");
    RequestBody.@Nullable Interim interim = waits ? () -> out.write(CONTINUE) : null;
    long length = length(request);
    if (length == 0) {
      if (waits) {
        // botocore takes an answer that comes without it for that of its next request as well
        out.write(CONTINUE);
      }
      return RequestBody.fixed(in, 0, null);
    }
    return length < 0 ? RequestBody.chunked(in, interim) : RequestBody.fixed(in, length, interim);
  }

  private static long length(RequestHead request) throws IOException {
    List<String> lengths = request.headers().getOrDefault("content-length", List.of());
    List<String> codings = request.headers().getOrDefault("transfer-encoding", List.of());
    if (!codings.isEmpty()) {
      if (!lengths.isEmpty() || !codings.equals(List.of("chunked"))) {
        throw new HeadReader.RefusedException(Refusal.MALFORMED);
      }
      return -1;
    }
    if (lengths.isEmpty()) {
      return 0;
    }
    String length = lengths.getFirst();
    if (lengths.size() > 1 || !LENGTH.matcher(length).matches()) {
      throw new HeadReader.RefusedException(Refusal.MALFORMED);
    }
    return Long.parseLong(length);
  }

  /** Answers without having read a request, and closes. */
  void refuse(Refusal refusal) throws IOException {
    busy = true;
    deadline = System.nanoTime() + LINGER.multipliedBy(2).toNanos();
    new ReplyWriter(socket.getOutputStream(), this::writing)
        .write(handler.refuse(refusal), "GET", false);
    linger(socket.getInputStream());
  }

  /**
   * Reads what the client still sends before closing, for a short time: closing at once would reset
   * the connection, and the client might lose the answer.
   */
  private void linger(InputStream in) throws IOException {
    deadline = System.nanoTime() + LINGER.toNanos();
    socket.shutdownOutput();
    byte[] buffer = new byte[BUFFER];
    int n = 0;
    while (n >= 0) {
      n = in.read(buffer);
    }
  }

  private void writing(boolean begins) {
    deadline = begins ? System.nanoTime() + limits.writeTime().toNanos() : 0;
  }

  boolean idle() {
    return !busy;
  }

  boolean overdue(long now) {
    long end = deadline;
    return end != 0 && now - end > 0;
  }

  void abort() {
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      // Nothing is left to release.
    }
  }
}
