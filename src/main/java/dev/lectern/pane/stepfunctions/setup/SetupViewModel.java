package dev.lectern.pane.stepfunctions.setup;

import dev.lectern.pane.stepfunctions.data.Machine;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Role, logging, tracing and tags of a machine: as they are, and as they are being changed. */
final class SetupViewModel {

  /** All of it. */
  record Setup(String role, Machine.Logging logging, boolean tracing) {

    static Setup of(Machine machine) {
      return new Setup(machine.role(), machine.logging(), machine.tracing());
    }
  }

  private final SetupGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Consumer<Machine> changed;
  private final Texts texts = Texts.of("stepfunctions");
  private final LatestSlot loading = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable Setup> setup = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Map<String, String>> tags =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> refused =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable Machine machine;
  private @Nullable Setup edited;
  private @Nullable Map<String, String> editedTags;

  SetupViewModel(
      SetupGateway gateway, TaskRunner tasks, Dialogs dialogs, Consumer<Machine> changed) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.changed = changed;
  }

  void open(Machine next) {
    boolean other = machine == null || !machine.arn().equals(next.arn());
    machine = next;
    if (other || !dirty.get()) {
      show();
      loadTags();
    }
  }

  private void show() {
    Machine of = machine;
    if (of != null) {
      edited = null;
      editedTags = null;
      // the same again is shown as well: fields may have been changed
      setup.set(null);
      setup.set(Setup.of(of));
      look();
    }
  }

  /** Asks for the tags again. */
  void loadTags() {
    Machine of = machine;
    if (of == null) {
      return;
    }
    refused.set(null);
    tasks
        .work(texts.get("tags.loading"), progress -> gateway.tags(of.arn()))
        .latest(loading)
        .onSuccess(
            found -> {
              editedTags = null;
              tags.set(null);
              tags.set(found);
              look();
            })
        .onFailure(refused::set)
        .start();
  }

  void edit(Setup now) {
    edited = now;
    look();
  }

  void edit(Map<String, String> now) {
    editedTags = now;
    look();
  }

  private boolean setupChanged() {
    return edited != null && !edited.equals(setup.get());
  }

  private boolean tagsChanged() {
    return editedTags != null && !editedTags.equals(tags.get());
  }

  private void look() {
    dirty.set(setupChanged() || tagsChanged());
  }

  void discard() {
    show();
    Map<String, String> known = tags.get();
    tags.set(null);
    tags.set(known);
  }

  /** Saves what was changed, and only that. */
  void save() {
    Machine of = machine;
    Setup next = setupChanged() ? edited : null;
    Map<String, String> nextTags = tagsChanged() ? editedTags : null;
    Map<String, String> before = tags.get() == null ? Map.of() : tags.get();
    if (of == null || busy.get()) {
      return;
    }
    busy.set(true);
    tasks
        .work(
            texts.get("setup.saving", of.name()),
            progress -> {
              if (nextTags != null) {
                gateway.tags(of.arn(), before, nextTags);
              }
              return next == null
                  ? of
                  : gateway.save(of, next.role(), next.logging(), next.tracing());
            })
        .onSuccess(
            now -> {
              machine = now;
              show();
              loadTags();
              changed.accept(now);
            })
        .onFailure(dialogs::problem)
        .andFinally(() -> busy.set(false))
        .start();
  }

  /** As it is saved; null before a machine was opened. */
  ReadOnlyObjectProperty<@Nullable Setup> setupProperty() {
    return setup.getReadOnlyProperty();
  }

  /** As they are saved; null while they are not known. */
  ReadOnlyObjectProperty<@Nullable Map<String, String>> tagsProperty() {
    return tags.getReadOnlyProperty();
  }

  /** Why the tags are not known; null when they are. */
  ReadOnlyObjectProperty<@Nullable UserProblem> refusedProperty() {
    return refused.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
