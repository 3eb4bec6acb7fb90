package dev.lectern.pane.dynamodb.tables;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Attempt;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.dialog.Toasts;
import dev.lectern.ui.i18n.Texts;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What can be done with tables: each says what it will do before it does it. FX thread. */
public final class TableActions {

  private final TablesGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Toasts toasts;
  private final Texts texts = Texts.of("dynamodb");
  private final ReadOnlyObjectWrapper<@Nullable TaskHandle> busy = new ReadOnlyObjectWrapper<>();
  private Consumer<String> made = name -> {};
  private Consumer<String> gone = name -> {};

  /** Actions on a session's tables. */
  public TableActions(TablesGateway gateway, TaskRunner tasks, Dialogs dialogs, Toasts toasts) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.toasts = toasts;
  }

  /** Sets who is told of a table that was made and of one that is gone. */
  public void listen(Consumer<String> whenMade, Consumer<String> whenGone) {
    made = whenMade;
    gone = whenGone;
  }

  /** Makes a table. */
  public Attempt create(NewTable table) {
    return Attempt.of(
        tasks.work(
            texts.get("tables.creating", table.name()),
            progress -> {
              gateway.create(table, progress);
              return table.name();
            }),
        name -> {
          toasts.show(texts.get("tables.created", name), "");
          made.accept(name);
        });
  }

  /** Deletes a table after the user has typed its name. */
  public void delete(String name) {
    run(
        tasks
            .work(texts.get("tables.looking", name), progress -> gateway.describe(name))
            .onSuccess(
                info -> {
                  busy.set(null);
                  ask(info);
                })
            .onFailure(this::failed)
            .onCancel(() -> busy.set(null))
            .start());
  }

  private void failed(dev.lectern.problem.UserProblem problem) {
    busy.set(null);
    dialogs.problem(problem);
  }

  private void ask(TableInfo table) {
    if (table.guarded()) {
      dialogs.problem(
          dev.lectern.problem.UserProblem.of(
              texts.get("tables.guarded", table.name()),
              texts.get("tables.guarded.why"),
              texts.get("tables.guarded.remedy")));
      return;
    }
    dialogs
        .confirmByTyping(
            new Confirmation(
                texts.get("tables.delete.title", table.name()),
                texts.get("tables.delete.sentence", table.items(), table.indexes().size()),
                texts.get("tables.delete.verb"),
                true),
            table.name())
        .thenAccept(
            yes -> {
              if (yes) {
                deleteNow(table.name());
              }
            });
  }

  private void deleteNow(String name) {
    run(
        tasks
            .work(
                texts.get("tables.deleting", name),
                progress -> {
                  gateway.delete(name, progress);
                  return name;
                })
            .onSuccess(
                done -> {
                  busy.set(null);
                  gone.accept(done);
                })
            .onFailure(this::failed)
            .onCancel(() -> busy.set(null))
            .start());
  }

  private void run(TaskHandle handle) {
    if (!handle.done()) {
      busy.set(handle);
    }
  }

  /** What runs now, null when nothing does. */
  public ReadOnlyObjectProperty<@Nullable TaskHandle> busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
