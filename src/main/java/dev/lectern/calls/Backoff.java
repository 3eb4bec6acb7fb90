package dev.lectern.calls;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The SDK's standard retry mode: exponential back-off with full jitter, from 100 ms, or from 1 s
 * when throttled, up to 20 s, three attempts in all ({@code DefaultRetryStrategy} of the AWS SDK
 * for Java 2.x).
 */
public final class Backoff {

  /** Attempts in all. */
  public static final int ATTEMPTS = 3;

  private static final long BASE_MILLIS = 100;
  private static final long THROTTLED_BASE_MILLIS = 1_000;
  private static final long MAX_MILLIS = 20_000;

  private Backoff() {}

  /**
   * The longest wait that could have been drawn after an attempt.
   *
   * @param attempt number of the attempt that failed, from 1
   */
  public static Duration atMost(int attempt, boolean throttled) {
    long base = throttled ? THROTTLED_BASE_MILLIS : BASE_MILLIS;
    return Duration.ofMillis(Math.min(MAX_MILLIS, base << Math.min(20, attempt - 1)));
  }

  /** Whether an answer means: too many requests. */
  public static boolean throttled(int status, @Nullable String code) {
    String text = code == null ? "" : code.toLowerCase(Locale.ROOT);
    return status == 429
        || text.contains("throttl")
        || text.equals("slowdown")
        || text.contains("toomanyrequests")
        || text.contains("limitexceeded");
  }
}
