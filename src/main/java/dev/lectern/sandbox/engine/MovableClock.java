package dev.lectern.sandbox.engine;

import dev.lectern.sandbox.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sandbox time as a line over real time that is bent at each change. The bends are kept, so that a
 * moment of real time, at which a client signed a URL, can be placed in sandbox time later.
 */
final class MovableClock implements SandboxClock {

  /**
   * From {@code real} on, the clock shows {@code shown} and goes at {@code speed} (0: stands). The
   * last one is also what is kept to go on after a restart.
   */
  record Bend(Instant real, Instant shown, double speed) {

    /** Real time. */
    static final Bend NONE = new Bend(Instant.EPOCH, Instant.EPOCH, 1);

    Instant at(Instant moment) {
      Duration passed = Duration.between(real, moment);
      return speed == 1 ? shown.plus(passed) : shown.plusNanos((long) (passed.toNanos() * speed));
    }
  }

  private static final int MOST_BENDS = 1000;

  private final InstantSource real;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile List<Bend> bends;

  /** Goes on from where it was kept. */
  MovableClock(InstantSource real, Bend kept) {
    this.real = real;
    this.bends = List.of(kept);
  }

  @Override
  public Instant now() {
    return bends.getLast().at(real.instant());
  }

  /** What the clock showed, or shows, at a moment of real time. */
  Instant at(Instant moment) {
    List<Bend> all = bends;
    for (int i = all.size() - 1; i > 0; i--) {
      if (!moment.isBefore(all.get(i).real())) {
        return all.get(i).at(moment);
      }
    }
    Bend first = all.getFirst();
    return first.speed() == 0 && moment.isBefore(first.real()) ? moment : first.at(moment);
  }

  Bend kept() {
    return bends.getLast();
  }

  /** Goes on from another state, as after a snapshot was restored. */
  void restore(Bend kept) {
    synchronized (listeners) {
      Instant now = real.instant();
      add(new Bend(now, kept.at(now), kept.speed()));
    }
    tell();
  }

  @Override
  public void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("The sandbox's clock only goes forward, not by " + step);
    }
    change(step, bends.getLast().speed());
  }

  @Override
  public void pause() {
    change(Duration.ZERO, 0);
  }

  @Override
  public void run(double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("A running clock needs a speed above 0, not " + speed);
    }
    change(Duration.ZERO, speed);
  }

  @Override
  public boolean paused() {
    return bends.getLast().speed() == 0;
  }

  @Override
  public double speed() {
    return bends.getLast().speed();
  }

  @Override
  public void reset() {
    restore(Bend.NONE);
  }

  private void change(Duration step, double speed) {
    synchronized (listeners) {
      Instant now = real.instant();
      add(new Bend(now, bends.getLast().at(now).plus(step), speed));
    }
    tell();
  }

  private void add(Bend bend) {
    List<Bend> next = new ArrayList<>(bends);
    if (next.size() == MOST_BENDS) {
      next.removeFirst();
    }
    next.add(bend);
    bends = List.copyOf(next);
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
