package dev.lectern.task;

import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Does all work at once on the calling thread: view model tests need no FX toolkit. */
public final class DirectTaskRunner implements TaskRunner {

  @Override
  public <T> TaskBuilder<T> work(String title, Work<T> work) {
    return new Direct<>(title, work);
  }

  /** One after the other, as there is one such thread: work may have threads of its own. */
  @Override
  public synchronized void onFxThread(Runnable action) {
    action.run();
  }

  @Override
  public TaskHandle later(long millis, Runnable action) {
    return work("", progress -> "").onSuccess(ignored -> action.run()).start();
  }

  @Override
  public List<TaskHandle> running() {
    return List.of();
  }

  @Override
  public TaskRunner scope() {
    return this;
  }

  @Override
  public void close() {}

  private static final class Direct<T> implements TaskBuilder<T>, TaskHandle, Progress {

    private final String title;
    private final Work<T> work;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private Consumer<? super T> success = result -> {};
    private Consumer<UserProblem> failure =
        problem -> {
          throw new AssertionError(problem.toString());
        };
    private Runnable cancel = () -> {};
    private Runnable last = () -> {};
    private boolean done;
    private boolean cancelled;

    Direct(String title, Work<T> work) {
      this.title = title;
      this.work = work;
    }

    @Override
    public TaskBuilder<T> onSuccess(Consumer<? super T> action) {
      success = action;
      return this;
    }

    @Override
    public TaskBuilder<T> onFailure(Consumer<UserProblem> action) {
      failure = action;
      return this;
    }

    @Override
    public TaskBuilder<T> onCancel(Runnable action) {
      cancel = action;
      return this;
    }

    @Override
    public TaskBuilder<T> andFinally(Runnable action) {
      last = action;
      return this;
    }

    @Override
    public TaskBuilder<T> latest(LatestSlot slot) {
      return this;
    }

    @Override
    public TaskHandle start() {
      T result;
      try {
        result = work.run(this);
      } catch (CancellationException e) {
        done = true;
        cancel.run();
        last.run();
        return this;
      } catch (Exception e) {
        done = true;
        failure.accept(Problems.of(e));
        last.run();
        return this;
      }
      done = true;
      success.accept(result);
      last.run();
      return this;
    }

    @Override
    public void update(long doneUnits, long total) {
      progress.set(total <= 0 ? -1 : (double) doneUnits / total);
    }

    @Override
    public void message(String text) {
      message.set(text);
    }

    @Override
    public boolean cancelled() {
      return cancelled;
    }

    @Override
    public String title() {
      return title;
    }

    @Override
    public ReadOnlyDoubleProperty progress() {
      return progress.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyStringProperty message() {
      return message.getReadOnlyProperty();
    }

    @Override
    public boolean done() {
      return done;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }
}
