package dev.lectern.task;

import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Work on virtual threads, results on the FX thread. */
public final class FxTaskRunner implements TaskRunner {

  private final Consumer<UserProblem> unhandled;
  private final Set<Running<?>> live = ConcurrentHashMap.newKeySet();
  private final List<Running<?>> shown = new CopyOnWriteArrayList<>();
  private final List<FxTaskRunner> scopes = new CopyOnWriteArrayList<>();
  private final @Nullable FxTaskRunner parent;
  private volatile boolean closed;

  /**
   * @param unhandled gets the failure of work that has no failure callback; FX thread
   */
  public FxTaskRunner(Consumer<UserProblem> unhandled) {
    this(unhandled, null);
  }

  private FxTaskRunner(Consumer<UserProblem> unhandled, @Nullable FxTaskRunner parent) {
    this.unhandled = unhandled;
    this.parent = parent;
  }

  @Override
  public <T> TaskBuilder<T> work(String title, Work<T> work) {
    return new Running<>(this, title, work);
  }

  @Override
  public void onFxThread(Runnable action) {
    if (Platform.isFxApplicationThread()) {
      action.run();
    } else {
      Platform.runLater(action);
    }
  }

  @Override
  public TaskHandle later(long millis, Runnable action) {
    return work(
            "",
            progress -> {
              Thread.sleep(Duration.ofMillis(millis));
              return "";
            })
        .onSuccess(ignored -> action.run())
        .start();
  }

  @Override
  public List<TaskHandle> running() {
    return List.copyOf(shown);
  }

  @Override
  public TaskRunner scope() {
    FxTaskRunner scope = new FxTaskRunner(unhandled, this);
    scopes.add(scope);
    return scope;
  }

  @Override
  public void close() {
    closed = true;
    live.forEach(TaskHandle::cancel);
    scopes.forEach(FxTaskRunner::close);
    if (parent != null) {
      parent.scopes.remove(this);
    }
  }

  private void began(Running<?> task) {
    live.add(task);
    for (FxTaskRunner runner = this; runner != null; runner = runner.parent) {
      if (!task.title().isEmpty()) {
        runner.shown.add(task);
      }
    }
    if (closed) {
      task.cancel();
    }
  }

  private void ended(Running<?> task) {
    live.remove(task);
    for (FxTaskRunner runner = this; runner != null; runner = runner.parent) {
      runner.shown.remove(task);
    }
  }

  private static final class Running<T> implements TaskBuilder<T>, TaskHandle, Progress {

    private final FxTaskRunner owner;
    private final String title;
    private final Work<T> work;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicBoolean refreshPending = new AtomicBoolean();
    private volatile double latestProgress = -1;
    private volatile String latestMessage = "";
    private volatile boolean done;
    private volatile @Nullable Thread thread;
    private Consumer<? super T> success = result -> {};
    private @Nullable Consumer<UserProblem> failure;
    private Runnable cancel = () -> {};
    private Runnable last = () -> {};
    private @Nullable LatestSlot slot;

    Running(FxTaskRunner owner, String title, Work<T> work) {
      this.owner = owner;
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
    public TaskBuilder<T> latest(LatestSlot latest) {
      slot = latest;
      return this;
    }

    @Override
    public TaskHandle start() {
      if (slot != null) {
        slot.put(this);
      }
      owner.began(this);
      thread = Thread.ofVirtual().name("work " + title).start(this::body);
      if (cancelled.get()) {
        interrupt();
      }
      return this;
    }

    private void body() {
      try {
        check();
        T result = work.run(this);
        finish(() -> success.accept(result));
      } catch (CancellationException | InterruptedException e) {
        finish(cancel);
      } catch (Exception | LinkageError e) {
        if (cancelled.get()) {
          finish(cancel);
          return;
        }
        UserProblem problem = Problems.of(e);
        Consumer<UserProblem> handler = failure == null ? owner.unhandled : failure;
        finish(() -> handler.accept(problem));
      }
    }

    private void finish(Runnable outcome) {
      Platform.runLater(
          () -> {
            done = true;
            owner.ended(this);
            if (owner.closed) {
              return;
            }
            try {
              (cancelled.get() ? cancel : outcome).run();
            } finally {
              last.run();
            }
          });
    }

    @Override
    public void cancel() {
      if (cancelled.compareAndSet(false, true)) {
        interrupt();
      }
    }

    private void interrupt() {
      Thread running = thread;
      if (running != null) {
        running.interrupt();
      }
    }

    @Override
    public void update(long doneUnits, long total) {
      latestProgress = total <= 0 ? -1 : (double) doneUnits / total;
      refresh();
    }

    @Override
    public void message(String text) {
      latestMessage = text;
      refresh();
    }

    private void refresh() {
      if (refreshPending.compareAndSet(false, true)) {
        Platform.runLater(
            () -> {
              refreshPending.set(false);
              progress.set(latestProgress);
              message.set(latestMessage);
            });
      }
    }

    @Override
    public boolean cancelled() {
      return cancelled.get();
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
  }
}
