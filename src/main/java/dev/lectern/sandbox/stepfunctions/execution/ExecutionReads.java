package dev.lectern.sandbox.stepfunctions.execution;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.stepfunctions.machine.MachineOperations;
import dev.lectern.sandbox.stepfunctions.machine.Versions;
import dev.lectern.sandbox.stepfunctions.state.Pages;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import dev.lectern.sandbox.stepfunctions.state.StatesErrors;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is asked about executions. */
public final class ExecutionReads {

  /** AWS's pages of a history end here, however large a page was asked for. */
  private static final int MOST_EVENTS = 1_000;

  private final Ledger ledger;
  private final Versions versions;

  /** Over what is kept. */
  public ExecutionReads(Ledger ledger, Versions versions) {
    this.ledger = ledger;
    this.versions = versions;
  }

  /** All of them by AWS's names. */
  public Map<String, Operation> all() {
    return Map.of(
        "DescribeExecution", this::describe,
        "DescribeStateMachineForExecution", this::machine,
        "ListExecutions", this::list,
        "GetExecutionHistory", this::history);
  }

  private static StatesArn arn(Call call) {
    return StatesArn.of(call.input().path("executionArn").asString(), List.of("execution"));
  }

  private Reply describe(Call call) {
    ObjectNode execution = ledger.require(arn(call));
    ObjectNode progress = ledger.progress(execution);
    ObjectNode output = summary(execution, progress);
    if (!call.input().path("includedData").asString("").equals("METADATA_ONLY")) {
      data(output, execution, progress);
    }
    String why = ExecutionOperations.notRedrivable(execution, progress, call.now());
    if (execution.has("mapRunArn")
        && !List.of("RUNNING", "SUCCEEDED").contains(Ledger.status(progress))) {
      output.put("redriveStatus", "REDRIVABLE_BY_MAP_RUN");
    } else {
      output.put("redriveStatus", why.isEmpty() ? "REDRIVABLE" : "NOT_REDRIVABLE");
      if (!why.isEmpty()) {
        output.put("redriveStatusReason", why);
      }
    }
    return Reply.of(output);
  }

  private static void data(ObjectNode output, ObjectNode execution, ObjectNode progress) {
    output.put("input", execution.path("input").asString());
    output.putObject("inputDetails").put("included", true);
    if (progress.has("output")) {
      output.put("output", progress.path("output").toString());
      output.putObject("outputDetails").put("included", true);
    }
    ExecutionOperations.error(
        output, progress.path("error").asString(""), progress.path("cause").asString(""));
  }

  /** An execution with its data. */
  ObjectNode described(ObjectNode execution) {
    ObjectNode progress = ledger.progress(execution);
    ObjectNode output = summary(execution, progress);
    data(output, execution, progress);
    return output;
  }

  /** An execution as a list has it. */
  ObjectNode row(ObjectNode execution) {
    return row(execution, ledger.progress(execution));
  }

  private static ObjectNode summary(ObjectNode execution, ObjectNode progress) {
    ObjectNode output =
        Json.object()
            .put("executionArn", execution.path("arn").asString())
            .put("stateMachineArn", execution.path("stateMachineArn").asString())
            .put("name", execution.path("name").asString())
            .put("status", Ledger.status(progress))
            .put("startDate", execution.path("start").asString());
    if (progress.has("stopped")) {
      output.put("stopDate", time(progress.path("stopped")));
    }
    for (String member : List.of("mapRunArn", "stateMachineVersionArn", "stateMachineAliasArn")) {
      if (execution.has(member)) {
        output.set(member, execution.path(member));
      }
    }
    output.put("redriveCount", progress.path("redriveCount").asInt(0));
    if (progress.has("redriven")) {
      output.put("redriveDate", time(progress.path("redriven")));
    }
    return output;
  }

  private static String time(JsonNode millis) {
    return Instant.ofEpochMilli(millis.asLong()).toString();
  }

  private Reply machine(Call call) {
    return Reply.of(machine(ledger.require(arn(call))));
  }

  /** The machine that an execution ran, as it was then. */
  ObjectNode machine(ObjectNode execution) {
    StatesArn arn = StatesArn.machine(execution.path("stateMachineArn").asString());
    ObjectNode kept =
        versions
            .find(new StatesArn(arn.region(), arn.accountId(), arn.kind(), machineName(arn), ""))
            .orElseGet(Json::object)
            .deepCopy();
    kept.put("definition", ledger.definition(execution));
    kept.put("roleArn", execution.path("roleArn").asString());
    ObjectNode output = MachineOperations.definition(kept);
    output
        .put("stateMachineArn", arn.text())
        .put("name", execution.path("machine").asString())
        .put("updateDate", kept.path("updated").asString(execution.path("start").asString()));
    if (execution.has("mapRunArn")) {
      output.set("mapRunArn", execution.path("mapRunArn"));
      output.set("label", execution.path("label"));
    }
    String revision = kept.path("revisionId").asString("");
    if (!revision.isEmpty()) {
      output.put("revisionId", revision);
    }
    return output;
  }

