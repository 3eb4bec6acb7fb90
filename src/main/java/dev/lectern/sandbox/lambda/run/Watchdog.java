package dev.lectern.sandbox.lambda.run;

import java.util.concurrent.locks.LockSupport;

/**
 * Looks at a working process every 10 ms: kills it when it has more memory than the function, and
 * stops it for a while when it used more than its share of the processors ("Configure Lambda
 * function memory": a whole processor at 1,769 MB).
 */
final class Watchdog implements AutoCloseable {

  private static final long STEP = 10_000_000;
  private static final long LONGEST_STOP = 200_000_000;

  private final ProcessHandle process;
  private final Usage usage;
  private final long memory;
  private final double share;
  private final Runnable tooMuch;
  private final Thread thread;
  private final Object turn = new Object();
  private volatile boolean watching;
  private volatile boolean throttled;
  private volatile boolean resting;
  private volatile boolean pausing;
  private volatile boolean closed;
  private volatile long peak;

  /** Number of the call that is watched; written before {@code watching}, read after it. */
  private int call;

  /**
   * @param memory the function's, in bytes
   * @param share of processors; 1 is one whole processor
   * @param tooMuch is called when the process has too much memory
   */
  Watchdog(ProcessHandle process, long memory, double share, Runnable tooMuch) {
    this.process = process;
    this.usage = new Usage(process);
    this.memory = memory;
    this.share = share;
    this.tooMuch = tooMuch;
    this.thread = Thread.ofVirtual().name("lambda-watchdog").start(this::run);
  }

  /**
   * Begins to watch, and to hold to the share when asked to. The thread is woken only from a long
   * rest: of calls that follow each other quickly it sees those that last, from its next look on.
   * One thread at a time begins, eases and ends.
   */
  void begin(boolean throttle) {
    call++;
    throttled = throttle && share < 1;
    watching = true;
    if (resting) {
      LockSupport.unpark(thread);
    }
  }

  /** Lets the process have all that there is from now on. */
  void ease() {
    throttled = false;
    if (pausing) {
      LockSupport.unpark(thread);
    }
  }

  /** When this returns, the process is not touched any more. */
  void end() {
    watching = false;
    if (pausing) {
      LockSupport.unpark(thread);
    }
    synchronized (turn) {
      peak = Math.max(peak, usage.peak());
    }
  }

  long peak() {
    return peak;
  }

  private void run() {
    while (!closed && process.isAlive()) {
      if (watching) {
        watch();
      } else {
        rest();
      }
    }
  }

  private void rest() {
    resting = true;
    if (!watching && !closed) {
      LockSupport.park();
    }
    resting = false;
  }

  private void watch() {
    boolean holding = throttled;
    long cpu = holding ? usage.cpu() : 0;
    int number = call;
    long time = System.nanoTime();
    while (watching && !closed && holding == throttled && number == call) {
      LockSupport.parkNanos(STEP);
      long now = usage.memory();
      peak = Math.max(peak, now);
      if (now > memory) {
        watching = false;
        tooMuch.run();
        return;
      }
      if (holding) {
        long used = usage.cpu() - cpu;
        long owed = (long) (used / share) - (System.nanoTime() - time);
        if (owed > 0) {
          pause(Math.min(owed, LONGEST_STOP));
        }
      }
    }
  }

  private void pause(long nanos) {
    synchronized (turn) {
      pausing = true;
      if (watching && throttled) {
        Signals.stop(process.pid());
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && watching && throttled; left = end - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        Signals.resume(process.pid());
      }
      pausing = false;
    }
  }

  @Override
  public void close() {
    closed = true;
    watching = false;
    LockSupport.unpark(thread);
  }
}
