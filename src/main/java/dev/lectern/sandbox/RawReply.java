package dev.lectern.sandbox;

import java.util.List;
import java.util.Map;

/**
 * An answer that is no API operation's.
 *
 * @param status HTTP status
 * @param headers headers as they are sent
 * @param payload body; close it also when it is not written
 * @param cookies a header Set-Cookie each
 */
public record RawReply(
    int status, Map<String, String> headers, Payload payload, List<String> cookies) {

  /** Without cookies. */
  public RawReply(int status, Map<String, String> headers, Payload payload) {
    this(status, headers, payload, List.of());
  }
}
