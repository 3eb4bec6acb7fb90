package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.pane.stepfunctions.run.history.Attempt;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import dev.lectern.pane.stepfunctions.run.model.Inside.Line;
import dev.lectern.pane.stepfunctions.run.model.RunGateway;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.StateView;
import dev.lectern.ui.editor.CodeView;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The log of the function that a state called, beside the state, try by try. FX thread. */
final class LogView {

  private final RunGateway gateway;
  private final TaskRunner tasks;
  private final Texts texts;
  private final LatestSlot loading = new LatestSlot();
  private final CodeView code = new CodeView();
  private final StateView states = new StateView(code);
  private List<Attempt> shown = List.of();
  private @Nullable Visit of;

  LogView(RunGateway gateway, TaskRunner tasks, Texts texts) {
    this.gateway = gateway;
    this.tasks = tasks;
    this.texts = texts;
    code.setLabel(texts.get("part.log"));
    code.area().setId("sfn-run-log");
    states.setMinHeight(0);
  }

  Node view() {
    return states;
  }

  /** Shows what was printed for a visit by an event. */
  void show(@Nullable Visit visit, long at) {
    List<Attempt> attempts = visit == null ? List.of() : visit.attempts(at);
    if (visit != null && visit == of && attempts.equals(shown)) {
      return;
    }
    if (visit != of) {
      states.forget();
    }
    of = visit;
    shown = attempts;
    Optional<String> function =
        attempts.stream().flatMap(each -> FunctionLog.function(each).stream()).findFirst();
    if (function.isEmpty()) {
      loading.cancel();
      states.showEmpty(
          "fth-zap",
          texts.get(visit == null ? "log.state" : "log.none"),
          texts.get("log.none.why"));
    } else if (!gateway.logs()) {
      states.showEmpty(
          "fth-zap",
          texts.get("log.elsewhere", function.get()),
          texts.get(
              "log.elsewhere.why",
              "/aws/lambda/" + function.get(),
              Format.when(attempts.getFirst().began().time())));
    } else {
      load(function.get(), attempts);
    }
  }

  private void load(String function, List<Attempt> attempts) {
    states.showLoading();
    tasks
        .work(texts.get("log.loading", function), progress -> gateway.log(function))
        .latest(loading)
        .onSuccess(log -> put(function, attempts, log))
        .onFailure(this::failed)
        .start();
  }

  private void failed(UserProblem why) {
    states.showProblem(why);
  }

  private void put(String function, List<Attempt> attempts, List<Line> log) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < attempts.size(); i++) {
      if (attempts.size() > 1) {
        text.append(texts.get("log.attempt", i + 1)).append('\n');
      }
      List<Line> lines = FunctionLog.of(attempts.get(i), log);
      lines.forEach(line -> text.append(line.text()).append('\n'));
      if (lines.isEmpty()) {
        text.append(texts.get("log.nothing")).append('\n');
      }
      text.append('\n');
    }
    code.setLabel(texts.get("log.of", function));
    code.show(text.toString().strip(), Syntax.PLAIN);
    states.showContent();
  }
}
