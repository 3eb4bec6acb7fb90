package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.asl.Condition;
import dev.lectern.asl.State;
import dev.lectern.asl.query.Environment;
import dev.lectern.asl.query.QueryException;
import dev.lectern.asl.query.Templates;
import dev.lectern.asl.query.Value;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Enters states, runs those that need nobody, leaves them. */
final class Steps {

  private final Run run;
  private final Tasks tasks;
  private final Branches branches;
  private final Recovery recovery;

  Steps(Run run) {
    this.run = run;
    this.recovery = new Recovery(run, this);
    this.tasks = new Tasks(run, this);
    this.branches = new Branches(run, this);
  }

  Tasks tasks() {
    return tasks;
  }

  Recovery recovery() {
    return recovery;
  }

  Branches branches() {
    return branches;
  }

  /** One state, as far as it goes by itself. */
  void step(Frame frame) {
    State state = run.state(frame);
    if (frame.phase == Frame.Phase.ENTER) {
      String input = frame.inputText == null ? frame.input.toString() : frame.inputText;
      frame.entered = run.history.entered(state.type(), frame.last, state.name(), input);
      frame.last = frame.entered;
      frame.enteredTime = run.history.time();
      frame.fresh();
      frame.phase = Frame.Phase.TRY;
      if (PayloadSize.tooLarge(input)) {
        // Of a branch, an iteration or a child: an output was measured when its state was left.
        run.touch(frame);
        recovery.failed(frame, tooLarge(state));
        return;
      }
    }
    run.touch(frame);
    attempt(frame, () -> enter(frame, state));
  }

  /** Runs something of a state; what cannot be worked out fails the state. */
  void attempt(Frame frame, Runnable work) {
    try {
      work.run();
    } catch (QueryException wrong) {
      evaluationFailed(frame, wrong);
    }
  }

  /** The error of a state whose value cannot be worked out, with the place that AWS names. */
  static StateError error(Frame frame, QueryException wrong) {
    return new StateError(
        wrong.error(),
        "An error occurred while executing the state '"
            + frame.state
            + "' (entered at the event id #"
            + frame.entered
            + "). "
            + wrong.text());
  }

  private void evaluationFailed(Frame frame, QueryException wrong) {
    StateError error = error(frame, wrong);
    frame.last = recovery.evaluationFailed(frame, error, wrong.location(), frame.last);
    recovery.failed(frame, error);
  }

  private void enter(Frame frame, State state) {
    switch (state) {
      case State.Pass pass -> pass(frame, pass);
      case State.Choice choice -> choice(frame, choice);
      case State.Wait wait -> wait(frame, wait);
      case State.Succeed succeed -> handOn(frame, succeed);
      case State.Fail fail -> fail(frame, fail);
      case State.Task task -> tasks.begin(frame, task);
      case State.Parallel parallel -> branches.parallel(frame, parallel);
      case State.Map map -> branches.map(frame, map);
    }
  }

  Environment environment(Frame frame) {
    return run.environment(frame, frame.input, "");
  }

  private void pass(Frame frame, State.Pass pass) {
    Environment raw = environment(frame);
    if (DataFlow.jsonata(pass)) {
      exit(frame, DataFlow.handOn(pass, raw, frame.input), pass.next());
      return;
    }
    JsonNode result = pass.result();
    if (result == null) {
      JsonNode effective = DataFlow.input(pass, raw, DataFlow.UNSEEN);
      result = DataFlow.arguments(pass, raw.withInput(effective), DataFlow.UNSEEN);
    }
    exit(frame, DataFlow.finish(pass, raw, result, DataFlow.UNSEEN), pass.next());
  }

  private void handOn(Frame frame, State state) {
    Environment raw = environment(frame);
    JsonNode effective = DataFlow.input(state, raw, DataFlow.UNSEEN);
    exit(frame, DataFlow.handOn(state, raw, effective), state.next());
  }

  private void choice(Frame frame, State.Choice choice) {
    Chosen chosen = choose(choice, environment(frame));
    exit(frame, chosen.out(), chosen.next());
  }

  /** Where a Choice goes, and with what. */
  record Chosen(DataFlow.Out out, String next) {}

