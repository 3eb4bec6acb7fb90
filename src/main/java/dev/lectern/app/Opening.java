package dev.lectern.app;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * The time until the first explorers stand: what they do not need waits for its end, because on two
 * cores everything that is done beside it makes it longer. Safe for any thread.
 */
final class Opening {

  private final CountDownLatch end = new CountDownLatch(1);

  /** The explorers stand, or there will be none: whatever waited goes on. */
  void over() {
    end.countDown();
  }

  /**
   * Does that work when the opening is over. It waits on the thread that asks, which is never the
   * FX thread; one that is interrupted gets a {@link CancellationException}.
   */
  <T> Supplier<T> then(Supplier<T> work) {
    return () -> {
      try {
        end.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new CancellationException("The console was closed before its explorers stood.");
      }
      return work.get();
    };
  }
}
