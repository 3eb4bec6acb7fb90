package dev.lectern.sandbox.wire;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** AWS has no full disk, a computer may: what is then said instead of AWS's own sentence. */
final class DiskFull {

  /** As Linux and macOS, a quota, and Windows say it. */
  private static final List<String> SIGNS =
      List.of("no space left on device", "disk quota exceeded", "not enough space on the disk");

  private DiskFull() {}

  /** The sentence of an internal error. */
  static String message(Throwable fault) {
    for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
      String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (cause instanceof IOException && SIGNS.stream().anyMatch(said::contains)) {
        return "The disk with the sandbox's data is full. What was acknowledged before is kept."
            + " Make room on it, then try again.";
      }
    }
    return "We encountered an internal error. Please try again.";
  }
}
