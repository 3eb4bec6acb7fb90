package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.asl.State;
import dev.lectern.asl.query.Environment;
import dev.lectern.asl.query.Value;
import dev.lectern.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A Map whose items are executions of their own: what its parent's history says of it. */
final class DistributedMap {

  /** What AWS runs at once. */
  private static final int MOST_AT_ONCE = 10_000;

  private final Run run;
  private final Steps steps;

  DistributedMap(Run run, Steps steps) {
    this.run = run;
    this.steps = steps;
  }

  void begin(Frame frame, State.Map map, State.Distributed distributed, Environment environment) {
    MapPlan plan = plan(map, distributed, environment);
    boolean redriven = !held(frame).isEmpty();
    if (!redriven) {
      frame.last =
          run.history.add(
              "MapStateStarted",
              frame.last,
              "mapStateStartedEventDetails",
              Json.object().put("length", plan.items() == null ? 0 : plan.items().size()));
    }
    frame.phase = Frame.Phase.TASK;
    String token = run.context.tokens().get();
    run.expect(frame, token);
    run.effect(new Effect.Spread(token, map, frame.id, plan, held(frame), redriven));
  }

  /** ARN of the map run that a frame has begun, empty before that. */
  private static String held(Frame frame) {
    return frame.submittedOutput == null
        ? ""
        : frame.submittedOutput.path(Frame.MAP_RUN).asString("");
  }

  /** The same work once more, after a restart of the sandbox. */
  static Optional<Effect.Spread> again(Run run, Frame frame) {
    if (!(run.state(frame) instanceof State.Map map) || map.distributed() == null) {
      return Optional.empty();
    }
    Environment raw = run.environment(frame, frame.input, "");
    MapPlan plan =
        plan(map, map.distributed(), raw.withInput(DataFlow.input(map, raw, DataFlow.UNSEEN)));
    return Optional.of(new Effect.Spread(frame.token, map, frame.id, plan, held(frame), false));
  }

  static MapPlan plan(State.Map map, State.Distributed distributed, Environment environment) {
    State.Reader reader = distributed.reader();
    State.Batcher batcher = distributed.batcher();
    State.Writer writer = distributed.writer();
    long wanted = DataFlow.whole(map.maxConcurrency(), "MaxConcurrency", 0, 0, environment);
    Value percentage = distributed.toleratedPercentage();
    return new MapPlan(
        environment,
        reader == null ? Branches.iterable(map, environment) : null,
        reader == null ? null : value(reader.arguments(), environment),
        reader == null ? 0 : DataFlow.whole(reader.maxItems(), "MaxItems", 0, 0, environment),
        batcher == null ? 0 : whole(batcher.maxItems(), "MaxItemsPerBatch", environment),
        batcher == null ? 0 : whole(batcher.maxBytes(), "MaxInputBytesPerBatch", environment),
        batcher == null || batcher.input() == null ? null : value(batcher.input(), environment),
        writer == null ? null : value(writer.arguments(), environment),
        wanted == 0 || wanted > MOST_AT_ONCE ? MOST_AT_ONCE : Math.toIntExact(wanted),
        DataFlow.whole(distributed.toleratedCount(), "ToleratedFailureCount", 0, 0, environment),
        percentage == null ? 0 : percentage.evaluate(environment).asDouble());
  }

  private static int whole(@Nullable Value value, String field, Environment environment) {
    return Math.toIntExact(DataFlow.whole(value, field, 1, 0, environment));
  }

  private static JsonNode value(@Nullable Value value, Environment environment) {
    return value == null ? Json.object() : value.evaluate(environment);
  }

  private void begun(Frame frame, String mapRun) {
    JsonNode before = frame.submittedOutput;
    ObjectNode details = Json.object().put(Frame.MAP_RUN, mapRun);
    if (before == null) {
      frame.submittedOutput = details;
      frame.last =
          run.history.add("MapRunStarted", frame.last, "mapRunStartedEventDetails", details);
    } else {
      details.put("redriveCount", before.path("redriveCount").asInt(0) + 1);
      frame.submittedOutput = details;
      frame.last =
          run.history.add("MapRunRedriven", frame.last, "mapRunRedrivenEventDetails", details);
    }
  }

  /** Started names the run's ARN as its worker. */
  void signal(Frame frame, Signal signal) {
    switch (signal) {
      case Signal.Started started -> {
        if (frame.started) {
          return;
        }
        frame.started = true;
        begun(frame, started.worker());
      }
      case Signal.Succeeded succeeded -> {
        long last = frame.last;
        long done = run.history.add("MapRunSucceeded", last);
        run.history.add("MapStateSucceeded", done);
        frame.phase = Frame.Phase.TRY;
        run.forget(frame);
        steps.attempt(frame, () -> steps.finish(frame, succeeded.output()));
      }
      case Signal.Failed failed -> {
        StateError error = new StateError(failed.error(), failed.cause());
        if (frame.started) {
          frame.last =
              run.history.add(
                  "MapRunFailed",
                  frame.last,
                  "mapRunFailedEventDetails",
                  History.error(Json.object(), error));
        }
        frame.phase = Frame.Phase.TRY;
        run.forget(frame);
        steps.recovery().failed(frame, error);
      }
      case Signal.Submitted submitted -> run.touch(frame);
      case Signal.Heartbeat heartbeat -> run.touch(frame);
    }
  }
}
