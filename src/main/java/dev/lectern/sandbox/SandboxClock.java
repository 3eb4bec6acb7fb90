package dev.lectern.sandbox;

import java.time.Duration;
import java.time.Instant;

/**
 * The sandbox's time. Everything that depends on time (expiry, lifecycle, token life) reads it; it
 * can run, stand still, jump forward and speed up. Safe for any thread.
 */
public interface SandboxClock {

  /** Now, in sandbox time. */
  Instant now();

  /** Moves the clock forward; services then do what became due. */
  void advance(Duration step);

  /** Stops the clock; {@link #now()} stays where it is, apart from {@link #advance}. */
  void pause();

  /** Lets the clock run, {@code speed} sandbox seconds a real second, from where it stands. */
  void run(double speed);

  /** Whether the clock stands still. */
  boolean paused();

  /** Sandbox seconds a real second while running. */
  double speed();

  /** Back to real time. */
  void reset();

  /** Calls the listener after each change that is not the ordinary passing of time. */
  AutoCloseable onChange(Runnable listener);
}
