package dev.lectern.sandbox.dynamodb.table;

import java.time.Instant;

/**
 * Why and when an item changes.
 *
 * @param now the sandbox's time
 * @param expired whether time to live deletes it, not a caller
 */
public record Cause(Instant now, boolean expired) {

  /** By a caller's request. */
  public static Cause request(Instant now) {
    return new Cause(now, false);
  }
}
