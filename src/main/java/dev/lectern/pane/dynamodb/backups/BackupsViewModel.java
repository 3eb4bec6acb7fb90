package dev.lectern.pane.dynamodb.backups;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskBuilder;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.i18n.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Backups of a table, and what can be done with them. FX thread. */
final class BackupsViewModel {

  private record Found(List<Backup> backups, Recovery recovery) {}

  private final BackupsGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Consumer<String> restored;
  private final Texts texts = Texts.of("dynamodbbackups");
  private final LatestSlot loading = new LatestSlot();
  private final ObservableList<Backup> backups = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Recovery> recovery = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable TaskHandle> busy = new ReadOnlyObjectWrapper<>();
  private @Nullable TableInfo table;

  /**
   * @param restored told of a table that was made of a backup
   */
  BackupsViewModel(
      BackupsGateway gateway, TaskRunner tasks, Dialogs dialogs, Consumer<String> restored) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.restored = restored;
  }

  void open(TableInfo now) {
    TableInfo before = table;
    table = now;
    if (before == null || !before.name().equals(now.name())) {
      backups.clear();
      recovery.set(null);
    }
    load();
  }

  /** Asks again. */
  void load() {
    TableInfo of = table;
    if (of == null) {
      return;
    }
    problem.set(null);
    tasks
        .work(texts.get("loading"), progress -> new Found(gateway.list(of), gateway.recovery(of)))
        .latest(loading)
        .onSuccess(
            found -> {
              backups.setAll(found.backups());
              recovery.set(found.recovery());
            })
        .onFailure(problem::set)
        .start();
  }

  /** Makes a backup under a name that the user gives. */
  void create() {
    TableInfo of = table;
    if (of == null) {
      return;
    }
    var _ =
        dialogs.ask(
            texts.get("create.title"),
            texts.get("create.name"),
            of.name() + "-backup",
            name -> attempt(texts.get("creating", name), progress -> gateway.create(of, name), ""));
  }

  /** Deletes a backup after a question. */
  void delete(Backup backup) {
    dialogs
        .confirm(
            new Confirmation(
                texts.get("delete.title", backup.name()),
                texts.get(
                    "delete.sentence",
                    Format.dayTime(backup.created()),
                    Format.bytes(backup.bytes())),
                texts.get("delete.verb"),
                true))
        .thenAccept(
            yes -> {
              if (yes) {
                run(texts.get("deleting", backup.name()), progress -> gateway.delete(backup));
              }
            });
  }

  /** Makes a new table of a backup. */
  void restore(Backup backup) {
    target(
        name ->
            attempt(
                texts.get("restoring", name),
                progress -> gateway.restore(backup, name, progress),
                name));
  }

  /**
   * Makes a new table as this one was.
   *
   * @param at null for the latest moment that can be restored
   */
  void restoreTo(@Nullable Instant at) {
    TableInfo of = table;
    if (of != null) {
      target(
          name ->
              attempt(
                  texts.get("restoring", name),
                  progress -> gateway.restoreTo(of, at, name, progress),
                  name));
    }
  }

  private void target(Function<String, Attempt> go) {
    var _ =
        dialogs.ask(
            texts.get("restore.title"),
            texts.get("restore.name"),
            Objects.requireNonNull(table).name() + "-restored",
            go);
  }

  /** Switches recovery; off after a question. */
  void recover(boolean on) {
    TableInfo of = table;
    if (of == null) {
      return;
    }
    if (on) {
      run(texts.get("switching"), progress -> gateway.recover(of, true));
      return;
    }
    dialogs
        .confirm(
            new Confirmation(
                texts.get("pitr.off.title"),
                texts.get("pitr.off.sentence"),
                texts.get("pitr.off.verb"),
                true))
        .thenAccept(
            yes -> {
              if (yes) {
                run(texts.get("switching"), progress -> gateway.recover(of, false));
              }
            });
  }

  /** A change; what it makes is told when there is a new table. */
  @FunctionalInterface
  private interface Change {
    void make(dev.lectern.task.Progress progress) throws InterruptedException;
  }

  private TaskBuilder<String> work(String title, Change change, String made) {
    return tasks.work(
        title,
        progress -> {
          change.make(progress);
          return made;
        });
  }

  private Attempt attempt(String title, Change change, String made) {
    return Attempt.of(work(title, change, made), this::changed);
  }

  private void changed(String made) {
    load();
    if (!made.isEmpty()) {
      restored.accept(made);
    }
  }

  private void run(String title, Change change) {
    TaskHandle handle =
        work(title, change, "")
            .onSuccess(
                done -> {
                  busy.set(null);
                  changed(done);
                })
            .onFailure(
                failure -> {
                  busy.set(null);
                  dialogs.problem(failure);
                })
            .onCancel(() -> busy.set(null))
            .start();
    if (!handle.done()) {
      busy.set(handle);
    }
  }

  void stop() {
    loading.cancel();
  }

  ObservableList<Backup> backups() {
    return backups;
  }

  /** How recovery is set; null while it is not known. */
  ReadOnlyObjectProperty<@Nullable Recovery> recoveryProperty() {
    return recovery.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What runs now, null when nothing does. */
  ReadOnlyObjectProperty<@Nullable TaskHandle> busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
