package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.asl.State;
import dev.lectern.asl.query.QueryException;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RoleCalls.Identity;
import dev.lectern.sandbox.stepfunctions.execution.Executions;
import dev.lectern.sandbox.stepfunctions.execution.LiveExecution;
import dev.lectern.sandbox.stepfunctions.interpreter.Dataset;
import dev.lectern.sandbox.stepfunctions.interpreter.Effect;
import dev.lectern.sandbox.stepfunctions.interpreter.MapPlan;
import dev.lectern.sandbox.stepfunctions.interpreter.PendingTask;
import dev.lectern.sandbox.stepfunctions.interpreter.Signal;
import dev.lectern.sandbox.stepfunctions.interpreter.StateError;
import dev.lectern.sandbox.stepfunctions.state.Pages;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import dev.lectern.sandbox.stepfunctions.state.StatesErrors;
import dev.lectern.sandbox.stepfunctions.state.StatesState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The runs of distributed Maps, and what is asked about them. */
public final class MapRuns {

  private final StatesState state;
  private final Executions executions;
  private final Integrations integrations;
  private final InstantSource clock;
  private final Map<String, MapRun> running = new ConcurrentHashMap<>();
  private final Map<String, MapRun> byToken = new ConcurrentHashMap<>();

  /** Over the executions that run. */
  public MapRuns(
      StatesState state, Executions executions, Integrations integrations, InstantSource clock) {
    this.state = state;
    this.executions = executions;
    this.integrations = integrations;
    this.clock = clock;
  }

  /** All operations by AWS's names. */
  public Map<String, Operation> all() {
    return Map.of(
        "ListMapRuns", this::list,
        "DescribeMapRun", this::describe,
        "UpdateMapRun", this::update);
  }

  private static List<String> key(StatesArn run) {
    return run.key(run.rest());
  }

  /** Runs a distributed Map to its end. Blocks. */
  void begin(LiveExecution parent, Effect.Spread spread) {
    State.Distributed distributed = spread.state().distributed();
    if (distributed == null) {
      return;
    }
    StatesArn arn = arn(parent.arn(), distributed, spread.run());
    StatesArn machine = arn.as("stateMachine", "");
    MapRun run = new MapRun(spread.plan());
    running.put(arn.text(), run);
    byToken.put(spread.token(), run);
    try {
      ObjectNode kept = kept(parent, spread, machine, arn);
      if (!spread.run().isEmpty()) {
        new Adoption(executions, distributed.express(), spread.redriven()).adopt(arn, run);
      }
      run.describe(kept);
      keep(arn, kept);
      if (parent.signal(new Signal.Started(spread.token(), arn.text()))) {
        work(parent, spread, distributed, machine, arn, run, kept);
      }
    } finally {
      running.remove(arn.text(), run);
      byToken.remove(spread.token(), run);
    }
  }

  private static StatesArn arn(StatesArn parent, State.Distributed distributed, String known) {
    if (!known.isEmpty()) {
      return StatesArn.of(known, List.of("mapRun"));
    }
    String label =
        distributed.label().isEmpty() ? UUID.randomUUID().toString() : distributed.label();
    return new StatesArn(
        parent.region(),
        parent.accountId(),
        "mapRun",
        parent.name() + "/" + label,
        UUID.randomUUID().toString());
  }

  private ObjectNode kept(
      LiveExecution parent, Effect.Spread spread, StatesArn machine, StatesArn arn) {
    String now = clock.instant().toString();
    ObjectNode kept =
        state
            .mapRuns()
            .get(key(arn))
            .orElseGet(
                () ->
                    Json.object()
                        .put("mapRunArn", arn.text())
                        .put("executionArn", parent.arn().text())
                        .put("stateMachineArn", machine.text())
                        .put("startDate", now));
    kept.put("status", "RUNNING").remove("stopDate");
    if (spread.redriven()) {
      kept.put("redriveCount", kept.path("redriveCount").asInt(0) + 1).put("redriveDate", now);
    }
    return kept;
  }

  private void work(
      LiveExecution parent,
      Effect.Spread spread,
      State.Distributed distributed,
      StatesArn machine,
      StatesArn arn,
      MapRun run,
      ObjectNode kept) {
    Signal signal;
    String status;
    try {
      JsonNode result = result(parent, spread, distributed, machine, arn, run);
      status = "SUCCEEDED";
      signal = new Signal.Succeeded(spread.token(), result);
    } catch (TaskFailure failure) {
      status = run.aborted() ? "ABORTED" : "FAILED";
      signal = new Signal.Failed(spread.token(), failure.error(), failure.cause());
    } catch (QueryException wrong) {
      status = "FAILED";
      signal = new Signal.Failed(spread.token(), wrong.error(), wrong.text());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return;
    } catch (RuntimeException | Error fault) {
      System.getLogger(MapRuns.class.getName())
          .log(System.Logger.Level.ERROR, "The map run " + arn.text() + " failed", fault);
      status = "FAILED";
      signal =
          new Signal.Failed(
              spread.token(),
              "States.Runtime",
              "The sandbox could not do it: " + fault.getMessage());
    }
    run.describe(kept);
    kept.put("status", status).put("stopDate", clock.instant().toString());
    if (status.equals("SUCCEEDED")) {
      for (String counts : List.of("executionCounts", "itemCounts")) {
        ObjectNode numbers = (ObjectNode) kept.path(counts);
        numbers.set("resultsWritten", numbers.path("succeeded"));
      }
    }
    keep(arn, kept);
    parent.signal(signal);
    executions.changed();
  }

  private void keep(StatesArn arn, ObjectNode kept) {
    try {
      state.store().run(tx -> state.mapRuns().put(tx, key(arn), kept));
    } catch (IOException e) {
      throw new UncheckedIOException("A map run cannot be kept", e);
    }
  }

