package dev.lectern.sandbox.stepfunctions.execution;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.stepfunctions.interpreter.PayloadSize;
import dev.lectern.sandbox.stepfunctions.interpreter.RunContext;
import dev.lectern.sandbox.stepfunctions.interpreter.StateError;
import dev.lectern.sandbox.stepfunctions.machine.Aliases;
import dev.lectern.sandbox.stepfunctions.machine.MachineOperations;
import dev.lectern.sandbox.stepfunctions.machine.Versions;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import dev.lectern.sandbox.stepfunctions.state.StatesErrors;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Start, stop and redrive executions. */
public final class ExecutionOperations {

  private static final Duration REDRIVE_WITHIN = Duration.ofDays(14);
  private static final int BILLED_MEMORY = 64;
  private static final int BILLED_STEP = 100;

  private final Executions executions;
  private final Versions versions;
  private final Aliases aliases;

  /** Over the executions that run. */
  public ExecutionOperations(Executions executions, Versions versions, Aliases aliases) {
    this.executions = executions;
    this.versions = versions;
    this.aliases = aliases;
  }

  /** All of them by AWS's names. */
  public Map<String, Operation> all() {
    return Map.of(
        "StartExecution", this::start,
        "StartSyncExecution", this::startSync,
        "StopExecution", this::stop,
        "RedriveExecution", this::redrive);
  }

  /** A machine that is to be started: what it runs, and how it was named. */
  private record Target(ObjectNode machine, StatesArn version, StatesArn asked) {}

  private Target target(String text) {
    StatesArn asked = StatesArn.machine(text);
    if (asked.rest().isEmpty() || asked.version()) {
      return new Target(versions.machine(asked), asked, asked);
    }
    StatesArn version = aliases.choose(asked, () -> ThreadLocalRandom.current().nextDouble());
    return new Target(versions.machine(version), version, asked);
  }

  /** Checks an input; answers it as it is kept. */
  private static String input(ObjectNode request) {
    String input = request.path("input").asString("{}");
    if (PayloadSize.tooLarge(input)) {
      throw StatesErrors.invalidInput(
          "Size limit exceeded. The input must have at most " + PayloadSize.LARGEST + " bytes");
    }
    if (input.isBlank()) {
      throw StatesErrors.invalidInput("Invalid execution input.");
    }
    try {
      var unused = Json.MAPPER.readTree(input);
      return input;
    } catch (JacksonException wrong) {
      throw StatesErrors.invalidInput(wrong.getOriginalMessage());
    }
  }

  private static String name(ObjectNode request) {
    return request.has("name")
        ? MachineOperations.checkedName(request.path("name").asString())
        : UUID.randomUUID().toString();
  }

  private static StatesArn arn(Target target, String name) {
    boolean express = target.machine().path("type").asString().equals("EXPRESS");
    return express
        ? target.asked().as("express", name + ":" + UUID.randomUUID())
        : target.asked().as("execution", name);
  }

  private LiveExecution begin(Target target, StatesArn arn, String name, String input, Instant now)
      throws IOException {
    ObjectNode execution =
        Json.object().put("name", name).put("input", input).put("start", now.toString());
    if (!target.version().rest().isEmpty()) {
      execution.put("stateMachineVersionArn", target.version().text());
    }
    if (!target.asked().rest().isEmpty() && !target.asked().version()) {
      execution.put("stateMachineAliasArn", target.asked().text());
    }
    return executions.begin(arn, target.machine(), target.asked(), execution);
  }

  private Reply start(Call call) throws IOException {
    ObjectNode request = call.input();
    Target target = target(request.path("stateMachineArn").asString());
    String input = input(request);
    String name = name(request);
    StatesArn arn = arn(target, name);
    Optional<ObjectNode> before = executions.ledger().find(arn);
    if (before.isPresent()) {
      return same(before.get(), arn, input);
    }
    LiveExecution started = begin(target, arn, name, input, call.now());
    executions.launch(started);
    return Reply.of(
        Json.object()
            .put("executionArn", arn.text())
            .put("startDate", started.execution().path("start").asString()));
  }

  /** The same request again is answered as the first, while it runs. */
  private Reply same(ObjectNode before, StatesArn arn, String input) {
    String status = Ledger.status(executions.ledger().progress(before));
    if (!status.equals("RUNNING") || !before.path("input").asString().equals(input)) {
      throw StatesErrors.executionExists(arn.text());
    }
    return Reply.of(
        Json.object()
            .put("executionArn", arn.text())
            .put("startDate", before.path("start").asString()));
  }

