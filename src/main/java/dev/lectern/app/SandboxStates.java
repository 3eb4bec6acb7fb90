package dev.lectern.app;

import dev.lectern.aws.SessionInfo;
import dev.lectern.pane.stepfunctions.data.ExecutionRow;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.model.Inside;
import dev.lectern.pane.stepfunctions.run.model.Machine;
import dev.lectern.pane.stepfunctions.run.model.Page;
import dev.lectern.pane.stepfunctions.run.model.RunInfo;
import dev.lectern.problem.ProblemException;
import dev.lectern.problem.UserProblem;
import dev.lectern.sandbox.ExpressRuns;
import dev.lectern.sandbox.SandboxInstance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the sandbox tells the Step Functions explorer beyond AWS's API. */
record SandboxStates(ExpressRuns runs, dev.lectern.pane.lambda.data.Inside functions)
    implements Inside {

  private static final int MOST_RUNS = 100;
  private static final int MOST_EVENTS = 1_000;
  private static final int MOST_LINES = 5_000;

  /** Of the sandbox, when the session is one with it. */
  static Optional<Inside> of(Optional<SandboxInstance> sandbox, SessionInfo session) {
    return SandboxInside.of(sandbox, session)
        .map(functions -> new SandboxStates(sandbox.orElseThrow().expressRuns(), functions));
  }

  @Override
  public Optional<List<ExecutionRow>> express(String machineArn) {
    return runs.list(machineArn, MOST_RUNS)
        .map(rows -> rows.stream().map(SandboxStates::row).toList());
  }

  private static ExecutionRow row(ObjectNode of) {
    String by =
        of.path("stateMachineAliasArn").asString(of.path("stateMachineVersionArn").asString(""));
    return new ExecutionRow(
        of.path("name").asString(),
        of.path("executionArn").asString(),
        of.path("status").asString(),
        Instant.parse(of.path("startDate").asString()),
        stop(of),
        0,
        by.substring(by.lastIndexOf(':') + 1));
  }

  private static @Nullable Instant stop(ObjectNode of) {
    return of.has("stopDate") ? Instant.parse(of.path("stopDate").asString()) : null;
  }

  private static ProblemException gone(String arn) {
    return new ProblemException(
        UserProblem.of(
            "There is no such execution.",
            "The sandbox has none with the ARN " + arn + ".",
            "Choose another one in the list of executions."));
  }

  @Override
  public RunInfo describe(String arn) {
    ObjectNode run = runs.describe(arn).orElseThrow(() -> gone(arn));
    return new RunInfo(
        arn,
        run.path("stateMachineArn").asString(),
        run.path("name").asString(),
        run.path("status").asString(),
        Instant.parse(run.path("startDate").asString()),
        stop(run),
        run.path("input").asString(""),
        run.path("output").asString(""),
        run.path("error").asString(""),
        run.path("cause").asString(""),
        0,
        false,
        "",
        run.path("mapRunArn").asString(""));
  }

  @Override
  public Machine machine(String arn) {
    ObjectNode machine = runs.machine(arn).orElseThrow(() -> gone(arn));
    return Machine.of(
        machine.path("stateMachineArn").asString(),
        machine.path("definition").asString(),
        machine.path("roleArn").asString(""));
  }

  @Override
  public Page events(String arn, String after) {
    long known = after.isEmpty() ? 0 : Long.parseLong(after);
    List<Event> events = runs.events(arn, known, MOST_EVENTS).stream().map(Event::of).toList();
    return new Page(events, Long.toString(known + events.size()), events.size() == MOST_EVENTS);
  }

  @Override
  public List<Inside.Line> log(String function) {
    return functions.log("/aws/lambda/" + function, MOST_LINES).stream()
        .map(SandboxStates::line)
        .toList();
  }

  private static Inside.Line line(dev.lectern.pane.lambda.data.Inside.Line of) {
    return new Inside.Line(of.at(), of.stream(), of.text());
  }
}
