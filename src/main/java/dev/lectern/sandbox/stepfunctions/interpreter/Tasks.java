package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.asl.State;
import dev.lectern.asl.query.Environment;
import dev.lectern.asl.query.Value;
import dev.lectern.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The life of a task: scheduled, started, submitted, and one of its ends, each with its event. */
final class Tasks {

  private static final int LONGEST_ERROR = 256;
  private static final int LONGEST_CAUSE = 32_768;

  private final Run run;
  private final Steps steps;

  Tasks(Run run, Steps steps) {
    this.run = run;
    this.steps = steps;
  }

  void begin(Frame frame, State.Task task) {
    Resource resource = Resource.of(task.resource());
    String token = run.context.tokens().get();
    Environment raw = run.environment(frame, frame.input, resource.waitsForToken() ? token : "");
    Environment effective = raw.withInput(DataFlow.input(task, raw, DataFlow.UNSEEN));
    JsonNode arguments = DataFlow.arguments(task, effective, DataFlow.UNSEEN);
    long timeout = DataFlow.whole(task.timeout(), "TimeoutSeconds", 1, 0, effective);
    long heartbeat = DataFlow.whole(task.heartbeat(), "HeartbeatSeconds", 1, 0, effective);
    Value credentials = task.credentials();
    JsonNode rights = credentials == null ? null : credentials.evaluate(effective);
    String text = arguments.toString();
    if (PayloadSize.tooLarge(text)) {
      steps.recovery().failed(frame, Steps.tooLarge(task));
      return;
    }
    frame.last = scheduled(frame, resource, text, timeout, heartbeat);
    frame.phase = Frame.Phase.TASK;
    Instant now = run.history.time();
    frame.timeoutAt = timeout == 0 ? null : now.plusSeconds(timeout);
    frame.heartbeatSeconds = heartbeat;
    frame.heartbeatAt =
        heartbeat == 0 || resource.kind() == Resource.Kind.ACTIVITY
            ? null
            : now.plusSeconds(heartbeat);
    if (resource.kind() == Resource.Kind.ACTIVITY) {
      // After a restart a worker gets it all the same.
      frame.submittedOutput = arguments;
    }
    run.expect(frame, token);
    run.effect(new Effect.Work(token, task.resource(), arguments, rights));
  }

  private long scheduled(
      Frame frame, Resource resource, String text, long timeout, long heartbeat) {
    ObjectNode details = Json.object();
    if (resource.kind() == Resource.Kind.SERVICE) {
      details
          .put("resourceType", resource.type())
          .put("resource", resource.action())
          .put("region", run.context.region())
          .put("parameters", text);
    } else {
      details.put("resource", resource.arn());
      History.text(details, "input", text);
    }
    if (timeout > 0) {
      details.put("timeoutInSeconds", timeout);
    }
    if (heartbeat > 0) {
      details.put("heartbeatInSeconds", heartbeat);
    }
    return add(frame, resource, "Scheduled", details);
  }

  private long add(Frame frame, Resource resource, String what, @Nullable ObjectNode details) {
    String family =
        switch (resource.kind()) {
          case FUNCTION -> "LambdaFunction";
          case ACTIVITY -> "Activity";
          case SERVICE -> "Task";
        };
    String field =
        Character.toLowerCase(family.charAt(0)) + family.substring(1) + what + "EventDetails";
    return run.history.add(family + what, frame.last, field, details);
  }

  private static ObjectNode named(Resource resource) {
    ObjectNode details = Json.object();
    if (resource.kind() == Resource.Kind.SERVICE) {
      details.put("resourceType", resource.type()).put("resource", resource.action());
    }
    return details;
  }

  void signal(Frame frame, Signal signal) {
    State.Task task = run.state(frame) instanceof State.Task one ? one : null;
    if (task == null) {
      if (run.state(frame) instanceof State.Map) {
        new DistributedMap(run, steps).signal(frame, signal);
      }
      return;
    }
    Resource resource = Resource.of(task.resource());
    switch (signal) {
      case Signal.Started started -> started(frame, resource, started.worker());
      case Signal.Submitted submitted -> {
        start(frame, resource);
        frame.submitted = true;
        frame.submittedOutput = submitted.output();
        ObjectNode details = named(resource);
        History.text(details, "output", submitted.output().toString());
        frame.last = add(frame, resource, "Submitted", details);
        beat(frame);
      }
      case Signal.Succeeded succeeded -> {
        start(frame, resource);
        succeeded(frame, task, resource, succeeded.output());
      }
      case Signal.Failed failed -> {
        start(frame, resource);
        StateError error =
            new StateError(cut(failed.error(), LONGEST_ERROR), cut(failed.cause(), LONGEST_CAUSE));
        failed(frame, resource, error);
      }
      case Signal.Heartbeat heartbeat -> beat(frame);
    }
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private void start(Frame frame, Resource resource) {
    if (!frame.started) {
      started(frame, resource, "");
    }
  }

  private void started(Frame frame, Resource resource, String worker) {
    if (frame.started) {
      return;
    }
    frame.started = true;
    ObjectNode details =
        switch (resource.kind()) {
          case FUNCTION -> null;
          case ACTIVITY ->
              worker.isEmpty() ? Json.object() : Json.object().put("workerName", worker);
          case SERVICE -> named(resource);
        };
    frame.last = add(frame, resource, "Started", details);
    beat(frame);
  }

  /** From now on the next heartbeat has its whole time. */
  private void beat(Frame frame) {
    if (frame.heartbeatSeconds > 0) {
      frame.heartbeatAt = run.history.time().plusSeconds(frame.heartbeatSeconds);
    }
  }

  private void succeeded(Frame frame, State.Task task, Resource resource, JsonNode output) {
    String text = output.toString();
    if (PayloadSize.tooLarge(text)) {
      failed(frame, resource, Steps.tooLarge(task));
      return;
    }
    ObjectNode details = named(resource);
    History.text(details, "output", text);
    frame.last = add(frame, resource, "Succeeded", details);
    ended(frame);
    steps.attempt(frame, () -> steps.finish(frame, output));
  }

  private void failed(Frame frame, Resource resource, StateError error) {
    frame.last = add(frame, resource, "Failed", History.error(named(resource), error));
    ended(frame);
    steps.recovery().failed(frame, error);
  }

  /** A heartbeat that did not come ends as a timeout; it can be caught by its own name too. */
  void timedOut(Frame frame, boolean heartbeat) {
    Resource resource =
        run.state(frame) instanceof State.Task task ? Resource.of(task.resource()) : null;
    StateError error =
        new StateError("States.Timeout", "", heartbeat ? "States.HeartbeatTimeout" : "");
    run.forget(frame);
    if (resource != null) {
      frame.last = add(frame, resource, "TimedOut", History.error(named(resource), error));
    }
    frame.timeoutAt = null;
    frame.heartbeatAt = null;
    frame.phase = Frame.Phase.TRY;
    steps.recovery().failed(frame, error);
  }

  /** Nothing of the attempt is waited for any more. */
  private void ended(Frame frame) {
    frame.timeoutAt = null;
    frame.heartbeatAt = null;
    frame.phase = Frame.Phase.TRY;
    run.forget(frame);
  }
}
