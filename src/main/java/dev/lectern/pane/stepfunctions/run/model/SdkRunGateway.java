package dev.lectern.pane.stepfunctions.run.model;

import dev.lectern.aws.AwsClients;
import dev.lectern.json.Json;
import dev.lectern.pane.stepfunctions.data.ExecutionRow;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.MapRunExecutionCounts;
import software.amazon.awssdk.services.sfn.model.MapRunItemCounts;
import software.amazon.awssdk.services.sfn.model.MockInput;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks through the SDK. */
public final class SdkRunGateway implements RunGateway {

  private static final int MOST_EVENTS = 1_000;
  private static final int MOST_CHILDREN = 100;

  /** Between the token that gave a page and the number of its events that are known. */
  private static final String KNOWN = "\n";

  private final AwsClients clients;

  /** With a session's clients. */
  public SdkRunGateway(AwsClients clients) {
    this.clients = clients;
  }

  private SfnClient sfn() {
    return clients.sfn();
  }

  @Override
  public Instant now() {
    return clients.time().instant();
  }

  @Override
  public RunInfo describe(String arn) {
    DescribeExecutionResponse run = sfn().describeExecution(r -> r.executionArn(arn));
    return new RunInfo(
        run.executionArn(),
        run.stateMachineArn(),
        run.name() == null ? RunInfo.execution(arn) : run.name(),
        run.statusAsString(),
        run.startDate(),
        run.stopDate(),
        text(run.input()),
        text(run.output()),
        text(run.error()),
        text(run.cause()),
        run.redriveCount() == null ? 0 : run.redriveCount(),
        run.redriveStatus() == ExecutionRedriveStatus.REDRIVABLE,
        text(run.redriveStatusReason()),
        text(run.mapRunArn()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public Machine machine(String arn) {
    DescribeStateMachineForExecutionResponse machine =
        sfn().describeStateMachineForExecution(r -> r.executionArn(arn));
    return Machine.of(machine.stateMachineArn(), machine.definition(), text(machine.roleArn()));
  }

  /**
   * AWS gives no token after the last page, though more may come: that page is asked for again then
   * and what is known of it is left out.
   */
  @Override
  public Page events(String arn, String after) {
    int bar = after.indexOf(KNOWN);
    String token = bar < 0 ? "" : after.substring(0, bar);
    int known = bar < 0 ? 0 : Integer.parseInt(after.substring(bar + 1));
    GetExecutionHistoryResponse page =
        sfn()
            .getExecutionHistory(
                r -> {
                  r.executionArn(arn).maxResults(MOST_EVENTS).includeExecutionData(true);
                  if (!token.isEmpty()) {
                    r.nextToken(token);
                  }
                });
    List<Event> events = new ArrayList<>();
    for (var event :
        page.events().subList(Math.min(known, page.events().size()), page.events().size())) {
      events.add(Event.of(object(event)));
    }
    boolean more = page.nextToken() != null;
    return new Page(
        events, more ? page.nextToken() + KNOWN + 0 : token + KNOWN + page.events().size(), more);
  }

  /** Members that are set, by the names that they have on the wire. */
  private static ObjectNode object(SdkPojo pojo) {
    ObjectNode object = Json.object();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      boolean unset =
          value == null
              || (value instanceof List<?> list && list.isEmpty())
              || (value instanceof Map<?, ?> map && map.isEmpty());
      if (!unset) {
        object.set(field.locationName(), node(value));
      }
    }
    return object;
  }

  private static JsonNode node(Object value) {
    return switch (value) {
      case SdkPojo pojo -> object(pojo);
      case Instant instant -> Json.MAPPER.valueToTree(instant.toString());
      case List<?> list -> {
        ArrayNode array = Json.array();
        list.forEach(each -> array.add(node(each)));
        yield array;
      }
      case Map<?, ?> map -> {
        ObjectNode object = Json.object();
        map.forEach((key, each) -> object.set(key.toString(), node(each)));
        yield object;
      }
      default -> Json.MAPPER.valueToTree(value);
    };
  }

  @Override
  public void stop(String arn, String error, String cause) {
    var _ =
        sfn()
            .stopExecution(
                r -> {
                  r.executionArn(arn);
                  if (!error.isBlank()) {
                    r.error(error);
                  }
                  if (!cause.isBlank()) {
                    r.cause(cause);
                  }
                });
  }

  @Override
  public void redrive(String arn) {
    var _ = sfn().redriveExecution(r -> r.executionArn(arn));
  }

  @Override
  public String start(String machineArn, String name, String input) {
    return sfn()
        .startExecution(
            r -> r.stateMachineArn(machineArn).name(name.isEmpty() ? null : name).input(input))
        .executionArn();
  }

  @Override
  public List<ExecutionRow> newest(String machineArn) {
    return sfn()
        .listExecutions(r -> r.stateMachineArn(machineArn).maxResults(MOST_CHILDREN))
        .executions()
        .stream()
        .map(SdkRunGateway::row)
        .toList();
  }

  /** An execution as ListExecutions has it. */
  public static ExecutionRow row(ExecutionListItem of) {
    String by =
        of.stateMachineAliasArn() != null ? of.stateMachineAliasArn() : of.stateMachineVersionArn();
    return new ExecutionRow(
        of.name(),
        of.executionArn(),
        of.statusAsString(),
        of.startDate(),
        of.stopDate(),
        Objects.requireNonNullElse(of.redriveCount(), 0),
        by == null ? "" : by.substring(by.lastIndexOf(':') + 1));
  }

  @Override
  public MapRun mapRun(String mapRunArn, String status) {
    DescribeMapRunResponse run = sfn().describeMapRun(r -> r.mapRunArn(mapRunArn));
    List<MapRun.Child> children = List.of();
    boolean more = false;
    UserProblem untold = null;
    try {
      ListExecutionsResponse listed =
          sfn()
              .listExecutions(
                  r ->
                      r.mapRunArn(mapRunArn)
                          .statusFilter(status.isEmpty() ? null : status)
                          .maxResults(MOST_CHILDREN));
      children = listed.executions().stream().map(SdkRunGateway::child).toList();
      more = listed.nextToken() != null;
    } catch (SfnException e) {
      // who may not list the children may see how many there are
      untold = Problems.of(e);
    }
    return new MapRun(
        run.mapRunArn(),
        text(run.executionArn()),
        run.statusAsString(),
        run.startDate(),
        run.stopDate(),
        run.maxConcurrency(),
        executions(run.executionCounts()),
        items(run.itemCounts()),
        children,
        more,
        untold);
  }

  private static MapRun.Child child(ExecutionListItem one) {
    return new MapRun.Child(
        one.executionArn(), one.name(), one.statusAsString(), one.startDate(), one.stopDate());
  }

  private static MapRun.Counts executions(MapRunExecutionCounts counts) {
    return new MapRun.Counts(
        counts.total(),
        counts.pending(),
        counts.running(),
        counts.succeeded(),
        counts.failed() + counts.timedOut(),
        counts.aborted());
  }

  private static MapRun.Counts items(MapRunItemCounts counts) {
    return new MapRun.Counts(
        counts.total(),
        counts.pending(),
        counts.running(),
        counts.succeeded(),
        counts.failed() + counts.timedOut(),
        counts.aborted());
  }

  @Override
  public void succeed(String token, String output) {
    var _ = sfn().sendTaskSuccess(r -> r.taskToken(token).output(output));
  }

  @Override
  public void fail(String token, String error, String cause) {
    var _ = sfn().sendTaskFailure(r -> r.taskToken(token).error(error).cause(cause));
  }

  @Override
  public Trial.Answer test(Trial.Question question) {
    TestStateRequest.Builder request =
        TestStateRequest.builder()
            .definition(question.definition())
            .stateName(question.state())
            .input(question.input())
            .inspectionLevel(InspectionLevel.TRACE);
    if (!question.context().isEmpty()) {
      request.context(question.context());
    }
    if (!question.variables().equals("{}")) {
      request.variables(question.variables());
    }
    if (!question.role().isEmpty()) {
      request.roleArn(question.role());
    }
    if (question.retries() > 0) {
      request.stateConfiguration(c -> c.retrierRetryCount(question.retries()));
    }
    switch (question.mock()) {
      case Trial.Mock.None none -> {}
      case Trial.Mock.Result result ->
          request.mock(MockInput.builder().result(result.json()).build());
      case Trial.Mock.Failure failure ->
          request.mock(
              MockInput.builder()
                  .errorOutput(e -> e.error(failure.error()).cause(failure.cause()))
                  .build());
    }
    TestStateResponse answer = sfn().testState(request.build());
    Map<String, String> seen = new LinkedHashMap<>();
    if (answer.inspectionData() != null) {
      object(answer.inspectionData())
          .properties()
          .forEach(
              entry -> {
                JsonNode value = entry.getValue();
                seen.put(entry.getKey(), value.isString() ? value.asString() : value.toString());
              });
    }
    return new Trial.Answer(
        Objects.requireNonNullElse(answer.statusAsString(), ""),
        text(answer.output()),
        text(answer.error()),
        text(answer.cause()),
        text(answer.nextState()),
        seen);
  }
}
