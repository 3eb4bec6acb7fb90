package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.asl.State;
import dev.lectern.asl.query.QueryException;
import dev.lectern.json.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What happens when a state fails: Retry, then Catch, then its scope fails. */
final class Recovery {

  private final Run run;
  private final Steps steps;

  Recovery(Run run, Steps steps) {
    this.run = run;
    this.steps = steps;
  }

  /** A state failed; its attempt's own event is written. */
  void failed(Frame frame, StateError error) {
    if (error.fatal()) {
      run.failed(frame.last, error);
      return;
    }
    State state = run.state(frame);
    if (retry(frame, state, error)) {
      return;
    }
    long before = frame.last;
    container(frame, state);
    Optional<State.Catcher> catcher = catcher(state, error);
    if (catcher.isEmpty()) {
      scopeFailed(frame, error);
      return;
    }
    ObjectNode output = Json.object().put("Error", error.error()).put("Cause", error.cause());
    DataFlow.Out out;
    try {
      out = DataFlow.caught(state, catcher.get(), steps.environment(frame), output);
    } catch (QueryException wrong) {
      StateError second = Steps.error(frame, wrong);
      frame.last = evaluationFailed(frame, second, wrong.location(), before);
      if (second.fatal()) {
        run.failed(frame.last, second);
      } else {
        container(frame, state);
        scopeFailed(frame, second);
      }
      return;
    }
    steps.exit(frame, out, catcher.get().next());
  }

  /** A JSONata failure has an event of its own, after the one named; answers the last event. */
  long evaluationFailed(Frame frame, StateError error, @Nullable String location, long previous) {
    if (location == null) {
      return previous;
    }
    ObjectNode details = History.error(Json.object(), error);
    details.put("location", location).put("state", frame.state);
    return run.history.add("EvaluationFailed", previous, "evaluationFailedEventDetails", details);
  }

  private void container(Frame frame, State state) {
    if (state instanceof State.Parallel || state instanceof State.Map) {
      frame.last = run.history.add(state.type() + "StateFailed", frame.last);
    }
  }

  private static Optional<State.Catcher> catcher(State state, StateError error) {
    return state.recovery().catchers().stream()
        .filter(one -> error.matches(one.errorEquals()))
        .findFirst();
  }

  private static int retrier(State state, StateError error) {
    List<State.Retrier> retriers = state.recovery().retriers();
    for (int i = 0; i < retriers.size(); i++) {
      if (error.matches(retriers.get(i).errorEquals())) {
        return i;
      }
    }
    return -1;
  }

  private boolean retry(Frame frame, State state, StateError error) {
    int index = retrier(state, error);
    if (index < 0 || !attemptsLeft(frame, state, index)) {
      return false;
    }
    State.Retrier retrier = state.recovery().retriers().get(index);
    while (frame.attempts.size() <= index) {
      frame.attempts.add(0);
    }
    int before = frame.attempts.get(index);
    frame.attempts.set(index, before + 1);
    frame.retryCount++;
    run.removeWithin(frame);
    frame.calm();
    double seconds = delay(retrier, before);
    if (retrier.jitter()) {
      seconds *= run.context.random().getAsDouble();
    }
    if (seconds <= 0) {
      frame.phase = Frame.Phase.TRY;
      run.go(frame);
    } else {
      frame.phase = Frame.Phase.BACKOFF;
      frame.due = run.history.time().plusMillis(Math.round(seconds * 1_000));
      run.touch(frame);
    }
    return true;
  }

  /**
   * Seconds before a retry, before jitter.
   *
   * @param before how often the retrier was used
   */
  static double delay(State.Retrier retrier, int before) {
    double seconds = retrier.intervalSeconds() * Math.pow(retrier.backoffRate(), before);
    Integer most = retrier.maxDelaySeconds();
    return Math.min(seconds, most == null ? 31_622_400 : most);
  }

  private static boolean attemptsLeft(Frame frame, State state, int index) {
    int used = frame.attempts.size() > index ? frame.attempts.get(index) : 0;
    return used < state.recovery().retriers().get(index).maxAttempts();
  }

  private boolean recovers(Frame frame, StateError error) {
    State state = run.state(frame);
    int retrier = retrier(state, error);
    return retrier >= 0 && attemptsLeft(frame, state, retrier) || catcher(state, error).isPresent();
  }

  /** Nothing in the scope helped: the state around it fails, or the execution. */
  void scopeFailed(Frame frame, StateError error) {
    Frame parent = frame.parent == null ? null : run.frames.get(frame.parent);
    if (parent == null) {
      run.failed(frame.last, error);
      return;
    }
    boolean recovered = false;
    for (Frame above = parent; above != null && !recovered; ) {
      recovered = recovers(above, error);
      above = above.parent == null ? null : run.frames.get(above.parent);
    }
    steps.branches().aborted(parent, frame);
    parent.last = frame.last;
    // Where nobody helps the frames stay: a redrive goes on from them.
    if (recovered) {
      run.removeWithin(parent);
    }
    run.touch(parent);
    failed(parent, error);
  }
}
