package dev.lectern.pane.lambda.logs;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The newest lines of a function's log; follows while somebody looks. FX thread. */
final class LogsViewModel {

  private static final int MOST = 5_000;
  private static final long EVERY_MILLIS = 700;

  private final @Nullable Inside inside;
  private final TaskRunner tasks;
  private final ObservableList<Inside.Line> lines = FXCollections.observableArrayList();
  private final StringProperty filter = new SimpleStringProperty("");
  private final BooleanProperty platform = new SimpleBooleanProperty(true);
  private final BooleanProperty follow = new SimpleBooleanProperty(true);
  private List<Inside.Line> all = List.of();
  private @Nullable FunctionInfo function;
  private @Nullable TaskHandle ticking;
  private boolean seen;

  LogsViewModel(@Nullable Inside inside, TaskRunner tasks) {
    this.inside = inside;
    this.tasks = tasks;
    filter.addListener((o, before, now) -> show());
    platform.addListener((o, before, now) -> show());
    follow.addListener((o, before, now) -> tick());
  }

  void open(FunctionInfo next) {
    if (function == null || !function.name().equals(next.name())) {
      all = List.of();
      show();
    }
    function = next;
    tick();
  }

  void seen(boolean now) {
    seen = now;
    tick();
  }

  private void tick() {
    if (ticking != null) {
      ticking.cancel();
      ticking = null;
    }
    FunctionInfo of = function;
    Inside from = inside;
    if (!seen || of == null || from == null) {
      return;
    }
    ticking =
        tasks
            .work("", progress -> from.log("/aws/lambda/" + of.name(), MOST))
            .onSuccess(
                found -> {
                  if (!found.equals(all)) {
                    all = found;
                    show();
                  }
                  again();
                })
            .onFailure(why -> again())
            .start();
  }

  private void again() {
    if (follow.get()) {
      ticking = tasks.later(EVERY_MILLIS, this::tick);
    }
  }

  private void show() {
    String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
    lines.setAll(
        all.stream()
            .filter(line -> platform.get() || !platform(line.text()))
            .filter(
                line ->
                    wanted.isEmpty()
                        || (line.text() + " " + line.stream())
                            .toLowerCase(Locale.ROOT)
                            .contains(wanted))
            .toList());
  }

  /** Whether Lambda wrote the line, not the function. */
  static boolean platform(String line) {
    return line.startsWith("START RequestId: ")
        || line.startsWith("END RequestId: ")
        || line.startsWith("REPORT RequestId: ")
        || line.startsWith("INIT_")
        || line.contains("\"type\":\"platform.");
  }

  boolean told() {
    return inside != null;
  }

  /** What is shown, oldest first. */
  ObservableList<Inside.Line> lines() {
    return lines;
  }

  /** How many there are in all. */
  int count() {
    return all.size();
  }

  StringProperty filterProperty() {
    return filter;
  }

  /** Whether Lambda's own lines are shown. */
  BooleanProperty platformProperty() {
    return platform;
  }

  BooleanProperty followProperty() {
    return follow;
  }
}
