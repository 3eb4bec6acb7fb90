package dev.lectern.task;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Of all work started with one slot only the latest brings a result. Safe for any thread. */
public final class LatestSlot {

  private final AtomicReference<@Nullable TaskHandle> current = new AtomicReference<>();

  /** Cancels the work in the slot, if any. */
  public void cancel() {
    put(null);
  }

  void put(@Nullable TaskHandle next) {
    TaskHandle previous = current.getAndSet(next);
    if (previous != null) {
      previous.cancel();
    }
  }
}
