package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.json.Json;
import dev.lectern.sandbox.RoleCalls;
import dev.lectern.sandbox.RoleCalls.Identity;
import dev.lectern.sandbox.stepfunctions.execution.Executions;
import dev.lectern.sandbox.stepfunctions.execution.LiveExecution;
import dev.lectern.sandbox.stepfunctions.interpreter.Effect;
import dev.lectern.sandbox.stepfunctions.interpreter.PendingTask;
import dev.lectern.sandbox.stepfunctions.interpreter.Resource;
import dev.lectern.sandbox.stepfunctions.interpreter.Run;
import dev.lectern.sandbox.stepfunctions.interpreter.Signal;
import dev.lectern.sandbox.stepfunctions.interpreter.StateError;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import dev.lectern.sandbox.stepfunctions.state.StatesState;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Does the work of tasks, each on a virtual thread, and tells their executions what came of it. */
public final class Integrations implements Executions.Performer {

  /** Says why a task failed that was with another service when the sandbox stopped. */
  private static final String STOPPED =
      "The sandbox was stopped while the task was running; whether it was done is not known.";

  private static final String PRINCIPAL = "states.amazonaws.com";

  private final ServiceTasks services;
  private final Activities activities;
  private final Supplier<Executions> executions;
  private final Supplier<MapRuns> mapRuns;
  private final Map<String, String> nested = new ConcurrentHashMap<>();

  /**
   * With the sandbox's services.
   *
   * @param executions where nested ones run
   * @param mapRuns where the children of distributed Maps run
   */
  public Integrations(
      StatesState state,
      RoleCalls calls,
      InstantSource clock,
      Activities activities,
      Supplier<Executions> executions,
      Supplier<MapRuns> mapRuns) {
    this.services = new ServiceTasks(calls, clock);
    this.activities = activities;
    this.executions = executions;
    this.mapRuns = mapRuns;
  }

  @Override
  public void perform(LiveExecution execution, Effect effect) {
    switch (effect) {
      case Effect.Work work ->
          Thread.ofVirtual().name("states-task").start(() -> work(execution, work));
      case Effect.Spread spread ->
          Thread.ofVirtual()
              .name("states-map-run")
              .start(() -> mapRuns.get().begin(execution, spread));
      case Effect.Cancel cancel -> cancel(cancel.token());
    }
  }

  private void cancel(String token) {
    mapRuns.get().cancel(token);
    String child = nested.remove(token);
    if (child != null) {
      Thread.ofVirtual()
          .name("states-cancel")
          .start(() -> executions.get().stop(child, new StateError("", "")));
    }
  }

  /** As whom a machine's tasks call. */
  public static Identity identity(String roleArn, String session, StatesArn arn) {
    String cut = session.length() <= 64 ? session : session.substring(0, 64);
    return new Identity(
        roleArn,
        PRINCIPAL,
        cut.replaceAll("[^\\w+=,.@-]", "-"),
        arn.accountId(),
        arn.region(),
        StatesArn.machine(arn.region(), arn.accountId(), arn.name()).text());
  }

  private static Identity identity(LiveExecution execution, Effect.Work work) {
    JsonNode credentials = work.credentials();
    String own = execution.execution().path("roleArn").asString();
    String role = credentials == null ? own : credentials.path("RoleArn").asString(own);
    return identity(role, execution.execution().path("name").asString(), execution.arn());
  }

  private void work(LiveExecution execution, Effect.Work work) {
    Resource resource = Resource.of(work.resource());
    String token = work.token();
    if (resource.kind() == Resource.Kind.ACTIVITY) {
      if (!activities.offer(resource.arn(), execution, token, work.arguments())) {
        var unused =
            execution.signal(
                new Signal.Failed(
                    token,
                    "ActivityDoesNotExist",
                    "Activity Does Not Exist: '" + resource.arn() + "'"));
      }
      return;
    }
    if (!execution.signal(new Signal.Started(token, ""))) {
      return;
    }
    executions.get().changed();
    try {
      JsonNode output = result(identity(execution, work), resource, work.arguments());
      if (resource.waitsForToken()) {
        execution.signal(new Signal.Submitted(token, output));
      } else if (resource.sync()) {
        execution.signal(new Signal.Submitted(token, output));
        await(execution, token, resource, output);
      } else {
        execution.signal(new Signal.Succeeded(token, output));
      }
    } catch (TaskFailure failure) {
      execution.signal(new Signal.Failed(token, failure.error(), failure.cause()));
    } catch (RuntimeException | Error fault) {
      System.getLogger(Integrations.class.getName())
          .log(System.Logger.Level.ERROR, "The task " + resource.arn() + " failed", fault);
      execution.signal(
          new Signal.Failed(
              token, "States.TaskFailed", "The sandbox could not do it: " + fault.getMessage()));
    }
    executions.get().changed();
  }

  /** The answer of a function or service. May block. */
  JsonNode result(Identity as, Resource resource, JsonNode arguments) throws TaskFailure {
    if (resource.kind() == Resource.Kind.FUNCTION) {
      return services.function(as, resource.arn(), arguments);
    }
    if (resource.sync() && !resource.type().equals("states")) {
      throw new TaskFailure(
          "Sandbox.NotImplemented",
          "The sandbox waits for jobs of nested executions only, not of " + resource.type() + ".");
    }
    return services.service(as, resource, arguments);
  }

  /** An operation of S3 for a distributed Map. May block. */
  RoleCalls.Answer s3(Identity as, String operation, JsonNode arguments, byte[] body)
      throws TaskFailure {
    return services.s3(as, operation, arguments, body);
  }

  private void await(LiveExecution execution, String token, Resource resource, JsonNode submitted) {
    String child = submitted.path("ExecutionArn").asString("");
    nested.put(token, child);
    boolean parsed = resource.arn().endsWith(".sync:2");
    Optional<LiveExecution> live = executions.get().live(child);
    if (live.isPresent()) {
      var unused =
          live.get()
              .ended()
              .thenRun(
                  () ->
                      Thread.ofVirtual()
                          .name("states-nested")
                          .start(() -> nestedEnded(execution, token, child, parsed)));
    } else {
      nestedEnded(execution, token, child, parsed);
    }
  }

  private void nestedEnded(LiveExecution execution, String token, String child, boolean parsed) {
    nested.remove(token);
    ObjectNode described = executions.get().described(child, parsed);
    String status = described.path("Status").asString("");
    if (status.equals(Run.Status.SUCCEEDED.name())) {
      execution.signal(new Signal.Succeeded(token, described));
    } else if (!status.equals(Run.Status.RUNNING.name())) {
      execution.signal(new Signal.Failed(token, "States.TaskFailed", described.toString()));
    }
    executions.get().changed();
  }

  @Override
  public void resumed(LiveExecution execution) {
    for (PendingTask task : PendingTask.of(execution.run())) {
      if (task.resource().isEmpty()) {
        mapRuns.get().resume(execution, task);
        continue;
      }
      Resource resource = Resource.of(task.resource());
      JsonNode held = task.held() == null ? Json.object() : task.held();
      if (resource.kind() == Resource.Kind.ACTIVITY) {
        if (!task.started()) {
          var unused = activities.offer(resource.arn(), execution, task.token(), held);
        }
      } else if (task.submitted() && resource.sync()) {
        // the nested execution may be the next to be taken up
        executions.get().settled();
        await(execution, task.token(), resource, held);
      } else if (!task.submitted()) {
        execution.signal(new Signal.Failed(task.token(), "States.TaskFailed", STOPPED));
      }
    }
  }
}
