package dev.lectern.pane.lambda.data;

import dev.lectern.task.Poller;
import dev.lectern.task.TaskRunner;
import dev.lectern.task.TaskRunner.Work;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has what is shown of a function asked for again when somebody else changed it, in another window
 * or on the command line; where nobody tells (AWS), never. FX thread.
 */
public final class Follower {

  private static final long EVERY_MILLIS = 800;

  /** Who made a change here loads it within this time; only what then still differs is foreign. */
  private static final long FOREIGN_MILLIS = 300;

  /** A function, or the list of them, as it was then. */
  private record Known(String function, String version) {}

  private final @Nullable Inside inside;
  private final TaskRunner tasks;
  private final Supplier<String> function;
  private final Runnable again;
  private final Poller<Known> poller;
  private Known known = new Known("", "");
  private @Nullable Known differing;

  /**
   * Follows nothing before it is {@link #seen}.
   *
   * @param function whose name is looked at; empty for the list
   * @param again loads what is shown
   */
  public Follower(
      @Nullable Inside inside, TaskRunner tasks, Supplier<String> function, Runnable again) {
    this.inside = inside;
    this.tasks = tasks;
    this.function = function;
    this.again = again;
    poller =
        new Poller<>(
            tasks,
            this::question,
            this::came,
            () -> differing == null ? EVERY_MILLIS : FOREIGN_MILLIS);
  }

  /** Somebody looks, or no longer does. */
  public void seen(boolean now) {
    poller.seen(now);
  }

  /**
   * The same loading, which is not done again for changes that it has seen: the version is asked
   * for first, so that none falls between. Any thread.
   *
   * @param of name of the function; empty for the list
   */
  public <T> Work<T> noting(String of, Work<T> loading) {
    Inside from = inside;
    return from == null
        ? loading
        : progress -> {
          Known before = new Known(of, from.version(of));
          T loaded = loading.run(progress);
          tasks.onFxThread(() -> known = before);
          return loaded;
        };
  }

  /** What is shown is as it is now: who made a change here had its end told. */
  public void caughtUp() {
    Work<Known> now = question();
    if (now != null) {
      tasks.work("", now).onSuccess(is -> known = is).start();
    }
  }

  private @Nullable Work<Known> question() {
    Inside from = inside;
    String of = function.get();
    return from == null ? null : progress -> new Known(of, from.version(of));
  }

  private void came(Known now) {
    boolean loaded = now.function().equals(known.function()) && !known.version().isEmpty();
    boolean differs = loaded && now.function().equals(function.get()) && !now.equals(known);
    if (differs && now.equals(differing)) {
      differing = null;
      known = now;
      again.run();
    } else {
      differing = differs ? now : null;
    }
  }
}
