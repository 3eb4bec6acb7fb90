package dev.lectern.sandbox.wire.http;

import dev.lectern.sandbox.Payload;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Writes answers. One small answer is one write, so that it is one packet. */
final class ReplyWriter {

  /** Told before and after each write, which may wait for the client. */
  @FunctionalInterface
  interface Watch {
    void writing(boolean begins);
  }

  private static final int BUFFER = 16 * 1024;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(204, "No Content"),
          Map.entry(206, "Partial Content"),
          Map.entry(301, "Moved Permanently"),
          Map.entry(302, "Found"),
          Map.entry(303, "See Other"),
          Map.entry(304, "Not Modified"),
          Map.entry(307, "Temporary Redirect"),
          Map.entry(308, "Permanent Redirect"),
          Map.entry(400, "Bad Request"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(411, "Length Required"),
          Map.entry(412, "Precondition Failed"),
          Map.entry(416, "Requested Range Not Satisfiable"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(503, "Service Unavailable"));

  private final Buffered out;

  ReplyWriter(OutputStream out, Watch watch) {
    this.out = new Buffered(out, watch);
  }

  /** Writes the whole answer. */
  void write(HttpReply reply, String method, boolean keepAlive) throws IOException {
    int status = reply.status();
    StringBuilder head = new StringBuilder(512);
    head.append("HTTP/1.1 ").append(status).append(' ');
    head.append(REASONS.getOrDefault(status, "Status")).append("\r\n");
    boolean dated = false;
    boolean measured = status == 204 || status == 304;
    for (Map.Entry<String, String> header : reply.headers().entrySet()) {
      dated |= header.getKey().equalsIgnoreCase("date");
      measured |= header.getKey().equalsIgnoreCase("content-length");
      append(head, header.getKey(), header.getValue());
    }
    for (String cookie : reply.cookies()) {
      append(head, "Set-Cookie", cookie);
    }
    if (!dated) {
      append(head, "Date", DATE.format(Instant.now()));
    }
    boolean chunked = !measured && reply.payload().length() == Payload.UNKNOWN;
    if (chunked) {
      append(head, "Transfer-Encoding", "chunked");
    } else if (!measured) {
      append(head, "Content-Length", Long.toString(reply.payload().length()));
    }
    if (!keepAlive) {
      append(head, "Connection", "close");
    }
    head.append("\r\n");
    out.write(head.toString().getBytes(StandardCharsets.UTF_8));
    if (!method.equals("HEAD") && status != 204 && status != 304) {
      if (chunked) {
        chunks(reply);
      } else {
        out.expect(reply.payload().length());
        reply.payload().writeTo(out);
        out.complete();
      }
    }
    out.flush();
  }

  /** Each write is a chunk; without the last one, the client sees that something is missing. */
  private void chunks(HttpReply reply) throws IOException {
    reply
        .payload()
        .writeTo(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
              }

              @Override
              public void write(byte[] bytes, int offset, int length) throws IOException {
                if (length > 0) {
                  out.write(line(Integer.toHexString(length)));
                  out.write(bytes, offset, length);
                  out.write(line(""));
                }
              }

              @Override
              public void flush() throws IOException {
                out.flush();
              }
            });
    out.write(line("0"));
    out.write(line(""));
  }

  private static byte[] line(String text) {
    return (text + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** A header's value cannot end its line, whatever a client stored as metadata. */
  private static void append(StringBuilder head, String name, String value) {
    head.append(name).append(": ");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      head.append(c < ' ' && c != '\t' ? ' ' : c);
    }
    head.append("\r\n");
  }

  /** Gathers small writes, passes large ones on, and holds the payload to its announced length. */
  private static final class Buffered extends OutputStream {

    private final OutputStream out;
    private final Watch watch;
    private final byte[] buffer = new byte[BUFFER];
    private int used;
    private long left = Long.MAX_VALUE;

    Buffered(OutputStream out, Watch watch) {
      this.out = out;
      this.watch = watch;
    }

    void expect(long length) {
      left = length;
    }

    void complete() throws IOException {
      if (left != 0) {
        throw new IOException(left + " bytes of the announced payload were not written");
      }
      left = Long.MAX_VALUE;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > left) {
        throw new IOException("the payload is longer than announced");
      }
      left -= left == Long.MAX_VALUE ? 0 : length;
      if (length > buffer.length - used) {
        flush();
      }
      if (length >= buffer.length) {
        send(bytes, offset, length);
      } else {
        System.arraycopy(bytes, offset, buffer, used, length);
        used += length;
      }
    }

    @Override
    public void flush() throws IOException {
      if (used > 0) {
        send(buffer, 0, used);
        used = 0;
      }
    }

    private void send(byte[] bytes, int offset, int length) throws IOException {
      watch.writing(true);
      out.write(bytes, offset, length);
      watch.writing(false);
    }
  }
}
