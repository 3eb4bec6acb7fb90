package dev.lectern.pane.sandbox;

import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.Snapshots;
import dev.lectern.sandbox.Snapshots.ForeignFileException;
import dev.lectern.sandbox.Snapshots.Snapshot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The snapshots, and what is done with them. FX thread. */
final class SnapshotsViewModel implements AutoCloseable {

  /** In bytes of UTF-8, since it becomes the name of a file. */
  private static final int LONGEST_NAME = 100;

  private final Snapshots snapshots;
  private final TaskRunner tasks;
  private final Consumer<UserProblem> problems;
  private final Runnable replaced;
  private final Texts texts;
  private final AutoCloseable listening;

  /** A lab forgets several at once. */
  private final AtomicBoolean asked = new AtomicBoolean();

  private final ReadOnlyObjectWrapper<List<SnapshotRow>> rows =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");

  /**
   * @param problems what could not be done
   * @param replaced told after the state was replaced: open panes show something else now
   */
  SnapshotsViewModel(
      Snapshots snapshots,
      TaskRunner tasks,
      Consumer<UserProblem> problems,
      Runnable replaced,
      Texts texts) {
    this.snapshots = snapshots;
    this.tasks = tasks;
    this.problems = problems;
    this.replaced = replaced;
    this.texts = texts;
    this.listening = snapshots.onChange(this::changed);
  }

  private void changed() {
    if (asked.compareAndSet(false, true)) {
      tasks.onFxThread(this::refresh);
    }
  }

  /** Newest first. */
  ReadOnlyObjectProperty<List<SnapshotRow>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** Whether the state before the last restore is still there. */
  ReadOnlyBooleanProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /** Whether something is being done. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** What was done last and how long it took; empty at first. */
  ReadOnlyStringProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  /** Reads the list again. */
  void refresh() {
    asked.set(false);
    tasks
        .work(texts.get("snapshots.reading"), progress -> read())
        .onSuccess(
            all -> {
              rows.set(all.stream().filter(row -> !row.name().equals(Snapshots.UNDO)).toList());
              undoable.set(all.stream().anyMatch(row -> row.name().equals(Snapshots.UNDO)));
            })
        .onFailure(problems)
        .start();
  }

  private List<SnapshotRow> read() throws IOException {
    List<SnapshotRow> all = new ArrayList<>();
    for (Snapshot one : snapshots.list()) {
      all.add(
          new SnapshotRow(
              one.name(),
              one.savedAt(),
              snapshots.bytes(one.name()),
              one.name().startsWith(Snapshots.OF_LABS)));
    }
    all.sort(Comparator.comparing(SnapshotRow::savedAt).reversed());
    return all;
  }

  /** Why a name cannot be used; empty when it can. */
  Optional<String> fault(String name) {
    if (name.isBlank()) {
      return Optional.of(texts.get("snapshots.name.blank"));
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      return Optional.of(texts.get("snapshots.name.long"));
    }
    if (name.startsWith(Snapshots.OF_LABS) || name.equals(Snapshots.UNDO)) {
      return Optional.of(texts.get("snapshots.name.taken"));
    }
    return Optional.empty();
  }

  /** Whether there is one of that name, which saving would replace. */
  boolean known(String name) {
    return rows.get().stream().anyMatch(row -> row.name().equals(name));
  }

  void save(String name) {
    act(
        texts.get("snapshots.saving", name),
        "snapshots.saved",
        name,
        false,
        () -> {
          var _ = snapshots.save(name);
        });
  }

  /** Puts a state back; the one now can be brought back by {@link #undo}. */
  void restore(String name) {
    act(
        texts.get("snapshots.restoring", name),
        "snapshots.restored",
        name,
        true,
        () -> {
          var _ = snapshots.save(Snapshots.UNDO);
          snapshots.restore(name);
        });
  }

  /** Brings back the state before the last restore or wipe. */
  void undo() {
    act(
        texts.get("snapshots.undoing"),
        "snapshots.undone",
        "",
        true,
        () -> {
          snapshots.restore(Snapshots.UNDO);
          snapshots.delete(Snapshots.UNDO);
        });
  }

  /** Empties everything; {@link #undo} brings it back. */
  void wipe() {
    act(
        texts.get("snapshots.wiping"),
        "snapshots.wiped",
        "",
        true,
        () -> {
          var _ = snapshots.save(Snapshots.UNDO);
          snapshots.wipe();
        });
  }

  void delete(String name) {
    act(
        texts.get("snapshots.deleting", name),
        "snapshots.deleted",
        name,
        false,
        () -> snapshots.delete(name));
  }

  void exportTo(String name, Path file) {
    act(
        texts.get("snapshots.exporting", name),
        "snapshots.exported",
        name,
        false,
        () -> snapshots.exportTo(name, file));
  }

  void importFrom(Path file) {
    act(
        texts.get("snapshots.importing", String.valueOf(file.getFileName())),
        "snapshots.imported",
        String.valueOf(file.getFileName()),
        false,
        () -> imported(file));
  }

  private void imported(Path file) throws IOException {
    try {
      var _ = snapshots.importFrom(file);
    } catch (ForeignFileException foreign) {
      throw new ProblemException(
          UserProblem.of(
              texts.get("snapshots.foreign", String.valueOf(file.getFileName())),
              String.valueOf(foreign.getMessage()),
              texts.get("snapshots.foreign.remedy")));
    }
  }

  private interface Deed {
    void run() throws IOException;
  }

  private void act(String title, String doneKey, String name, boolean replaces, Deed deed) {
    busy.set(true);
    tasks
        .work(
            title,
            progress -> {
              long from = System.nanoTime();
              deed.run();
              return Duration.ofNanos(System.nanoTime() - from);
            })
        .onSuccess(
            took -> {
              done.set(texts.get(doneKey, name, took.toMillis()));
              if (replaces) {
                replaced.run();
              }
            })
        .onFailure(problems)
        .andFinally(
            () -> {
              busy.set(false);
              refresh();
            })
        .start();
  }

  @Override
  public void close() {
    Listening.end(listening);
  }
}
