package dev.lectern.task;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that must not stop halfway, inside of work that the user can cancel. */
public final class Whole {

  private Whole() {}

  /**
   * Does all of it, also when the user cancels meanwhile: that interrupts the thread again when the
   * work is done. Blocks; off the FX thread.
   *
   * @throws RuntimeException what the work throws
   */
  public static <T> T of(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    var _ = Thread.ofVirtual().name("whole").start(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException cancelled) {
          interrupted = true;
        }
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
