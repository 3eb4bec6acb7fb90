package dev.lectern.pane.classroom;

import dev.lectern.lab.kit.ResultsCsv;
import dev.lectern.lab.kit.ResultsFile.Trust;
import dev.lectern.lab.kit.ResultsGrid;
import dev.lectern.lab.kit.ResultsGrid.Column;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Results that were handed in, side by side. FX thread. */
final class ResultsViewModel {

  private static final int SPOTS = 3;

  private final ClassServices services;
  private final Texts texts;
  private final LatestSlot loading = new LatestSlot();
  private final ReadOnlyObjectWrapper<@Nullable ResultsGrid> grid = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable Path folder;

  ResultsViewModel(ClassServices services, Texts texts) {
    this.services = services;
    this.texts = texts;
  }

  /** Null before a folder was loaded. */
  ReadOnlyObjectProperty<@Nullable ResultsGrid> gridProperty() {
    return grid.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  void choose() {
    services
        .dialogs()
        .chooseFolder(texts.get("results.choose"))
        .thenAccept(chosen -> chosen.ifPresent(this::load));
  }

  void load(Path from) {
    folder = from;
    busy.set(true);
    problem.set(null);
    services
        .tasks()
        .work(texts.get("results.loading"), progress -> services.shelf().results(from))
        .latest(loading)
        .onSuccess(grid::set)
        .onFailure(problem::set)
        .andFinally(() -> busy.set(false))
        .start();
  }

  /** Loads the same folder again; nothing happens before the first. */
  void again() {
    if (folder != null) {
      load(folder);
    }
  }

  /** How many files there are and what they are worth, a sentence. */
  String summary() {
    ResultsGrid now = grid.get();
    if (now == null) {
      return "";
    }
    StringBuilder text = new StringBuilder(texts.get("results.files", now.rows().size()));
    for (Trust trust : Trust.values()) {
      long count = now.rows().stream().filter(row -> row.file().trust() == trust).count();
      if (count > 0) {
        text.append(" · ").append(count).append(' ').append(texts.get("trust." + trust));
      }
    }
    return text.toString();
  }

  /** Where the class is stuck, worst first, a sentence each; empty when nowhere. */
  List<String> stuckSpots() {
    ResultsGrid now = grid.get();
    return now == null
        ? List.of()
        : now.columns().stream()
            .filter(column -> column.stuck() > 0)
            .sorted(Comparator.comparingInt(Column::stuck).reversed())
            .limit(SPOTS)
            .map(
                column ->
                    texts.get(
                        "results.stuck",
                        column.lab(),
                        column.title(),
                        column.stuck(),
                        column.begun(),
                        column.passed(),
                        column.median() == 0
                            ? ""
                            : texts.get(
                                "results.took",
                                Format.duration(Duration.ofSeconds(column.median())))))
            .toList();
  }

  void exportGrades() {
    export("results.grades", "grades.csv", ResultsCsv::grades);
  }

  void exportEvidence() {
    export("results.evidence", "evidence.csv", ResultsCsv::evidence);
  }

  private void export(String title, String name, Function<ResultsGrid, String> csv) {
    ResultsGrid now = grid.get();
    if (now == null) {
      return;
    }
    services
        .dialogs()
        .chooseSave(texts.get(title), name)
        .thenAccept(
            chosen ->
                chosen.ifPresent(
                    to ->
                        services
                            .tasks()
                            .work(
                                texts.get(title), progress -> Files.writeString(to, csv.apply(now)))
                            .onSuccess(
                                done ->
                                    services
                                        .toasts()
                                        .show(texts.get("results.saved", done.getFileName()), ""))
                            .start()));
  }
}