  private JsonNode result(
      LiveExecution parent,
      Effect.Spread spread,
      State.Distributed distributed,
      StatesArn machine,
      StatesArn arn,
      MapRun run)
      throws TaskFailure, InterruptedException {
    MapPlan plan = spread.plan();
    Identity as =
        Integrations.identity(
            parent.execution().path("roleArn").asString(),
            parent.execution().path("name").asString(),
            parent.arn());
    State.Reader reader = distributed.reader();
    Dataset data = reader == null ? plan.given() : new Items(integrations).read(as, reader, plan);
    List<JsonNode> items = new ArrayList<>(data.items().size());
    for (int i = 0; i < data.items().size(); i++) {
      items.add(plan.selected(spread.state(), data.item(i), data.items().get(i)));
    }
    List<? extends JsonNode> inputs = plan.batched() ? plan.batches(items) : items;
    List<Integer> sizes =
        inputs.stream().map(input -> plan.batched() ? input.path("Items").size() : 1).toList();
    boolean well =
        run.run(
            sizes,
            index ->
                child(
                    parent,
                    spread,
                    distributed,
                    machine,
                    arn,
                    plan.batched() ? Json.object().put("Index", index) : data.item(index),
                    inputs.get(index),
                    sizes.get(index)));
    Results results =
        new Results(
            distributed.writer(),
            run,
            inputs,
            child -> executions.ledger().progress(child).path("redriveCount").asInt(0));
    if (!well) {
      run.giveUp(child -> executions.stop(child.arn().text(), new StateError("", "")));
      if (results.exported() && !run.aborted()) {
        var unused = results.export(integrations, as, plan, arn);
      }
      StateError why = run.failure();
      throw new TaskFailure(why.error(), why.cause());
    }
    return results.exported() ? results.export(integrations, as, plan, arn) : results.result();
  }

  private LiveExecution child(
      LiveExecution parent,
      Effect.Spread spread,
      State.Distributed distributed,
      StatesArn machine,
      StatesArn run,
      ObjectNode item,
      JsonNode input,
      int items) {
    String name = UUID.randomUUID().toString();
    StatesArn arn =
        distributed.express()
            ? machine.as("express", run.rest() + ":" + name)
            : machine.as("execution", name);
    ObjectNode execution =
        Json.object()
            .put("name", name)
            .put("input", input.toString())
            .put("start", clock.instant().toString())
            .put("stateMachineArn", machine.text())
            .put("scope", spread.state().processor().at())
            .put("mapRunArn", run.text())
            .put("label", machine.name().substring(machine.name().indexOf('/') + 1))
            .put("itemCount", items);
    item.set("Value", input);
    execution.set("item", item);
    ObjectNode definition =
        Json.object()
            .put("name", machine.name())
            .put("roleArn", parent.execution().path("roleArn").asString())
            .put("definition", executions.ledger().definition(parent.execution()));
    try {
      LiveExecution child = executions.begin(arn, definition, machine, execution);
      executions.launch(child);
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException("A child of a map run cannot be kept", e);
    }
  }

  /** Nobody waits for the run of this token any more. */
  void cancel(String token) {
    MapRun run = byToken.get(token);
    if (run != null) {
      Thread.ofVirtual()
          .name("states-map-cancel")
          .start(
              () ->
                  run.cancel(child -> executions.stop(child.arn().text(), new StateError("", ""))));
    }
  }

  /** Goes on after a restart of the sandbox: what was begun is waited for, the rest is begun. */
  void resume(LiveExecution parent, PendingTask task) {
    try {
      PendingTask.spread(parent.run(), task.token())
          .ifPresent(
              spread ->
                  Thread.ofVirtual().name("states-map-run").start(() -> begin(parent, spread)));
    } catch (QueryException wrong) {
      parent.signal(new Signal.Failed(task.token(), wrong.error(), wrong.text()));
    }
  }

  private Reply list(Call call) {
    StatesArn execution =
        StatesArn.of(call.input().path("executionArn").asString(), List.of("execution"));
    var unused = executions.ledger().require(execution);
    List<ObjectNode> all =
        state.mapRuns().list(List.of(execution.accountId(), execution.region())).stream()
            .filter(run -> run.path("executionArn").asString().equals(execution.text()))
            .map(
                run -> {
                  ObjectNode row = Json.object();
                  for (String member :
                      List.of(
                          "executionArn",
                          "mapRunArn",
                          "stateMachineArn",
                          "startDate",
                          "stopDate")) {
                    if (run.has(member)) {
                      row.set(member, run.path(member));
                    }
                  }
                  return row;
                })
            .toList();
    return Reply.of(Pages.of(call.input(), "mapRuns", all));
  }

  private ObjectNode require(StatesArn arn) {
    return state.mapRuns().get(key(arn)).orElseThrow(() -> StatesErrors.noResource(arn.text()));
  }

  private Reply describe(Call call) {
    StatesArn arn = StatesArn.of(call.input().path("mapRunArn").asString(), List.of("mapRun"));
    ObjectNode output = require(arn);
    MapRun live = running.get(arn.text());
    if (live != null) {
      live.describe(output);
    }
    output.remove("stateMachineArn");
    return Reply.of(output.put("redriveCount", output.path("redriveCount").asInt(0)));
  }

  private Reply update(Call call) {
    StatesArn arn = StatesArn.of(call.input().path("mapRunArn").asString(), List.of("mapRun"));
    var unused = require(arn);
    MapRun live = running.get(arn.text());
    if (live == null) {
      throw StatesErrors.validation("Map Run is not running and cannot be updated");
    }
    live.update(call.input());
    return Reply.empty();
  }
}
