package dev.lectern.pane.dynamodb.transfer;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.compose.ComposeGateway;
import dev.lectern.pane.dynamodb.data.TableInfo;
import dev.lectern.pane.dynamodb.result.PageReader;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Progress;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Items of a table to a file, and of a file to the table; one at a time. FX thread. */
final class TransferViewModel {

  /** Failed rows that are shown; all are counted. */
  private static final int MOST_SHOWN = 1_000;

  /** Gives what is to be written to a file. */
  @FunctionalInterface
  interface Reading {
    /**
     * @param asked whether what Explore asks for, rather than the whole table
     * @return null while Explore has no question
     */
    @Nullable PageReader first(boolean asked);
  }

  private record Exported(long items, double units) {}

  private final Reading reading;
  private final ComposeGateway gateway;
  private final TaskRunner tasks;
  private final Texts texts = Texts.of("dynamodbtransfer");
  private final ObservableList<Importer.Failure> failures = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable TaskHandle> work = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private @Nullable TableInfo table;

  TransferViewModel(Reading reading, ComposeGateway gateway, TaskRunner tasks) {
    this.reading = reading;
    this.gateway = gateway;
    this.tasks = tasks;
  }

  void open(TableInfo now) {
    TableInfo before = table;
    table = now;
    if (before == null || !before.name().equals(now.name())) {
      stop();
      begin();
    }
  }

  private void begin() {
    failures.clear();
    count.set("");
    summary.set("");
    problem.set(null);
  }

  /** The name that is proposed for a file. */
  String name(FileFormat format) {
    return (table == null ? "items" : table.name()) + "." + format.extension();
  }

  /** Whether there is something to export so. */
  boolean ready(boolean asked) {
    return reading.first(asked) != null;
  }

  /** Writes items to a file. */
  void write(Path file, FileFormat format, boolean asked) {
    TableInfo of = table;
    PageReader first = reading.first(asked);
    if (of == null || first == null || work.get() != null) {
      return;
    }
    begin();
    run(
        tasks
            .work(
                texts.get("exporting", file.getFileName()),
                progress -> export(of, file, format, first, progress))
            .onSuccess(
                done ->
                    summary.set(texts.get("exported", done.items(), file.toString(), done.units())))
            .onFailure(problem::set)
            .onCancel(() -> summary.set(texts.get("export.stopped")))
            .andFinally(() -> work.set(null))
            .start());
  }

  private Exported export(
      TableInfo of, Path file, FileFormat format, PageReader first, Progress progress)
      throws IOException {
    double units = 0;
    try (ItemFileWriter out = new ItemFileWriter(file, format, of.keys())) {
      for (PageReader next = first; next != null; ) {
        progress.check();
        PageReader.Page page = next.read();
        for (Map<String, AttributeValue> item : page.items()) {
          out.write(item);
        }
        units += page.used().total();
        String now = texts.get("export.count", out.items(), units);
        progress.update(out.items(), of.items() > 0 ? Math.max(of.items(), out.items()) : -1);
        tasks.onFxThread(() -> count.set(now));
        next = page.next();
      }
      out.finish();
      return new Exported(out.items(), units);
    }
  }

  /** Writes the items of a file into the table. */
  void read(Path file) {
    TableInfo of = table;
    if (of == null || work.get() != null) {
      return;
    }
    begin();
    run(
        tasks
            .work(
                texts.get("importing", file.getFileName()),
                progress ->
                    new Importer(gateway, of, progress, this::failed, this::counted).read(file))
            .onSuccess(
                done ->
                    summary.set(texts.get("imported", done.written(), done.failed(), done.units())))
            .onFailure(problem::set)
            .onCancel(() -> summary.set(texts.get("import.stopped", count.get())))
            .andFinally(() -> work.set(null))
            .start());
  }

  private void run(TaskHandle handle) {
    if (!handle.done()) {
      work.set(handle);
    }
  }

  private void failed(Importer.Failure failure) {
    tasks.onFxThread(
        () -> {
          if (failures.size() < MOST_SHOWN) {
            failures.add(failure);
          }
        });
  }

  private void counted(Importer.Count now) {
    String text = texts.get("import.count", now.written(), now.failed(), now.units());
    tasks.onFxThread(() -> count.set(text));
  }

  void stop() {
    TaskHandle running = work.get();
    if (running != null) {
      running.cancel();
    }
  }

  /** Rows that were not written, in the order of the file. */
  ObservableList<Importer.Failure> failures() {
    return failures;
  }

  /** What runs; null when nothing does. */
  ReadOnlyObjectProperty<@Nullable TaskHandle> workProperty() {
    return work.getReadOnlyProperty();
  }

  /** How far it is, in words. */
  ReadOnlyStringProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /** What became of it; empty before. */
  ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
