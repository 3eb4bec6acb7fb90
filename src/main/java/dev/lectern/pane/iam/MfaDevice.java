package dev.lectern.pane.iam;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An MFA device.
 *
 * @param serial ARN of a virtual one
 * @param enabled since when it belongs to its user; null while it belongs to nobody
 */
record MfaDevice(String serial, @Nullable Instant enabled) {

  /** A virtual device that was made just now. The seed is told once and never again. */
  record Fresh(String serial, String seed) {
    @Override
    public String toString() {
      return "Fresh[" + serial + "]";
    }
  }
}
