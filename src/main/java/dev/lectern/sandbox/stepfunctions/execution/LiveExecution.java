package dev.lectern.sandbox.stepfunctions.execution;

import dev.lectern.sandbox.stepfunctions.interpreter.Changes;
import dev.lectern.sandbox.stepfunctions.interpreter.Effect;
import dev.lectern.sandbox.stepfunctions.interpreter.Run;
import dev.lectern.sandbox.stepfunctions.interpreter.Signal;
import dev.lectern.sandbox.stepfunctions.interpreter.StateError;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import java.io.IOException;
import java.lang.System.Logger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An execution that runs: one at a time moves it, every step is kept before its effects begin. */
public final class LiveExecution {

  private static final int STEPS_AT_ONCE = 500;

  private final StatesArn arn;
  private final ObjectNode execution;
  private final Run run;
  private final Ledger ledger;
  private final InstantSource clock;
  private final BiConsumer<LiveExecution, Effect> perform;
  private final ReentrantLock lock = new ReentrantLock();
  private final CompletableFuture<LiveExecution> ended = new CompletableFuture<>();
  private long kept;
  private boolean stale;
  private volatile @Nullable Instant due;

  LiveExecution(
      StatesArn arn,
      ObjectNode execution,
      Run run,
      long kept,
      Ledger ledger,
      InstantSource clock,
      BiConsumer<LiveExecution, Effect> perform) {
    this.arn = arn;
    this.execution = execution;
    this.run = run;
    this.kept = kept;
    this.ledger = ledger;
    this.clock = clock;
    this.perform = perform;
  }

  /** Its ARN. */
  public StatesArn arn() {
    return arn;
  }

  /** What it was started with. */
  public ObjectNode execution() {
    return execution;
  }

  /** Completed at its end, also when it was given up because a snapshot was restored. */
  public CompletableFuture<LiveExecution> ended() {
    return ended;
  }

  /** How it stands. */
  public Run run() {
    return run;
  }

  /** The next moment at which something happens by itself, null when there is none. */
  @Nullable Instant due() {
    return due;
  }

  /** Whether nobody moves it any more. */
  boolean over() {
    return ended.isDone();
  }

  /** Runs until it has to wait. */
  void drive() {
    lock.lock();
    try {
      if (!stale && !over()) {
        move();
      }
    } catch (Ledger.StaleException restored) {
      giveUp();
    } catch (IOException e) {
      System.getLogger(LiveExecution.class.getName())
          .log(Logger.Level.ERROR, "The execution " + arn.text() + " cannot be kept", e);
      giveUp();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives up when something else is kept than what this goes on from: a snapshot was restored.
   *
   * @param lastKept the last event that is kept; asked while nothing can be added to it
   */
  void compare(LongSupplier lastKept) {
    if (lock.tryLock()) {
      try {
        if (!over() && lastKept.getAsLong() != kept) {
          giveUp();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private void giveUp() {
    stale = true;
    due = null;
    ended.complete(this);
  }

  private void move() throws IOException {
    boolean more;
    do {
      more = run.settle(STEPS_AT_ONCE);
      if (!more) {
        more = run.fire(clock.instant());
        run.at(clock.instant());
      }
      keep();
    } while (more);
    due = run.due().orElse(null);
    if (run.status() != Run.Status.RUNNING) {
      ended.complete(this);
    }
  }

  private void keep() throws IOException {
    Changes changes = run.drain();
    if (changes.events().isEmpty() && changes.frames().isEmpty() && changes.removed().isEmpty()) {
      return;
    }
    ledger.keep(Ledger.id(execution), kept, changes);
    kept = changes.header().path("lastEvent").asLong();
    changes.effects().forEach(effect -> perform.accept(this, effect));
  }

  /** Takes what came from outside; answers whether somebody waited for it. */
  public boolean signal(Signal signal) {
    lock.lock();
    try {
      if (stale || over()) {
        return false;
      }
      // What was due before comes first.
      drive();
      boolean taken = !over() && run.signal(signal, clock.instant());
      drive();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a task waits for something from outside. */
  public boolean waits(String token) {
    lock.lock();
    try {
      return !over() && run.waits(token);
    } finally {
      lock.unlock();
    }
  }

  /** Ends it. */
  Optional<Instant> stop(StateError why) {
    lock.lock();
    try {
      drive();
      if (!over()) {
        run.stop(why, clock.instant());
        drive();
      }
      return run.stopped();
    } finally {
      lock.unlock();
    }
  }
}
