package dev.lectern.lab.check;

import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Puts a state back that functions write to. What a function had begun before would be written into
 * what was put back: while one is at work it is waited for, and the state put back once more. A
 * call that begins and ends while the state is being put back is not seen.
 *
 * @param atWork whether a function is at work now
 * @param restore puts the state back
 * @param pause lets a little time pass
 */
record PutBack(BooleanSupplier atWork, Restore restore, Wait pause) {

  /** Puts the state back. */
  interface Restore {
    void run() throws IOException;
  }

  /** Lets a little time pass, or ends it all when the user cancels. */
  interface Wait {
    void run() throws InterruptedException;
  }

  /** How often is looked, three seconds in all: a function that hangs must not hold up a reset. */
  static final int LOOKS = 150;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  PutBack(BooleanSupplier atWork, Restore restore, Progress progress) {
    this(atWork, restore, () -> Pause.of(BETWEEN_LOOKS, progress));
  }

  /** Does it; at most two restores. */
  void run() throws IOException, InterruptedException {
    // looked at before as well: a call may end between the restore and the look behind it
    boolean before = atWork.getAsBoolean();
    restore.run();
    if (!before && !atWork.getAsBoolean()) {
      return;
    }
    for (int i = 0; i < LOOKS && atWork.getAsBoolean(); i++) {
      pause.run();
    }
    restore.run();
  }
}
