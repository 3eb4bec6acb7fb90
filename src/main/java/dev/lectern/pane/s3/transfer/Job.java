package dev.lectern.pane.s3.transfer;

import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import java.io.EOFException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way, as a state machine that several workers drive: each takes the {@link #next}
 * step and does it. Safe for any thread.
 *
 * <p>A step is the beginning, one part, the end, or the cleaning up after a cancel. Pausing stops
 * the parts that are on their way, and keeps those that are done.
 */
abstract class Job {

  private static final int TRIES = 3;

  private State state = State.WAITING;
  private @Nullable UserProblem problem;
  private @Nullable Parts parts;
  private boolean begun;
  private boolean cleaned;
  private int inFlight;
  private Runnable wake = () -> {};

  /** Where a transfer is. */
  enum State {
    WAITING,
    RUNNING,
    PAUSED,
    DONE,
    FAILED,
    CANCELLED;

    boolean ended() {
      return this == DONE || this == FAILED || this == CANCELLED;
    }
  }

  /** Looks at what is to be moved, and prepares; parts that are there already are marked. */
  abstract Parts begin() throws Exception;

  /** Moves one part. */
  abstract void part(Parts parts, int part, Meter meter) throws Exception;

  /** Puts the parts together. */
  abstract void finish(Parts parts) throws Exception;

  /** Removes what was left half done, after a cancel. */
  abstract void clean() throws Exception;

  /** Whether after this failure nothing that was moved is of use. */
  abstract boolean startsAnew(UserProblem failure);

  /** What to do next; null when there is nothing for a worker now. The step throws nothing. */
  synchronized @Nullable Runnable next() {
    if (state == State.CANCELLED && inFlight == 0 && !cleaned) {
      cleaned = true;
      return begun ? step(this::doClean) : null;
    }
    if (state != State.WAITING && state != State.RUNNING) {
      return null;
    }
    if (!begun) {
      begun = true;
      state = State.RUNNING;
      return step(this::doBegin);
    }
    Parts known = parts;
    if (known == null) {
      return null;
    }
    state = State.RUNNING;
    int part = known.take();
    if (part >= 0) {
      return step(() -> doPart(known, part));
    }
    return known.allDone() && inFlight == 0 ? step(() -> doFinish(known)) : null;
  }

  private Runnable step(Runnable body) {
    inFlight++;
    return () -> {
      try {
        body.run();
      } finally {
        landed();
      }
    };
  }

  private void landed() {
    synchronized (this) {
      inFlight--;
    }
    wake.run();
  }

  private void doBegin() {
    try {
      Parts prepared = begin();
      synchronized (this) {
        parts = prepared;
      }
    } catch (CancellationException stopped) {
      forget();
    } catch (Exception e) {
      forget();
      fail(Problems.of(e));
    }
  }

  private synchronized void forget() {
    begun = false;
  }

  private void doPart(Parts known, int part) {
    try {
      part(known, part, meter(known, part));
      known.done(part);
    } catch (Exception e) {
      if (!going()) {
        // paused or cancelled: however the SDK words that, it is no failure
        known.release(part);
        return;
      }
      UserProblem failure = Problems.of(e);
      boolean hopeless = refused(failure) || e instanceof EOFException;
      if (!known.failed(part, hopeless ? 0 : TRIES)) {
        fail(failure);
      }
    }
  }

  /** An answer of 4xx other than throttling stays the same however often it is asked. */
  private static boolean refused(UserProblem failure) {
    String code = failure.code();
    return code != null
        && code.startsWith("4")
        && !code.startsWith("408")
        && !code.startsWith("429");
  }

  private Meter meter(Parts known, int part) {
    return new Meter() {
      @Override
      public void restart() {
        known.restart(part);
      }

      @Override
      public void add(long bytes) {
        if (!going()) {
          throw new CancellationException("The transfer was stopped.");
        }
        known.add(part, bytes);
      }
    };
  }

  private void doFinish(Parts known) {
    try {
      finish(known);
      synchronized (this) {
        // a cancel that came too late finds it done
        state = State.DONE;
      }
    } catch (Exception e) {
      if (going()) {
        fail(Problems.of(e));
      }
    }
  }

  private void doClean() {
    try {
      clean();
    } catch (Exception e) {
      synchronized (this) {
        problem = Problems.of(e);
      }
    }
  }

  final synchronized void fail(UserProblem why) {
    if (state != State.CANCELLED) {
      state = State.FAILED;
      problem = why;
    }
  }

  private synchronized boolean going() {
    return state == State.RUNNING;
  }

  /** Called, on any thread, when there may be something to do again. */
  final synchronized void onWake(Runnable action) {
    wake = action;
  }

  final synchronized State state() {
    return state;
  }

  final synchronized @Nullable UserProblem problem() {
    return problem;
  }

  /** Null until it has begun. */
  final synchronized @Nullable Parts parts() {
    return parts;
  }

  final synchronized void pause() {
    if (!state.ended()) {
      state = State.PAUSED;
    }
  }

  final synchronized void resume() {
    if (state == State.PAUSED) {
      state = State.WAITING;
    }
  }

  final synchronized void retry() {
    if (state != State.FAILED) {
      return;
    }
    UserProblem failure = problem;
    Parts known = parts;
    if (failure != null && startsAnew(failure)) {
      parts = null;
      begun = false;
    } else if (known != null) {
      known.forgive();
    }
    problem = null;
    state = State.WAITING;
  }

  final synchronized void cancel() {
    if (state != State.DONE && state != State.CANCELLED) {
      state = State.CANCELLED;
      problem = null;
    }
  }
}
