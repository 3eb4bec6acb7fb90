package dev.lectern.pane.stepfunctions.mapruns;

import dev.lectern.aws.AwsClients;
import dev.lectern.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/** Runs of distributed Maps through the SDK. */
public final class SdkMapRunsGateway implements MapRunsGateway {

  private final AwsClients clients;

  /** With a session's clients. */
  public SdkMapRunsGateway(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public List<MapRun> list(String machine, Progress progress) {
    List<MapRun> all = new ArrayList<>();
    for (ExecutionListItem execution :
        clients
            .sfn()
            .listExecutions(r -> r.stateMachineArn(machine).maxResults(LOOKED_AT))
            .executions()) {
      progress.check();
      clients
          .sfn()
          .listMapRuns(r -> r.executionArn(execution.executionArn()))
          .mapRuns()
          .forEach(
              run ->
                  all.add(
                      new MapRun(
                          execution.name(),
                          run.mapRunArn().substring(run.mapRunArn().lastIndexOf('/') + 1),
                          run.mapRunArn(),
                          run.startDate())));
    }
    return all;
  }

  @Override
  public Standing describe(MapRun run) {
    DescribeMapRunResponse found = clients.sfn().describeMapRun(r -> r.mapRunArn(run.arn()));
    var counts = found.itemCounts();
    return new Standing(
        found.statusAsString(),
        counts == null ? 0 : counts.total(),
        counts == null ? 0 : counts.succeeded(),
        counts == null ? 0 : counts.failed() + counts.timedOut() + counts.aborted(),
        counts == null ? 0 : counts.running() + counts.pending(),
        Objects.requireNonNullElse(found.maxConcurrency(), 0));
  }
}
