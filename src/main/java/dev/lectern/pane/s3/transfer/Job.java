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
  private int run;
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
      // also before the beginning: an upload of an earlier session has parts that are billed
      cleaned = true;
      return step(this::doClean);
    }
    if (state != State.WAITING && state != State.RUNNING) {
      return null;
    }
    if (!begun) {
      if (inFlight > 0) {
        // a part of the run before, still on its way, would be taken for one of the new run
        return null;
      }
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
      int now = run;
      return step(() -> doPart(known, part, now));
    }
    return known.allDone() && inFlight == 0 ? finishing(known) : null;
  }

  private Runnable finishing(Parts known) {
    int now = run;
    return step(() -> doFinish(known, now));
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

  private void doPart(Parts known, int part, int of) {
    try {
      part(known, part, meter(known, part, of));
      known.done(part);
    } catch (Exception e) {
      if (!going(of)) {
        // paused or cancelled, and perhaps resumed: however the SDK words that, it is no failure
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

  private Meter meter(Parts known, int part, int of) {
    return new Meter() {
      @Override
      public void restart() {
        known.restart(part);
      }

      @Override
      public void add(long bytes) {
        if (!going(of)) {
          throw new CancellationException("The transfer was stopped.");
        }
        known.add(part, bytes);
      }
    };
  }

  private void doFinish(Parts known, int of) {
    try {
      finish(known);
      synchronized (this) {
        // a cancel that came too late finds it done
        state = State.DONE;
      }
    } catch (Exception e) {
      if (going(of)) {
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

  /** Whether nothing stopped the job since that run of it began; resuming begins another. */
  private synchronized boolean going(int of) {
    return run == of && state == State.RUNNING;
  }

  /** Whether a step is on its way, so that the state may still change. */
  final synchronized boolean busy() {
    return inFlight > 0 || (state == State.CANCELLED && !cleaned);
  }

  /** Whether there will never be anything to do again. */
  final synchronized boolean over() {
    return !busy() && (state == State.DONE || state == State.CANCELLED);
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
      run++;
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
    run++;
    state = State.WAITING;
  }

  final synchronized void cancel() {
    if (state != State.DONE && state != State.CANCELLED) {
      run++;
      state = State.CANCELLED;
      problem = null;
    }
  }
}