  private Reply startSync(Call call) throws IOException {
    ObjectNode request = call.input();
    Target target = target(request.path("stateMachineArn").asString());
    if (!target.machine().path("type").asString().equals("EXPRESS")) {
      throw StatesErrors.wrongType("This operation is not supported by this type of state machine");
    }
    String input = input(request);
    String name = name(request);
    StatesArn arn = arn(target, name);
    LiveExecution started = begin(target, arn, name, input, call.now());
    started.drive();
    executions.changed();
    try {
      var unused = started.ended().join();
    } catch (CancellationException | CompletionException stop) {
      throw new IllegalStateException("The execution was given up", stop);
    }
    Instant stopped = started.run().stopped().orElse(call.now());
    ObjectNode output =
        Json.object()
            .put("executionArn", arn.text())
            .put("stateMachineArn", target.asked().at("").text())
            .put("name", name)
            .put("startDate", started.execution().path("start").asString())
            .put("stopDate", stopped.toString())
            .put("status", started.run().status().name())
            .put("input", input);
    output.putObject("inputDetails").put("included", true);
    started
        .run()
        .output()
        .ifPresent(
            result -> {
              output.put("output", result.toString());
              output.putObject("outputDetails").put("included", true);
            });
    started.run().error().ifPresent(error -> error(output, error.error(), error.cause()));
    long millis = Duration.between(call.now(), stopped).toMillis();
    output
        .putObject("billingDetails")
        .put("billedMemoryUsedInMB", BILLED_MEMORY)
        .put(
            "billedDurationInMilliseconds",
            Math.max(1, (millis + BILLED_STEP - 1) / BILLED_STEP) * BILLED_STEP);
    return Reply.of(output);
  }

  static void error(ObjectNode output, String error, String cause) {
    if (!error.isEmpty()) {
      output.put("error", error);
    }
    if (!cause.isEmpty()) {
      output.put("cause", cause);
    }
  }

  private Reply stop(Call call) {
    ObjectNode request = call.input();
    StatesArn arn = StatesArn.of(request.path("executionArn").asString(), List.of("execution"));
    ObjectNode execution = executions.ledger().require(arn);
    Optional<Instant> stopped =
        executions
            .live(execution)
            .flatMap(
                live ->
                    live.stop(
                        new StateError(
                            request.path("error").asString(""),
                            request.path("cause").asString(""))));
    Instant at =
        stopped.orElseGet(
            () -> {
              ObjectNode progress = executions.ledger().progress(execution);
              return progress.has("stopped")
                  ? Instant.ofEpochMilli(progress.path("stopped").asLong())
                  : call.now();
            });
    return Reply.of(Json.object().put("stopDate", at.toString()));
  }

  /**
   * Why an execution cannot be redriven, as DescribeExecution says it in {@code
   * redriveStatusReason}; empty when it can. The period begins when the execution ends, also when
   * that was after a redrive ("Redrive eligibility for unsuccessful executions").
   */
  static String notRedrivable(ObjectNode execution, ObjectNode progress, Instant now) {
    String status = Ledger.status(progress);
    if (status.equals("RUNNING") || status.equals("SUCCEEDED")) {
      return "Execution is " + status + " and cannot be redriven";
    }
    if (execution.has("mapRunArn")) {
      return "Execution is a child of a Map Run and cannot be redriven by itself";
    }
    if (progress.path("lastEvent").asLong() >= RunContext.STANDARD_EVENTS - 1) {
      return "Execution history event limit exceeded";
    }
    Instant started = Instant.parse(execution.path("start").asString());
    if (now.isAfter(started.plusSeconds(RunContext.STANDARD_SECONDS))) {
      return "Execution has exceeded the max execution time";
    }
    Instant stopped = Instant.ofEpochMilli(progress.path("stopped").asLong());
    return now.isAfter(stopped.plus(REDRIVE_WITHIN)) ? "Execution redrivable period exceeded" : "";
  }

  private Reply redrive(Call call) throws IOException {
    StatesArn arn =
        StatesArn.of(call.input().path("executionArn").asString(), List.of("execution"));
    ObjectNode execution = executions.ledger().require(arn);
    String why = notRedrivable(execution, executions.ledger().progress(execution), call.now());
    if (!why.isEmpty()) {
      throw new dev.lectern.sandbox.ServiceException(400, "ExecutionNotRedrivable", why);
    }
    var unused = executions.redrive(arn, execution);
    return Reply.of(Json.object().put("redriveDate", call.now().toString()));
  }
}
