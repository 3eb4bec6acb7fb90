package dev.lectern.pane.stepfunctions.executions;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.stepfunctions.data.ExecutionRow;
import dev.lectern.pane.stepfunctions.run.model.Inside;
import dev.lectern.pane.stepfunctions.run.model.RunInfo;
import dev.lectern.pane.stepfunctions.run.model.SdkRunGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;

/** Executions through the SDK. */
public final class SdkExecutionsGateway implements ExecutionsGateway {

  private static final int PAGE = 100;

  private final AwsClients clients;

  private final @Nullable Inside inside;

  /**
   * With a session's clients.
   *
   * @param inside tells of Express executions; null when nobody does
   */
  public SdkExecutionsGateway(AwsClients clients, @Nullable Inside inside) {
    this.clients = clients;
    this.inside = inside;
  }

  @Override
  public boolean listsExpress() {
    return inside != null;
  }

  @Override
  public Page page(String machine, String status, String next) {
    Inside beyond = inside;
    if (beyond != null) {
      Optional<List<ExecutionRow>> express = beyond.express(machine);
      if (express.isPresent()) {
        return new Page(
            express.get().stream()
                .filter(row -> status.isEmpty() || row.status().equals(status))
                .toList(),
            "");
      }
    }
    ListExecutionsResponse found =
        clients
            .sfn()
            .listExecutions(
                r ->
                    r.stateMachineArn(machine)
                        .statusFilter(status.isEmpty() ? null : status)
                        .nextToken(next.isEmpty() ? null : next)
                        .maxResults(PAGE));
    return new Page(
        found.executions().stream().map(SdkRunGateway::row).toList(), text(found.nextToken()));
  }

  @Override
  public String start(Start wanted) {
    String arn =
        clients
            .sfn()
            .startExecution(
                r ->
                    r.stateMachineArn(wanted.machine())
                        .name(wanted.name().isEmpty() ? null : wanted.name())
                        .input(wanted.input()))
            .executionArn();
    return RunInfo.place(arn);
  }

  @Override
  public Result sync(Start wanted) {
    StartSyncExecutionResponse ended =
        clients
            .sfn()
            .startSyncExecution(
                r ->
                    r.stateMachineArn(wanted.machine())
                        .name(wanted.name().isEmpty() ? null : wanted.name())
                        .input(wanted.input()));
    var bill = ended.billingDetails();
    return new Result(
        RunInfo.place(ended.executionArn()),
        ended.statusAsString(),
        text(ended.output()),
        text(ended.error()),
        text(ended.cause()),
        Duration.between(ended.startDate(), ended.stopDate()).toMillis(),
        bill == null ? 0 : Objects.requireNonNullElse(bill.billedDurationInMilliseconds(), 0L),
        bill == null ? 0 : Objects.requireNonNullElse(bill.billedMemoryUsedInMB(), 0L).intValue());
  }

  @Override
  public void stop(String execution, String cause) {
    clients
        .sfn()
        .stopExecution(r -> r.executionArn(execution).cause(cause.isEmpty() ? null : cause));
  }

  @Override
  public void redrive(String execution) {
    clients.sfn().redriveExecution(r -> r.executionArn(execution));
  }

  @Override
  public String input(String execution) {
    Inside beyond = inside;
    return beyond != null && RunInfo.express(execution)
        ? beyond.describe(execution).input()
        : text(clients.sfn().describeExecution(r -> r.executionArn(execution)).input());
  }

  @Override
  public List<String> startable(String machine) {
    List<String> arns = new ArrayList<>();
    clients
        .sfn()
        .listStateMachineAliases(r -> r.stateMachineArn(machine).maxResults(PAGE))
        .stateMachineAliases()
        .forEach(each -> arns.add(each.stateMachineAliasArn()));
    clients
        .sfn()
        .listStateMachineVersions(r -> r.stateMachineArn(machine).maxResults(PAGE))
        .stateMachineVersions()
        .forEach(each -> arns.add(each.stateMachineVersionArn()));
    return arns;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
