package dev.lectern.pane.lambda.queue;

import dev.lectern.pane.lambda.data.Follower;
import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.pane.lambda.data.Unsaved;
import dev.lectern.pane.lambda.queue.QueueGateway.Rules;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.Poller;
import dev.lectern.task.TaskRunner;
import dev.lectern.task.TaskRunner.Work;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Asynchronous events: how they are treated, and where they are. FX thread. */
final class QueueViewModel {

  private static final long EVERY_MILLIS = 800;

  /**
   * The queue.
   *
   * @param now the service's time
   */
  record Queue(List<Inside.Event> events, Instant now) {}

  private final QueueGateway gateway;
  private final @Nullable Inside inside;
  private final Follower follower;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Texts texts = Texts.of("lambda");
  private final LatestSlot loading = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable Rules> rules = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Queue> queue =
      new ReadOnlyObjectWrapper<>(new Queue(List.of(), Instant.EPOCH));
  private final Unsaved unsaved = new Unsaved(this::forget);
  private @Nullable FunctionInfo function;
  private final Poller<Queue> poller;

  QueueViewModel(
      QueueGateway gateway,
      @Nullable Inside inside,
      Follower follower,
      TaskRunner tasks,
      Dialogs dialogs) {
    this.gateway = gateway;
    this.inside = inside;
    this.follower = follower;
    this.tasks = tasks;
    this.dialogs = dialogs;
    poller = new Poller<>(tasks, this::question, queue::set, () -> EVERY_MILLIS);
  }

  void open(FunctionInfo next) {
    if (function == null || !function.name().equals(next.name())) {
      rules.set(null);
      queue.set(new Queue(List.of(), Instant.EPOCH));
    }
    function = next;
    load();
    poller.ask();
  }

  void load() {
    FunctionInfo of = function;
    if (of != null) {
      problem.set(null);
      tasks
          .work(
              texts.get("queue.loading"),
              follower.noting(of.name(), progress -> gateway.rules(of.name())))
          .latest(loading)
          .onSuccess(rules::set)
          .onFailure(problem::set)
          .start();
    }
  }

  void save(Rules wanted) {
    FunctionInfo of = function;
    if (of != null) {
      tasks
          .work(
              texts.get("queue.saving"),
              progress -> {
                gateway.save(of.name(), wanted);
                return wanted;
              })
          .onSuccess(rules::set)
          .onFailure(dialogs::problem)
          .start();
    }
  }

  /** What is in the form; null while there is none. */
  void typed(@Nullable Rules now) {
    unsaved.set(now != null && !now.equals(rules.get()));
  }

  Unsaved unsaved() {
    return unsaved;
  }

  private void forget() {
    function = null;
    rules.set(null);
  }

  void seen(boolean now) {
    poller.seen(now);
  }

  private @Nullable Work<Queue> question() {
    FunctionInfo of = function;
    Inside from = inside;
    return of == null || from == null
        ? null
        : progress -> new Queue(from.events(of.name()).reversed(), from.now());
  }

  boolean told() {
    return inside != null;
  }

  @Nullable FunctionInfo function() {
    return function;
  }

  /** Null while they are not known. */
  ReadOnlyObjectProperty<@Nullable Rules> rulesProperty() {
    return rules.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The newest event first. */
  ReadOnlyObjectProperty<Queue> queueProperty() {
    return queue.getReadOnlyProperty();
  }
}