  /** Without the label of a distributed Map. */
  private static String machineName(StatesArn arn) {
    int slash = arn.name().indexOf('/');
    return slash < 0 ? arn.name() : arn.name().substring(0, slash);
  }

  private Reply list(Call call) {
    ObjectNode request = call.input();
    String run = request.path("mapRunArn").asString("");
    List<ObjectNode> all;
    if (run.isEmpty()) {
      StatesArn arn = StatesArn.machine(request.path("stateMachineArn").asString(""));
      if (versions.machine(arn.at("")).path("type").asString().equals("EXPRESS")) {
        throw StatesErrors.wrongType(
            "This operation is not supported by this type of state machine");
      }
      all = ledger.of(arn, "execution").stream().filter(one -> startedBy(one, arn)).toList();
    } else {
      StatesArn arn = StatesArn.of(run, List.of("mapRun"));
      all =
          ledger.of(arn, "execution").stream()
              .filter(one -> one.path("mapRunArn").asString("").equals(run))
              .toList();
    }
    String status = request.path("statusFilter").asString("");
    String redriven = request.path("redriveFilter").asString("");
    List<ObjectNode> rows =
        all.stream()
            .sorted(Comparator.comparing(ExecutionReads::start).reversed())
            .map(one -> row(one, ledger.progress(one)))
            .filter(row -> status.isEmpty() || row.path("status").asString().equals(status))
            .filter(
                row ->
                    redriven.isEmpty()
                        || redriven.equals("REDRIVEN") == (row.path("redriveCount").asInt() > 0))
            .toList();
    return Reply.of(Pages.of(request, "executions", rows));
  }

  private static Instant start(ObjectNode execution) {
    return Instant.parse(execution.path("start").asString());
  }

  /** An ARN with a version or alias means the executions that were started by it. */
  private static boolean startedBy(ObjectNode execution, StatesArn arn) {
    if (arn.rest().isEmpty()) {
      return true;
    }
    String member = arn.version() ? "stateMachineVersionArn" : "stateMachineAliasArn";
    return execution.path(member).asString("").equals(arn.text());
  }

  private static ObjectNode row(ObjectNode execution, ObjectNode progress) {
    ObjectNode row = summary(execution, progress);
    if (row.path("redriveCount").asInt() == 0) {
      row.remove("redriveCount");
    }
    if (execution.has("itemCount")) {
      row.set("itemCount", execution.path("itemCount"));
    }
    return row;
  }

  private Reply history(Call call) {
    ObjectNode request = call.input();
    ObjectNode execution = ledger.require(arn(call));
    boolean reverse = request.path("reverseOrder").asBoolean(false);
    boolean data = request.path("includeExecutionData").asBoolean(true);
    long last = ledger.progress(execution).path("lastEvent").asLong(0);
    int size = Math.min(Pages.size(request), MOST_EVENTS);
    int token = Pages.from(request);
    // Forward the token counts the events before the page, in reverse it is the next one's id.
    long id = token == 0 ? (reverse ? last : 1) : reverse ? token : token + 1L;
    ObjectNode output = Json.object();
    ArrayNode events = output.putArray("events");
    for (; events.size() < size && id >= 1 && id <= last; id += reverse ? -1 : 1) {
      ledger.event(execution, id).ifPresent(event -> events.add(data ? event : bare(event)));
    }
    if (reverse ? id >= 1 : id <= last) {
      output.put("nextToken", Pages.token(Math.toIntExact(reverse ? id : id - 1)));
    }
    return Reply.of(output);
  }

  /** An event without what the execution worked with. */
  private static ObjectNode bare(ObjectNode event) {
    ObjectNode bare = event.deepCopy();
    for (Entry<String, JsonNode> entry : bare.properties()) {
      if (entry.getValue() instanceof ObjectNode details) {
        details.remove(
            List.of(
                "input", "output", "parameters", "cause", "assignedVariables", "taskCredentials"));
        for (String what : List.of("inputDetails", "outputDetails", "assignedVariablesDetails")) {
          if (details.has(what)) {
            details.putObject(what).put("truncated", true);
          }
        }
      }
    }
    return bare;
  }
}
