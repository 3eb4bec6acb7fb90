package dev.lectern.pane.dynamodb.streams;

import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.Pause;
import dev.lectern.task.Progress;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.dialog.Dialogs.Confirmation;
import dev.lectern.ui.i18n.Texts;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The records of a table's stream. FX thread. */
final class StreamViewModel {

  /** A shard answers five GetRecords a second at most; one is enough to watch. */
  private static final Duration EVERY = Duration.ofSeconds(1);

  private static final int MOST = 1_000;

  private final StreamsGateway gateway;
  private final TaskRunner tasks;
  private final Dialogs dialogs;
  private final Runnable changed;
  private final Texts texts = Texts.of("dynamodbstreams");
  private final LatestSlot slot = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable TableInfo> table = new ReadOnlyObjectWrapper<>();
  private final ObservableList<StreamRecord> records = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable StreamRecord> current = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final BooleanProperty following = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
  private @Nullable StreamReader reader;
  private @Nullable TaskHandle work;

  /**
   * @param changed called after the table was changed
   */
  StreamViewModel(StreamsGateway gateway, TaskRunner tasks, Dialogs dialogs, Runnable changed) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.changed = changed;
    following.addListener((o, before, now) -> read());
  }

  /** Shows a table's stream: what is kept of it at once, what comes while it is followed. */
  void open(TableInfo now) {
    TableInfo before = table.get();
    boolean same =
        before != null
            && before.name().equals(now.name())
            && java.util.Objects.equals(before.streamArn(), now.streamArn());
    table.set(now);
    if (same) {
      // what is being read is not begun again: the table is described more than once
      if (!following.get() && (work == null || work.done())) {
        read();
      }
      return;
    }
    stop();
    following.set(false);
    records.clear();
    current.set(null);
    problem.set(null);
    reader = now.streamArn() == null ? null : new StreamReader(gateway, now.streamArn());
    read();
  }

  /** Reads what came since the last time. */
  void read() {
    StreamReader from = reader;
    if (from == null) {
      return;
    }
    boolean first = records.isEmpty();
    loading.set(first);
    problem.set(null);
    boolean again = following.get();
    work =
        tasks
            .work(texts.get("reading"), progress -> follow(from, again, progress))
            .latest(slot)
            .onFailure(
                failure -> {
                  problem.set(failure);
                  following.set(false);
                })
            .andFinally(() -> loading.set(false))
            .start();
  }

  private StreamReader follow(StreamReader from, boolean again, Progress progress)
      throws InterruptedException {
    do {
      // a reader is used by one thread at a time: the work before was cancelled, not ended
      List<StreamRecord> found;
      synchronized (from) {
        found = from.next(progress);
      }
      tasks.onFxThread(() -> show(from, found));
      if (again) {
        Pause.of(EVERY, progress);
      }
    } while (again);
    return from;
  }

  private void show(StreamReader from, List<StreamRecord> found) {
    loading.set(false);
    if (from != reader || found.isEmpty()) {
      return;
    }
    records.addAll(0, found.reversed());
    if (records.size() > MOST) {
      records.remove(MOST, records.size());
    }
    if (current.get() == null || following.get()) {
      current.set(records.getFirst());
    }
  }

  /** A stream is followed only while somebody looks; nothing is missed, it keeps its records. */
  void seen(boolean now) {
    if (!now) {
      stop();
    } else if (following.get()) {
      read();
    }
  }

  /** Stops reading. */
  void stop() {
    slot.cancel();
  }

  /** Forgets what was read; the stream keeps it. */
  void clear() {
    records.clear();
    current.set(null);
  }

  /** Switches the stream on, with a view type. */
  void enable(String view) {
    TableInfo of = table.get();
    if (of != null) {
      change(of, view);
    }
  }

  /** Switches the stream off after a question. */
  void disable() {
    TableInfo of = table.get();
    if (of == null) {
      return;
    }
    dialogs
        .confirm(
            new Confirmation(
                texts.get("disable.title", of.name()),
                texts.get("disable.sentence"),
                texts.get("disable.verb"),
                true))
        .thenAccept(
            yes -> {
              if (yes) {
                change(of, null);
              }
            });
  }

  private void change(TableInfo of, @Nullable String view) {
    tasks
        .work(
            texts.get("switching"),
            progress -> {
              gateway.stream(of, view);
              return of;
            })
        .onSuccess(done -> changed.run())
        .onFailure(dialogs::problem)
        .start();
  }

  ReadOnlyObjectProperty<@Nullable TableInfo> tableProperty() {
    return table.getReadOnlyProperty();
  }

  /** What was read, the latest first. */
  ObservableList<StreamRecord> records() {
    return records;
  }

  ObjectProperty<@Nullable StreamRecord> currentProperty() {
    return current;
  }

  /** Why reading failed; null when it did not. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether records are read again and again. */
  BooleanProperty followingProperty() {
    return following;
  }

  /** Whether the first records are being read. */
  ReadOnlyBooleanProperty loadingProperty() {
    return loading.getReadOnlyProperty();
  }
}
