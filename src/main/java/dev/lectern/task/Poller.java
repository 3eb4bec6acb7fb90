package dev.lectern.task;

import dev.lectern.task.TaskRunner.Work;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the same thing again and again while somebody looks, one question at a time; a failure only
 * waits for the next. FX thread.
 *
 * @param <T> an answer
 */
public final class Poller<T> {

  /** A pause after which nothing is asked again. */
  public static final long NEVER = -1;

  private final TaskRunner tasks;
  private final Supplier<@Nullable Work<T>> question;
  private final Consumer<T> answer;
  private final LongSupplier pause;
  private final LatestSlot asking = new LatestSlot();
  private @Nullable TaskHandle next;
  private boolean seen;

  /**
   * Asks nothing before it is {@link #seen}.
   *
   * @param question made anew each time; null while there is nothing to ask
   * @param pause milliseconds until it is asked again, or {@link #NEVER}; after each answer
   */
  public Poller(
      TaskRunner tasks,
      Supplier<@Nullable Work<T>> question,
      Consumer<T> answer,
      LongSupplier pause) {
    this.tasks = tasks;
    this.question = question;
    this.answer = answer;
    this.pause = pause;
  }

  /** Somebody looks, or no longer does. */
  public void seen(boolean now) {
    seen = now;
    ask();
  }

  /** Asks at once, when somebody looks: something else is to be asked now. */
  public void ask() {
    asking.cancel();
    if (next != null) {
      next.cancel();
      next = null;
    }
    Work<T> work = seen ? question.get() : null;
    if (work != null) {
      tasks
          .work("", work)
          .latest(asking)
          .onSuccess(
              found -> {
                answer.accept(found);
                later();
              })
          .onFailure(why -> later())
          .start();
    }
  }

  private void later() {
    long millis = pause.getAsLong();
    if (millis >= 0) {
      next = tasks.later(millis, this::ask);
    }
  }
}
