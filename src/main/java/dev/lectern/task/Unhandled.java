package dev.lectern.task;

import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Where an exception goes that nobody catches: into the log, and before the user, who sees her
 * click do nothing otherwise. FX thread.
 */
public final class Unhandled implements Thread.UncaughtExceptionHandler {

  private static final Logger LOG = System.getLogger(Unhandled.class.getName());

  /** What fails at each frame must not bury the window in boxes. */
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final Consumer<UserProblem> display;
  private final LongSupplier nanos;
  private String last = "";
  private long lastAt;

  Unhandled(Consumer<UserProblem> display, LongSupplier nanos) {
    this.display = display;
    this.nanos = nanos;
  }

  /** Has the calling thread's exceptions logged and shown there from now on. */
  public static void showIn(Consumer<UserProblem> display) {
    Thread.currentThread().setUncaughtExceptionHandler(new Unhandled(display, System::nanoTime));
  }

  /** Hands over an exception that whoever called would keep to itself. */
  public static void tell(Throwable failure) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
  }

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    long now = nanos.getAsLong();
    String what = failure + at(failure);
    boolean again = what.equals(last) && now - lastAt < QUIET.toNanos();
    last = what;
    lastAt = now;
    if (again) {
      return;
    }
    LOG.log(Level.ERROR, "Nobody caught", failure);
    display.accept(Problems.of(failure));
  }

  private static String at(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? "" : trace[0].toString();
  }
}
