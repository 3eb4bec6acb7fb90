package dev.lectern.pane.stepfunctions.activities;

import dev.lectern.pane.stepfunctions.activities.ActivitiesGateway.Activity;
import dev.lectern.pane.stepfunctions.activities.ActivitiesGateway.Task;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.dialog.Toasts;
import dev.lectern.ui.i18n.Texts;
import dev.lectern.ui.list.ListViewModel;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The activities, and the tasks that were taken from them in this window. FX thread. */
public final class ActivitiesViewModel extends ListViewModel<Activity, Boolean> {

  private final ActivitiesGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Toasts toasts;
  private final Texts texts = Texts.of("stepfunctions");
  private final ObservableList<Task> taken = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable TaskHandle> busy = new ReadOnlyObjectWrapper<>();

  /** Nothing is loaded before {@link #refresh()}. */
  public ActivitiesViewModel(
      ActivitiesGateway gateway, TaskRunner tasks, Dialogs dialogs, Toasts toasts) {
    super(
        new Source<>(gateway::list, row -> true, Activity::name),
        tasks,
        Texts.of("stepfunctions").get("activities.listing"));
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.toasts = toasts;
  }

  void create() {
    var _ =
        dialogs.ask(
            texts.get("activities.new"),
            texts.get("new.name"),
            "",
            name ->
                Attempt.of(
                    tasks.work(
                        texts.get("activities.creating", name),
                        progress -> {
                          gateway.create(name);
                          return name;
                        }),
                    this::reveal));
  }

  void delete(Activity activity) {
    dialogs
        .confirm(
            new Confirmation(
                texts.get("machines.delete.title", activity.name()),
                texts.get("activities.delete.sentence"),
                texts.get("delete"),
                true))
        .thenAccept(
            yes -> {
              if (yes) {
                change(
                    texts.get("machines.deleting", activity.name()),
                    () -> gateway.delete(activity.arn()),
                    this::refresh);
              }
            });
  }

  /** Waits for a task, at most a minute. */
  void take(Activity activity) {
    if (busy.get() != null) {
      return;
    }
    TaskHandle handle =
        tasks
            .work(
                texts.get("activities.waiting", activity.name()),
                progress -> gateway.take(activity))
            .onSuccess(
                found -> {
                  found.ifPresent(taken::add);
                  if (found.isEmpty()) {
                    toasts.show(
                        texts.get("activities.nothing"), texts.get("activities.nothing.detail"));
                  }
                })
            .onFailure(dialogs::problem)
            .andFinally(() -> busy.set(null))
            .start();
    if (!handle.done()) {
      busy.set(handle);
    }
  }

  Attempt succeed(Task task, String output) {
    return answer(task, () -> gateway.succeed(task, output));
  }

  Attempt fail(Task task, String error, String cause) {
    return answer(task, () -> gateway.fail(task, error, cause));
  }

  /** A task that cannot be answered stays with those that were taken. */
  private Attempt answer(Task task, Runnable call) {
    return Attempt.of(
        tasks.work(
            texts.get("activities.answering"),
            progress -> {
              call.run();
              return task;
            }),
        taken::remove);
  }

  /** Says that somebody still works on a task. */
  void beat(Task task) {
    change(
        texts.get("activities.beating"),
        () -> gateway.beat(task),
        () -> toasts.show(texts.get("activities.beaten"), ""));
  }

  /** Forgets a task that cannot be answered any more. */
  void forget(Task task) {
    taken.remove(task);
  }

  private void change(String title, Runnable work, Runnable then) {
    tasks
        .work(
            title,
            progress -> {
              work.run();
              return title;
            })
        .onSuccess(done -> then.run())
        .onFailure(this::failed)
        .start();
  }

  private void failed(UserProblem why) {
    dialogs.problem(why);
  }

  /** Tasks that were taken and not answered. */
  ObservableList<Task> taken() {
    return taken;
  }

  /** What closing the pane would lose, a sentence. */
  public List<String> unfinished() {
    return taken.isEmpty() ? List.of() : List.of(texts.get("activities.unfinished", taken.size()));
  }

  /** What is waited for, null when nothing is. */
  ReadOnlyObjectProperty<@Nullable TaskHandle> busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
