package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.asl.State;
import dev.lectern.asl.query.Environment;
import dev.lectern.asl.query.QueryException;
import dev.lectern.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One state by itself, as TestState runs it: every intermediate value is kept. */
public final class Trial {

  /** Does the work of a Task. */
  @FunctionalInterface
  public interface Worker {
    /** The result, or the error that the state sees. */
    Outcome work(JsonNode arguments);
  }

  /**
   * What came of a Task's work; one of the two is null.
   *
   * @param error null when there is a result
   */
  public record Outcome(@Nullable JsonNode result, @Nullable StateError error) {}

  /**
   * What came of the state.
   *
   * @param status SUCCEEDED, FAILED, RETRIABLE or CAUGHT_ERROR
   * @param nextState null when the state ends its scope
   * @param inspection values by TestState's names
   */
  public record Result(
      String status,
      @Nullable JsonNode output,
      @Nullable StateError error,
      @Nullable String nextState,
      ObjectNode inspection) {}

  private static final class FailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StateError error;

    FailedException(StateError error) {
      super(error.error(), null, false, false);
      this.error = error;
    }
  }

  private final State state;
  private final Environment raw;
  private final Worker worker;
  private final Instant now;
  private final int retries;
  private final ObjectNode inspection = Json.object();

  /**
   * Of a state.
   *
   * @param raw its input, context object and variables
   * @param now for Wait
   * @param retries how often it was retried before
   */
  public Trial(State state, Environment raw, Worker worker, Instant now, int retries) {
    this.state = state;
    this.raw = raw;
    this.worker = worker;
    this.now = now;
    this.retries = retries;
  }

  private void see(String name, JsonNode value) {
    inspection.put(name, value.toString());
  }

  /** Runs it. */
  public Result run() {
    inspection.put("input", raw.input().toString());
    try {
      return done(state);
    } catch (QueryException wrong) {
      return failed(
          new StateError(
              wrong.error(),
              "An error occurred while executing the state '"
                  + state.name()
                  + "' (entered at the event id #0). "
                  + wrong.text()));
    } catch (FailedException wrong) {
      return failed(wrong.error);
    }
  }

  private Result done(State one) {
    return switch (one) {
      case State.Pass pass -> pass(pass);
      case State.Choice choice -> {
        var unused = DataFlow.input(choice, raw, this::see);
        Steps.Chosen chosen = Steps.choose(choice, raw);
        yield succeeded(chosen.out(), chosen.next());
      }
      case State.Wait wait -> {
        var unused = Steps.until(wait, raw, now);
        yield handOn();
      }
      case State.Succeed succeed -> handOn();
      case State.Fail fail -> {
        if (!DataFlow.jsonata(fail)) {
          see("afterInputPath", raw.input());
        }
        StateError error = Steps.error(fail, raw);
        yield new Result("FAILED", null, error, null, inspection);
      }
      case State.Task task -> work();
      case State.Parallel parallel -> work();
      case State.Map map -> map(map);
    };
  }

  private Result handOn() {
    JsonNode effective = DataFlow.input(state, raw, this::see);
    return succeeded(DataFlow.handOn(state, raw, effective), state.next());
  }

  private Result pass(State.Pass pass) {
    if (DataFlow.jsonata(pass)) {
      return handOn();
    }
    JsonNode result = pass.result();
    if (result == null) {
      JsonNode effective = DataFlow.input(pass, raw, this::see);
      result = DataFlow.arguments(pass, raw.withInput(effective), this::see);
    } else {
      see("result", result);
    }
    return succeeded(DataFlow.finish(pass, raw, result, this::see), pass.next());
  }

  private Result work() {
    JsonNode effective = DataFlow.input(state, raw, this::see);
    return finish(DataFlow.arguments(state, raw.withInput(effective), this::see));
  }

  private Result finish(JsonNode arguments) {
    Outcome outcome = worker.work(arguments);
    StateError error = outcome.error();
    JsonNode result = outcome.result();
    if (error != null || result == null) {
      throw new FailedException(error == null ? new StateError("States.TaskFailed", "") : error);
    }
    see("result", result);
    if (PayloadSize.tooLarge(result.toString())) {
      throw new FailedException(Steps.tooLarge(state));
    }
    return succeeded(DataFlow.finish(state, raw, result, this::see), state.next());
  }

  private Result map(State.Map map) {
    Environment effective = raw.withInput(DataFlow.input(map, raw, this::see));
    State.Distributed distributed = map.distributed();
    MapPlan plan = distributed == null ? null : DistributedMap.plan(map, distributed, effective);
    if (distributed == null || distributed.reader() == null) {
      JsonNode items = Branches.items(map, effective);
      see("afterItemsPath", items);
      Dataset given = plan == null ? null : plan.given();
      var selected = Json.array();
      for (JsonNode value : items) {
        ObjectNode item =
            given == null ? Branches.item(selected.size(), value) : given.item(selected.size());
        selected.add(Branches.selected(map, effective, item, value));
      }
      see("afterItemSelector", selected);
      if (plan != null && plan.batched()) {
        var batches = Json.array();
        plan.batches(selected.valueStream().toList()).forEach(batches::add);
        see("afterItemBatcher", batches);
      }
    }
    if (plan != null) {
      inspection.put("toleratedFailureCount", plan.toleratedCount());
      inspection.put("toleratedFailurePercentage", plan.toleratedPercentage());
    }
    inspection.put(
        "maxConcurrency", DataFlow.whole(map.maxConcurrency(), "MaxConcurrency", 0, 0, effective));
    return finish(effective.input());
  }

  private Result succeeded(DataFlow.Out out, @Nullable String next) {
    Map<String, JsonNode> assigned = out.assigned();
    if (!assigned.isEmpty()) {
      ObjectNode variables = Json.object();
      assigned.forEach(variables::set);
      see("variables", variables);
    }
    if (PayloadSize.tooLarge(out.output().toString())) {
      return failed(Steps.tooLarge(state));
    }
    return new Result("SUCCEEDED", out.output(), null, next, inspection);
  }

  private Result failed(StateError error) {
    List<State.Retrier> retriers = state.recovery().retriers();
    for (int i = 0; i < retriers.size(); i++) {
      State.Retrier retrier = retriers.get(i);
      if (error.matches(retrier.errorEquals())) {
        if (retries < retrier.maxAttempts()) {
          inspection
              .putObject("errorDetails")
              .put("retryIndex", i)
              .put("retryBackoffIntervalSeconds", (int) Recovery.delay(retrier, retries));
          return new Result("RETRIABLE", null, error, null, inspection);
        }
        break;
      }
    }
    List<State.Catcher> catchers = state.recovery().catchers();
    for (int i = 0; i < catchers.size(); i++) {
      State.Catcher catcher = catchers.get(i);
      if (error.matches(catcher.errorEquals())) {
        ObjectNode output = Json.object().put("Error", error.error()).put("Cause", error.cause());
        inspection.putObject("errorDetails").put("catchIndex", i);
        DataFlow.Out out = DataFlow.caught(state, catcher, raw, output);
        return new Result("CAUGHT_ERROR", out.output(), error, catcher.next(), inspection);
      }
    }
    return new Result("FAILED", null, error, null, inspection);
  }
}
