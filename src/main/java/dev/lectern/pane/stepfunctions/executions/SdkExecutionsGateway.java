package dev.lectern.pane.stepfunctions.executions;

import dev.lectern.aws.AwsClients;
import dev.lectern.pane.stepfunctions.data.ExecutionRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;

/** Executions through the SDK. */
public final class SdkExecutionsGateway implements ExecutionsGateway {

  private static final int PAGE = 100;

  private final AwsClients clients;

  /** With a session's clients. */
  public SdkExecutionsGateway(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Page page(String machine, String status, String next) {
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
        found.executions().stream().map(SdkExecutionsGateway::row).toList(),
        text(found.nextToken()));
  }

  private static ExecutionRow row(ExecutionListItem of) {
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
    String[] parts = arn.split(":", -1);
    // an Express execution has its machine's name before its own, and a number after it
    return parts.length > 7 ? parts[7] : arn;
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
        text(ended.name()),
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
    return text(clients.sfn().describeExecution(r -> r.executionArn(execution)).input());
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
