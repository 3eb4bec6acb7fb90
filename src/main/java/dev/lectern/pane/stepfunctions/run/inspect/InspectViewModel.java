package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.json.Json;
import dev.lectern.pane.stepfunctions.run.history.Attempt;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import dev.lectern.pane.stepfunctions.run.inspect.Stage.Point;
import dev.lectern.pane.stepfunctions.run.model.Machine;
import dev.lectern.pane.stepfunctions.run.model.RunGateway;
import dev.lectern.pane.stepfunctions.run.model.RunInfo;
import dev.lectern.pane.stepfunctions.run.model.RunViewModel;
import dev.lectern.pane.stepfunctions.run.model.Trial;
import dev.lectern.problem.UserProblem;
import dev.lectern.task.LatestSlot;
import dev.lectern.task.TaskHandle;
import dev.lectern.task.TaskRunner;
import dev.lectern.ui.dialog.Dialogs;
import dev.lectern.ui.i18n.Texts;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way of the data through the state that is looked at. A history keeps only some points of it;
 * the others are what TestState makes of the recorded input and the recorded result, without doing
 * the work again: asked for when the moment stands still. FX thread.
 */
public final class InspectViewModel {

  private static final long REST_MILLIS = 250;

  private final RunViewModel run;
  private final RunGateway gateway;
  private final TaskRunner tasks;
  private final Texts texts = Texts.of("stepfunctionsrun");
  private final LatestSlot testing = new LatestSlot();
  private final Map<Long, Trial.Answer> answers = new HashMap<>();
  private final Map<String, Optional<StateText>> read = new HashMap<>();
  private final ReadOnlyObjectWrapper<List<Stage>> stages = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper between = new ReadOnlyBooleanWrapper();
  private @Nullable TaskHandle rest;
  private boolean seen;

  /** Follows an execution. */
  public InspectViewModel(RunViewModel run, RunGateway gateway, TaskRunner tasks) {
    this.run = run;
    this.gateway = gateway;
    this.tasks = tasks;
    run.lookedProperty().addListener((o, before, now) -> look());
    run.machineProperty()
        .addListener(
            (o, before, now) -> {
              read.clear();
              look();
            });
    run.arnProperty().addListener((o, before, now) -> answers.clear());
  }

  /** Whether anybody looks: only then TestState is asked. */
  public void seen(boolean now) {
    if (seen != now) {
      seen = now;
      look();
    }
  }

  /** The state as the definition has it; empty while there is none. */
  public Optional<StateText> text() {
    Machine machine = run.machineProperty().get();
    return machine == null
        ? Optional.empty()
        : read.computeIfAbsent(
            run.stateProperty().get(), name -> StateText.find(machine.text(), name));
  }

  private void look() {
    if (rest != null) {
      rest.cancel();
      rest = null;
    }
    problem.set(null);
    Visit visit = run.visit().orElse(null);
    if (visit == null) {
      between.set(false);
      stages.set(List.of());
      return;
    }
    long at = run.atProperty().get();
    Map<Point, String> known = recorded(visit, at);
    Trial.Answer answer = answers.get(key(visit));
    if (done(visit, at) && answer != null) {
      merge(known, answer);
    }
    between.set(done(visit, at) && answer != null);
    List<Stage> way = Stage.way(known);
    if (!way.equals(stages.get())) {
      stages.set(way);
    }
    if (seen && done(visit, at) && answer == null && run.machineProperty().get() != null) {
      rest = tasks.later(REST_MILLIS, () -> ask(visit));
    }
  }

  /** Whether all of it is known: its exit, or its last error. */
  private static boolean done(Visit visit, long at) {
    Event end = visit.ended();
    return end != null && end.id() <= at;
  }

  /** Redriven it ends again: each end is a question of its own. */
  private static Long key(Visit visit) {
    Event end = visit.ended();
    return visit.entered().id() * 100_000L + (end == null ? 0 : end.id());
  }

  /** What the history says by an event. */
  private static Map<Point, String> recorded(Visit visit, long at) {
    Map<Point, String> known = new EnumMap<>(Point.class);
    known.put(Point.INPUT, visit.entered().text("input"));
    List<Attempt> attempts = visit.attempts(at);
    if (!attempts.isEmpty()) {
      Attempt last = attempts.getLast();
      Event began = last.began();
      if (began.has("parameters") || began.has("input")) {
        known.put(Point.PARAMETERS, began.data());
      }
      Event ended = last.ended();
      if (ended != null && (ended.has("output") || ended.has("error") || ended.has("cause"))) {
        known.put(last.failed() ? Point.ERROR : Point.RESULT, ended.data());
      }
    }
    Event left = visit.exited();
    if (left != null && left.id() <= at) {
      known.put(Point.OUTPUT, left.text("output"));
      if (left.has("assignedVariables")) {
        var variables = Json.object();
        left.details()
            .path("assignedVariables")
            .properties()
            .forEach(
                entry ->
                    variables.set(
                        entry.getKey(), Surroundings.json(entry.getValue().asString("null"))));
        known.put(Point.VARIABLES, variables.toString());
      }
    }
    return known;
  }

  /** What was recorded counts; TestState fills in what lies between. */
  private static void merge(Map<Point, String> known, Trial.Answer answer) {
    Map<Point, String> seen = Stage.seen(answer.seen());
    String output = known.get(Point.OUTPUT);
    if (caught(answer) && output != null && !seen.containsKey(Point.ARGUMENTS)) {
      seen.put(Point.RESULT_PATH, output);
    }
    if (known.containsKey(Point.ERROR)) {
      seen.remove(Point.RESULT);
    }
    if (seen.containsKey(Point.ARGUMENTS)) {
      String recorded = known.remove(Point.PARAMETERS);
      if (recorded != null) {
        known.put(Point.ARGUMENTS, recorded);
      }
    }
    seen.forEach(known::putIfAbsent);
  }

