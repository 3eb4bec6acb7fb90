package dev.lectern.sandbox.dynamodb.table;

import java.time.Instant;

/**
 * Why and when an item changes.
 *
 * @param now the sandbox's time
 * @param expired whether time to live deletes it, not a caller
 * @param requestId of the caller's request; empty when it is not known, or there is none
 */
public record Cause(Instant now, boolean expired, String requestId) {

  /** By a caller's request. */
  public static Cause request(Instant now, String requestId) {
    return new Cause(now, false, requestId);
  }

  /** By time to live. */
  public static Cause expiry(Instant now) {
    return new Cause(now, true, "");
  }
}
