package dev.lectern.pane.lambda.logs;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Inside;
import dev.lectern.task.Poller;
import dev.lectern.task.TaskRunner;
import dev.lectern.task.TaskRunner.Work;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The newest lines of a function's log; follows while somebody looks. FX thread. */
final class LogsViewModel {

  private static final long EVERY_MILLIS = 700;

  private final Function<String, List<Inside.Line>> source;
  private final ObservableList<Inside.Line> lines = FXCollections.observableArrayList();
  private final StringProperty filter = new SimpleStringProperty("");
  private final BooleanProperty platform = new SimpleBooleanProperty(true);
  private final BooleanProperty follow = new SimpleBooleanProperty(true);
  private List<Inside.Line> all = List.of();
  private @Nullable FunctionInfo function;
  private final Poller<List<Inside.Line>> poller;

  /**
   * @param source newest lines of a function, oldest first; blocking, any thread
   */
  LogsViewModel(Function<String, List<Inside.Line>> source, TaskRunner tasks) {
    this.source = source;
    poller =
        new Poller<>(
            tasks, this::question, this::found, () -> follow.get() ? EVERY_MILLIS : Poller.NEVER);
    filter.addListener((o, before, now) -> show());
    platform.addListener((o, before, now) -> show());
    follow.addListener((o, before, now) -> poller.ask());
  }

  void open(FunctionInfo next) {
    if (function == null || !function.name().equals(next.name())) {
      all = List.of();
      show();
    }
    function = next;
    poller.ask();
  }

  void seen(boolean now) {
    poller.seen(now);
  }

  private @Nullable Work<List<Inside.Line>> question() {
    FunctionInfo of = function;
    return of == null ? null : progress -> source.apply(of.name());
  }

  private void found(List<Inside.Line> now) {
    if (!now.equals(all)) {
      all = now;
      show();
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