  static Chosen choose(State.Choice choice, Environment raw) {
    JsonNode effective = DataFlow.input(choice, raw, DataFlow.UNSEEN);
    Environment environment = raw.withInput(effective);
    for (State.Rule rule : choice.rules()) {
      Condition condition = rule.condition();
      if (condition.test(environment)) {
        DataFlow.Out out =
            DataFlow.jsonata(choice)
                ? DataFlow.jsonataOut(rule.output(), rule.assign(), environment, raw.input())
                : new DataFlow.Out(
                    DataFlow.handOn(choice, raw, effective).output(),
                    DataFlow.assigned(rule.assign(), environment));
        return new Chosen(out, rule.next());
      }
    }
    String otherwise = choice.otherwise();
    if (otherwise == null) {
      throw QueryException.runtime(
          "Failed to transition out of the state. The state does not point to a next state.");
    }
    return new Chosen(DataFlow.handOn(choice, raw, effective), otherwise);
  }

  private void wait(Frame frame, State.Wait wait) {
    frame.due = until(wait, environment(frame), run.history.time());
    frame.phase = Frame.Phase.WAIT;
    if (!frame.due.isAfter(run.history.time())) {
      due(frame, frame.due);
    }
  }

  /** The moment at which a Wait ends that begins now. */
  static Instant until(State.Wait wait, Environment raw, Instant now) {
    Environment environment = raw.withInput(DataFlow.input(wait, raw, DataFlow.UNSEEN));
    Value value = wait.value();
    if (wait.until()) {
      JsonNode text = value.evaluate(environment);
      Instant moment = Condition.time(text);
      if (moment == null) {
        throw Templates.wrongType(value, "Timestamp", "timestamp", text);
      }
      return moment;
    }
    return now.plusSeconds(DataFlow.whole(value, "Seconds", 0, 0, environment));
  }

  private void fail(Frame frame, State.Fail fail) {
    Environment raw = environment(frame);
    recovery.scopeFailed(frame, error(fail, raw));
  }

  /** What a Fail state says. */
  static StateError error(State.Fail fail, Environment raw) {
    return new StateError(words(fail.error(), "Error", raw), words(fail.cause(), "Cause", raw));
  }

  private static String words(@Nullable Value value, String field, Environment environment) {
    if (value == null) {
      return "";
    }
    JsonNode text = value.evaluate(environment);
    if (!text.isString()) {
      throw Templates.wrongType(value, field, "string", text);
    }
    return text.asString();
  }

  /** Something is due in a frame. */
  void due(Frame frame, Instant now) {
    if (reached(frame.timeoutAt, now) || reached(frame.heartbeatAt, now)) {
      run.touch(frame);
      tasks.timedOut(frame, !reached(frame.timeoutAt, now));
    } else if (reached(frame.due, now)) {
      frame.due = null;
      if (frame.phase == Frame.Phase.WAIT) {
        run.touch(frame);
        attempt(frame, () -> handOn(frame, run.state(frame)));
      } else if (frame.phase == Frame.Phase.BACKOFF) {
        frame.phase = Frame.Phase.TRY;
        run.go(frame);
      }
    }
  }

  private static boolean reached(@Nullable Instant moment, Instant now) {
    return moment != null && !moment.isAfter(now);
  }

  /** Leaves a state. */
  void exit(Frame frame, DataFlow.Out out, @Nullable String next) {
    State state = run.state(frame);
    String text = out.output().toString();
    if (PayloadSize.tooLarge(text) || tooMuch(out.assigned())) {
      recovery.failed(frame, tooLarge(state));
      return;
    }
    frame.last = run.history.exited(state.type(), frame.last, state.name(), text, out.assigned());
    frame.variables.putAll(out.assigned());
    frame.calm();
    frame.input = out.output();
    frame.inputText = text;
    if (next != null) {
      frame.state = next;
      frame.phase = Frame.Phase.ENTER;
      run.go(frame);
    } else if (frame.parent == null) {
      run.succeeded(frame, out.output());
    } else {
      frame.phase = Frame.Phase.DONE;
      branches.done(frame, out.output());
    }
  }

  /** All variables of one Assign may be as large as a payload. */
  private static boolean tooMuch(Map<String, JsonNode> assigned) {
    return !assigned.isEmpty() && PayloadSize.tooLarge(assigned.values().toString());
  }

  static StateError tooLarge(State state) {
    String what =
        state instanceof State.Task task ? Resource.of(task.resource()).spoken() : state.name();
    return new StateError(
        "States.DataLimitExceeded",
        "The state/task '"
            + what
            + "' returned a result with a size exceeding the maximum number of bytes service"
            + " limit.");
  }

  /** After the work of a state: its data flow, and out. */
  void finish(Frame frame, JsonNode result) {
    State state = run.state(frame);
    DataFlow.Out out = DataFlow.finish(state, environment(frame), result, DataFlow.UNSEEN);
    exit(frame, out, state.next());
  }
}
