package dev.lectern.pane.iam;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An access key of a user.
 *
 * @param lastUsed null when never
 * @param service where it was used last, empty when never
 */
record AccessKey(
    String id,
    boolean active,
    @Nullable Instant created,
    @Nullable Instant lastUsed,
    String service,
    String region) {

  /** A key that was made just now. The secret is told once and never again. */
  record Fresh(String id, String secret) {
    @Override
    public String toString() {
      return "Fresh[" + id + "]";
    }
  }
}
