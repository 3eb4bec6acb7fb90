package dev.lectern.sandbox.wire.http;

import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.wire.http.HttpHandler.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads request line and headers (RFC 9112). */
final class HeadReader {

  /** A request that is refused before it is one. */
  static final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    RefusedException(Refusal refusal) {
      super(refusal.name());
      this.refusal = refusal;
    }

    Refusal refusal() {
      return refusal;
    }
  }

  /** What was read: the head, and whether the connection may serve another request. */
  record Head(RequestHead request, boolean keepAlive) {}

  private final InputStream in;
  private final String remote;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
  private int left;

  HeadReader(InputStream in, String remote) {
    this.in = in;
    this.remote = remote;
  }

  /**
   * Reads the next head; null when the client closed the connection before its first byte.
   *
   * @param started runs when the first byte has arrived
   */
  @Nullable Head read(int limit, Runnable started) throws IOException {
    left = limit;
    int first = in.read();
    while (first == '\r' || first == '\n') {
      first = in.read();
    }
    if (first < 0) {
      return null;
    }
    started.run();
    String[] parts = (Character.toString(first) + text(readLine())).split(" ", -1);
    if (parts.length != 3
        || !token(parts[0])
        || !parts[1].startsWith("/")
        || !visibleAscii(parts[1])
        || !parts[2].startsWith("HTTP/1.")) {
      throw new RefusedException(Refusal.MALFORMED);
    }
    Map<String, List<String>> headers = readHeaders();
    int mark = parts[1].indexOf('?');
    RequestHead request =
        new RequestHead(
            parts[0],
            mark < 0 ? parts[1] : parts[1].substring(0, mark),
            mark < 0 ? "" : parts[1].substring(mark + 1),
            headers,
            remote);
    boolean current = parts[2].equals("HTTP/1.1");
    if (current && headers.getOrDefault("host", List.of()).size() != 1) {
      throw new RefusedException(Refusal.MALFORMED);
    }
    String connection = request.header("connection").orElse("").toLowerCase(Locale.ROOT);
    return new Head(
        request, current ? !connection.contains("close") : connection.contains("keep-alive"));
  }

  private Map<String, List<String>> readHeaders() throws IOException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    while (true) {
      byte[] bytes = readLine();
      if (bytes.length == 0) {
        return headers;
      }
      String text = text(bytes);
      int colon = text.indexOf(':');
      if (colon < 1 || !token(text.substring(0, colon))) {
        throw new RefusedException(Refusal.MALFORMED);
      }
      headers
          .computeIfAbsent(
              text.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
          .add(text.substring(colon + 1).strip());
    }
  }

  private byte[] readLine() throws IOException {
    line.reset();
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the client closed the connection within a request's head");
      }
      if (--left < 0) {
        throw new RefusedException(Refusal.HEAD_TOO_LARGE);
      }
      if (next == '\n') {
        byte[] bytes = line.toByteArray();
        int length = bytes.length;
        return length > 0 && bytes[length - 1] == '\r' ? Arrays.copyOf(bytes, length - 1) : bytes;
      }
      line.write(next);
    }
  }

  /** Header values are UTF-8, as SDKs send and sign them; other bytes are taken one by one. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException other) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static boolean token(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 0x7f || "\"(),/:;<=>?@[\\]{}".indexOf(c) >= 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean visibleAscii(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
