package dev.lectern.pane.stepfunctions.run.compare;

import dev.lectern.pane.stepfunctions.data.ExecutionRow;
import dev.lectern.pane.stepfunctions.run.history.History;
import dev.lectern.pane.stepfunctions.run.model.Page;
import dev.lectern.pane.stepfunctions.run.model.RunGateway;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.Progress;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Two executions of one machine, both chosen among its newest. FX thread. */
public final class CompareViewModel {

  private final RunGateway gateway;
  private final TaskRunner tasks;
  private final Texts texts = Texts.of("stepfunctionsrun");
  private final LatestSlot loading = new LatestSlot();
  private final ObservableList<ExecutionRow> runs = FXCollections.observableArrayList();
  private final StringProperty left = new SimpleStringProperty("");
  private final StringProperty right = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<@Nullable Comparison> comparison =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();

  /** Compares nothing before {@link #open}. */
  public CompareViewModel(RunGateway gateway, TaskRunner tasks) {
    this.gateway = gateway;
    this.tasks = tasks;
    left.addListener((o, before, now) -> compare());
    right.addListener((o, before, now) -> compare());
  }

  /**
   * Begins with two executions, by ARN.
   *
   * @param other empty: the newest one before the first
   */
  public void open(String machineArn, String first, String other) {
    right.set(first);
    left.set(other);
    tasks
        .work(texts.get("compare.listing"), progress -> gateway.newest(machineArn))
        .onSuccess(found -> listed(found, first))
        .onFailure(problem::set)
        .start();
  }

  private void listed(List<ExecutionRow> found, String first) {
    runs.setAll(found);
    if (left.get().isEmpty()) {
      int at = 0;
      while (at < found.size() && !found.get(at).arn().equals(first)) {
        at++;
      }
      if (at + 1 < found.size()) {
        left.set(found.get(at + 1).arn());
      } else if (!found.isEmpty() && !found.getFirst().arn().equals(first)) {
        left.set(found.getFirst().arn());
      }
    }
  }

  /** Asks for both again. */
  void compare() {
    comparison.set(null);
    problem.set(null);
    String one = left.get();
    String other = right.get();
    if (one.isEmpty() || other.isEmpty()) {
      loading.cancel();
      return;
    }
    tasks
        .work(
            texts.get("loading"),
            progress -> Comparison.of(history(one, progress), history(other, progress)))
        .latest(loading)
        .onSuccess(comparison::set)
        .onFailure(problem::set)
        .start();
  }

  private History history(String arn, Progress progress) {
    History history = new History();
    Page page = gateway.events(arn, "");
    history.add(page.events());
    while (page.more()) {
      progress.check();
      page = gateway.events(arn, page.next());
      history.add(page.events());
    }
    return history;
  }

  /** The newest executions, the newest first. */
  public ObservableList<ExecutionRow> runs() {
    return runs;
  }

  /** ARN of the one on the left. */
  public StringProperty leftProperty() {
    return left;
  }

  /** ARN of the one on the right. */
  public StringProperty rightProperty() {
    return right;
  }

  /** What differs; null while that is not known. */
  public ReadOnlyObjectProperty<@Nullable Comparison> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /** Why it is not known; null when it is, or comes. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
