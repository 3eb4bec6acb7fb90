package dev.lectern.task;

import dev.lectern.problem.UserProblem;
import java.util.function.Consumer;

/** Says what to do with the result of background work; callbacks run on the FX thread. */
public interface TaskBuilder<T> {

  /** Called with the result. */
  TaskBuilder<T> onSuccess(Consumer<? super T> action);

  /** Called when the work failed; without it the failure goes to the runner's default handler. */
  TaskBuilder<T> onFailure(Consumer<UserProblem> action);

  /** Called when the work was cancelled. */
  TaskBuilder<T> onCancel(Runnable action);

  /** Called last, whatever happened. */
  TaskBuilder<T> andFinally(Runnable action);

  /** Earlier work started with the same slot is cancelled and its result dropped. */
  TaskBuilder<T> latest(LatestSlot slot);

  /** Starts it. */
  TaskHandle start();
}
