package dev.lectern.task;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between two looks at something that changes by itself, for work off the FX thread. */
public final class Pause {

  private static final Duration SLICE = Duration.ofMillis(100);

  private Pause() {}

  /**
   * Waits so long.
   *
   * @throws java.util.concurrent.CancellationException when the user cancels meanwhile
   */
  public static void of(Duration time, Progress progress) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      progress.check();
      var _ = never.await(Math.min(left, SLICE.toNanos()), TimeUnit.NANOSECONDS);
    }
  }
}
