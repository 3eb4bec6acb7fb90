package dev.lectern.sandbox.lambda.run;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request of a function's process.
 *
 * @param headers by lower-case names
 * @param body without its framing
 * @param trailers what followed a body in chunks; complete at the body's end
 */
record RuntimeRequest(
    String method,
    String path,
    Map<String, String> headers,
    InputStream body,
    Map<String, String> trailers) {

  private static final int LONGEST_LINE = 1 << 20;

  /** Reads the next request of a connection; null at its end. */
  static @Nullable RuntimeRequest read(InputStream in) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    String[] words = first.split(" ", 3);
    if (words.length < 2) {
      throw new IOException("not a request: " + first);
    }
    Map<String, String> headers = fields(in);
    Map<String, String> trailers = new HashMap<>();
    InputStream body;
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      body = new Chunks(in, trailers);
    } else {
      body = new Counted(in, Long.parseLong(headers.getOrDefault("content-length", "0")));
    }
    return new RuntimeRequest(words[0], words[1], headers, body, trailers);
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  private static Map<String, String> fields(InputStream in) throws IOException {
    Map<String, String> fields = new HashMap<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return fields;
  }

  private static @Nullable String line(InputStream in) throws IOException {
    byte[] bytes = new byte[128];
    int used = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      if (used == LONGEST_LINE) {
        throw new IOException("a header is too long");
      }
      if (used == bytes.length) {
        bytes = java.util.Arrays.copyOf(bytes, used * 2);
      }
      bytes[used++] = (byte) next;
    }
    int length = used > 0 && bytes[used - 1] == '\r' ? used - 1 : used;
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** A body of a known length. */
  private static final class Counted extends InputStream {

    private final InputStream in;
    private long left;

    Counted(InputStream in, long length) {
      this.in = in;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int n = in.read(bytes, offset, (int) Math.min(length, left));
      if (n < 0) {
        throw new EOFException("the body ended early");
      }
      left -= n;
      return n;
    }
  }

  /** A body in chunks, with trailing fields. */
  private static final class Chunks extends InputStream {

    private final InputStream in;
    private final Map<String, String> trailers;
    private long left;
    private boolean begun;
    private boolean ended;

    Chunks(InputStream in, Map<String, String> trailers) {
      this.in = in;
      this.trailers = trailers;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        next();
      }
      if (ended) {
        return -1;
      }
      int n = in.read(bytes, offset, (int) Math.min(length, left));
      if (n < 0) {
        throw new EOFException("a chunk ended early");
      }
      left -= n;
      return n;
    }

    private void next() throws IOException {
      if (ended) {
        return;
      }
      if (begun) {
        var _ = line(in);
      }
      begun = true;
      String size = line(in);
      if (size == null) {
        throw new EOFException("the chunks ended early");
      }
      left = Long.parseLong(size.split(";", 2)[0].strip(), 16);
      if (left == 0) {
        ended = true;
        trailers.putAll(fields(in));
      }
    }
  }
}
