package dev.lectern.pane.lambda.sweep;

import dev.lectern.pane.lambda.data.FunctionInfo;
import dev.lectern.pane.lambda.data.Report;
import dev.lectern.pane.lambda.data.Run;
import dev.lectern.pane.lambda.invoke.InvokeGateway;
import dev.lectern.pane.lambda.invoke.Request;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.Progress;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Runs the same event at several memory sizes, and puts the memory back. FX thread. */
final class SweepViewModel {

  private final SweepGateway gateway;
  private final InvokeGateway invoke;
  private final UnaryOperator<String> payload;
  private final TaskRunner tasks;
  private final Consumer<FunctionInfo> changed;
  private final Texts texts = Texts.of("lambda");
  private final ObservableList<Point> points = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final BooleanProperty cold = new SimpleBooleanProperty();
  private final BooleanProperty before = new SimpleBooleanProperty();
  private final BooleanProperty published = new SimpleBooleanProperty();
  private @Nullable FunctionInfo function;
  private @Nullable TaskHandle work;

  /**
   * @param payload the event of a function, which is sent
   * @param changed told when the function is as it was
   */
  SweepViewModel(
      SweepGateway gateway,
      InvokeGateway invoke,
      UnaryOperator<String> payload,
      TaskRunner tasks,
      Consumer<FunctionInfo> changed) {
    this.gateway = gateway;
    this.invoke = invoke;
    this.payload = payload;
    this.tasks = tasks;
    this.changed = changed;
  }

  void open(FunctionInfo next) {
    if (!shows(next)) {
      stop();
      points.clear();
      problem.set(null);
      status.set("");
    }
    function = next;
  }

  private boolean shows(FunctionInfo of) {
    return function != null && function.name().equals(of.name());
  }

  /** What comes of a function that is not shown any more says nothing of the one that is. */
  private void of(FunctionInfo of, Runnable show) {
    if (shows(of)) {
      show.run();
    }
  }

  /**
   * Measures.
   *
   * @param sizes in megabytes
   * @param warm calls at each size; the first one after each change is cold
   * @param colds cold calls at each size
   */
  void start(List<Integer> sizes, int warm, int colds) {
    FunctionInfo of = function;
    if (of == null || running.get() || sizes.isEmpty()) {
      return;
    }
    points.clear();
    problem.set(null);
    running.set(true);
    Request request =
        new Request(of.name(), "", Request.Type.REQUEST_RESPONSE, payload.apply(of.name()), "");
    work =
        tasks
            .work(
                texts.get("sweep.running"),
                progress -> {
                  for (int size : sizes) {
                    measure(of, request, size, warm, colds, progress);
                  }
                  return "";
                })
            .onSuccess(done -> of(of, () -> status.set(texts.get("sweep.done", of.memory()))))
            .onFailure(why -> of(of, () -> problem.set(why)))
            .onCancel(() -> of(of, () -> status.set(texts.get("sweep.stopped", of.memory()))))
            .andFinally(() -> restore(of))
            .start();
  }

  /** However it ended: the function must be as it was. */
  private void restore(FunctionInfo of) {
    tasks
        .work(
            texts.get("sweep.restoring"),
            progress -> gateway.memory(of.name(), of.memory(), progress))
        .onSuccess(changed)
        .onFailure(problem::set)
        .andFinally(() -> running.set(false))
        .start();
  }

  private void measure(
      FunctionInfo of, Request request, int size, int warm, int colds, Progress progress)
      throws InterruptedException {
    tasks.onFxThread(() -> of(of, () -> status.set(texts.get("sweep.at", size))));
    gateway.memory(request.function(), size, progress);
    List<Report> reports = new ArrayList<>();
    int failed = 0;
    for (int i = 0; i < warm + colds; i++) {
      progress.check();
      if (i > 0 && i < colds) {
        invoke.freshen(request.function(), progress);
      }
      Run run = invoke.invoke(request);
      if (run.good() && run.report().isPresent()) {
        reports.add(run.report().orElseThrow());
      } else {
        failed++;
      }
    }
    Point point = new Point(size, reports, failed);
    tasks.onFxThread(() -> of(of, () -> points.add(point)));
  }

  void stop() {
    if (work != null) {
      work.cancel();
    }
  }

  String runtime() {
    return function == null ? "" : function.runtime();
  }

  /** What was measured, by memory. */
  ObservableList<Point> points() {
    return points;
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  ReadOnlyStringProperty statusProperty() {
    return status.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether the curves are those of cold calls. */
  BooleanProperty coldProperty() {
    return cold;
  }

  /** Whether the initialization is left out of the bill, as before August 2025. */
  BooleanProperty beforeProperty() {
    return before;
  }

  /** Whether published figures are drawn over the curves. */
  BooleanProperty publishedProperty() {
    return published;
  }
}