  private static boolean caught(Trial.Answer answer) {
    return answer.status().equals("CAUGHT_ERROR");
  }

  /**
   * The state with the fields that count for the way: after an error those of the Catch that took
   * it.
   */
  StateText effective(StateText state) {
    Trial.Answer answer = run.visit().map(visit -> answers.get(key(visit))).orElse(null);
    if (answer == null || !caught(answer) || !between.get()) {
      return state;
    }
    int index =
        Surroundings.json(answer.seen().getOrDefault("errorDetails", "{}"))
            .path("catchIndex")
            .asInt(0);
    JsonNode catcher = state.json().path("Catch").path(index);
    ObjectNode json = state.json().deepCopy();
    for (String field : List.of("ResultPath", "OutputPath", "Output")) {
      json.remove(field);
      if (catcher.has(field)) {
        json.set(field, catcher.path(field));
      }
    }
    return new StateText(json, state.jsonata());
  }

  /** What running the state by itself begins with; empty while too little is known. */
  Optional<AloneViewModel.Start> alone() {
    Machine machine = run.machineProperty().get();
    RunInfo info = run.infoProperty().get();
    if (machine == null || info == null || text().isEmpty()) {
      return Optional.empty();
    }
    String state = run.stateProperty().get();
    Visit visit = run.visit().orElse(null);
    if (visit == null) {
      return Optional.of(new AloneViewModel.Start(machine, state, info.input(), "{}", "{}", "", 0));
    }
    Map<Point, String> known = recorded(visit, run.atProperty().get());
    String error = known.getOrDefault(Point.ERROR, "");
    return Optional.of(
        new AloneViewModel.Start(
            machine,
            state,
            visit.entered().text("input"),
            Surroundings.variables(run.history(), visit).toString(),
            Surroundings.context(info, machine, run.history(), visit).toString(),
            known.getOrDefault(Point.RESULT, error),
            visit.retries(run.atProperty().get())));
  }

  /** Ends a task that waits for this token with an output (SendTaskSuccess). */
  Dialogs.Attempt succeed(String token, String output) {
    return send(() -> gateway.succeed(token, output));
  }

  /** Ends a task that waits for this token with an error (SendTaskFailure). */
  Dialogs.Attempt fail(String token, String error, String cause) {
    return send(() -> gateway.fail(token, error, cause));
  }

  private Dialogs.Attempt send(Runnable answer) {
    return Dialogs.Attempt.of(
        tasks.work(
            texts.get("token.sending"),
            progress -> {
              answer.run();
              return "";
            }),
        done -> run.refresh());
  }

  AloneViewModel alone(AloneViewModel.Start start) {
    return new AloneViewModel(start, gateway, tasks);
  }

  private void ask(Visit visit) {
    Machine machine = run.machineProperty().get();
    RunInfo info = run.infoProperty().get();
    StateText text = text().orElse(null);
    if (machine == null
        || info == null
        || text == null
        || !visit.state().equals(run.stateProperty().get())) {
      return;
    }
    Map<Point, String> known = recorded(visit, Long.MAX_VALUE);
    Trial.Mock mock = mock(visit, text, known);
    if (text.works() && mock instanceof Trial.Mock.None) {
      return;
    }
    Trial.Question question =
        new Trial.Question(
            machine.text(),
            visit.state(),
            visit.entered().text("input"),
            Surroundings.variables(run.history(), visit).toString(),
            text.works()
                ? Surroundings.context(info, machine, run.history(), visit).toString()
                : "",
            "",
            mock,
            mock instanceof Trial.Mock.Failure ? visit.retries(Long.MAX_VALUE) : 0);
    tasks
        .work(texts.get("inspect.asking", visit.state()), progress -> gateway.test(question))
        .latest(testing)
        .onSuccess(
            answer -> {
              answers.put(key(visit), answer);
              look();
            })
        .onFailure(problem::set)
        .start();
  }

  /** The recorded result stands for the work, which is not done again. */
  private static Trial.Mock mock(Visit visit, StateText text, Map<Point, String> known) {
    if (!text.works()) {
      return new Trial.Mock.None();
    }
    String result = known.get(Point.RESULT);
    if (result != null) {
      return new Trial.Mock.Result(result);
    }
    String error = known.get(Point.ERROR);
    if (error != null) {
      var json = Surroundings.json(error);
      return new Trial.Mock.Failure(
          json.path("Error").asString(""), json.path("Cause").asString(""));
    }
    Event left = visit.exited();
    // of Map and Parallel no event has the result; where nothing follows it, the output is it
    if (left == null) {
      return new Trial.Mock.None();
    }
    boolean whole =
        !text.json().has("ResultSelector")
            && !text.json().has("ResultPath")
            && !text.json().has("OutputPath")
            && !text.json().has("Output");
    return whole ? new Trial.Mock.Result(left.text("output")) : new Trial.Mock.None();
  }

  /** The way of the data, as far as it is known at the moment. */
  public ReadOnlyObjectProperty<List<Stage>> stagesProperty() {
    return stages.getReadOnlyProperty();
  }

  /** Whether TestState told what lies between. */
  public ReadOnlyBooleanProperty betweenProperty() {
    return between.getReadOnlyProperty();
  }

  /** Why it could not; null when it could, or was not asked. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
