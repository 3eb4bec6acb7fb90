package dev.lectern.task;

import java.util.List;

/**
 * Runs work off the FX thread and brings the result back to it. The only way to start background
 * work in the console; tests use a runner that does everything at once on the calling thread.
 *
 * <pre>{@code
 * tasks.work("Listing objects", progress -> gateway.list(bucket))
 *     .onSuccess(viewModel::show)
 *     .onFailure(viewModel::showProblem)
 *     .start();
 * }</pre>
 */
public interface TaskRunner extends AutoCloseable {

  /** Prepares work; nothing runs before {@link TaskBuilder#start()}. */
  <T> TaskBuilder<T> work(String title, Work<T> work);

  /** Runs on the FX thread, soon; at once when already there. */
  void onFxThread(Runnable action);

  /**
   * Runs {@code action} on the FX thread after about {@code millis}, unless the runner is closed
   * before.
   */
  TaskHandle later(long millis, Runnable action);

  /** Work now running that shows progress, newest last. */
  List<TaskHandle> running();

  /**
   * A runner whose work is cancelled, and whose results are dropped, when it is closed: one for
   * each pane.
   */
  TaskRunner scope();

  /** Cancels what runs; results that come later are dropped. */
  @Override
  void close();

  /** Work that may wait. Interrupted when cancelled. */
  @FunctionalInterface
  interface Work<T> {
    T run(Progress progress) throws Exception;
  }
}
