package dev.lectern.sandbox.wire.http;

import dev.lectern.sandbox.Payload;
import java.util.List;
import java.util.Map;

/**
 * One answer.
 *
 * @param status HTTP status
 * @param headers as they are sent; Date, Content-Length and Connection are added when missing
 * @param payload body; its length is announced, its bytes are left out for HEAD, 204 and 304
 * @param cookies a header Set-Cookie each
 */
public record HttpReply(
    int status, Map<String, String> headers, Payload payload, List<String> cookies) {

  /** Without cookies. */
  public HttpReply(int status, Map<String, String> headers, Payload payload) {
    this(status, headers, payload, List.of());
  }

  /** No bytes. */
  public static final Payload EMPTY = bytes(new byte[0]);

  /** No answer: the connection is cut. */
  public static final HttpReply CUT = new HttpReply(0, Map.of(), EMPTY);

  /** Whether there is no answer and the connection is cut. */
  public boolean cut() {
    return status == 0;
  }

  /** A payload that is in memory. */
  public static Payload bytes(byte[] bytes) {
    return Payload.of(bytes);
  }
}
