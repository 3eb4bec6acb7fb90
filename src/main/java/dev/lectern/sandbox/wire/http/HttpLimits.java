package dev.lectern.sandbox.wire.http;

import java.time.Duration;

/**
 * What a client may ask of the server.
 *
 * @param headBytes longest request line and headers together, in bytes
 * @param headTime how long the request line and headers may take from their first byte
 * @param idleTime how long a connection may wait for its next request, and a body for its next byte
 * @param bodyTime how long a client may be waited for within each {@link #BODY_STEP} bytes of a
 *     body
 * @param writeTime how long one write of an answer may wait for a client that does not read
 * @param connections most connections at once; further ones are told to come back later
 */
public record HttpLimits(
    int headBytes,
    Duration headTime,
    Duration idleTime,
    Duration bodyTime,
    Duration writeTime,
    int connections) {

  /** A body that brings less than this in its time is dripped, not sent. */
  static final int BODY_STEP = 16 * 1024;

  /** For people and their tools on one machine. */
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          16 * 1024,
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          512);
}
