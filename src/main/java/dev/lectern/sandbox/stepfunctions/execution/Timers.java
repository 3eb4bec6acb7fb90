package dev.lectern.sandbox.stepfunctions.execution;

import dev.lectern.sandbox.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Wakes executions when something of theirs is due by the sandbox's clock. */
final class Timers implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final SandboxClock clock;
  private final Supplier<Collection<LiveExecution>> live;
  private final Thread thread;
  private volatile boolean closed;

  Timers(SandboxClock clock, Supplier<Collection<LiveExecution>> live) {
    this.clock = clock;
    this.live = live;
    this.thread = Thread.ofVirtual().name("states-timers").start(this::run);
  }

  /** Something changed: an execution, or the clock. */
  void wake() {
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!closed) {
      Instant now = clock.now();
      Instant next = null;
      for (LiveExecution execution : live.get()) {
        Instant due = execution.due();
        if (due != null && !due.isAfter(now)) {
          // Each on a thread of its own: one that runs long holds up no other.
          Thread.ofVirtual().name("states-due").start(execution::drive);
        } else if (due != null && (next == null || due.isBefore(next))) {
          next = due;
        }
      }
      LockSupport.parkNanos(pause(now, next).toNanos());
    }
  }

  private Duration pause(Instant now, @Nullable Instant next) {
    if (next == null || clock.paused()) {
      return LONGEST;
    }
    double nanos = Duration.between(now, next).toNanos() / Math.max(clock.speed(), 1e-6);
    return nanos < LONGEST.toNanos() ? Duration.ofNanos((long) nanos + 1_000_000) : LONGEST;
  }

  @Override
  public void close() {
    closed = true;
    wake();
  }
}
