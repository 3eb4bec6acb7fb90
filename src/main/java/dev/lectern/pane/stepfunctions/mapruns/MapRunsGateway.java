package dev.lectern.pane.stepfunctions.mapruns;

import dev.lectern.task.Progress;
import java.time.Instant;
import java.util.List;

/** Runs of distributed Maps. Blocking; failures are the SDK's exceptions. */
public interface MapRunsGateway {

  /**
   * A run of a distributed Map.
   *
   * @param execution name of the execution that it belongs to
   * @param label of the Map and the run, the end of the ARN
   */
  record MapRun(String execution, String label, String arn, Instant started) {}

  /** How a run stands. */
  record Standing(
      String status, long total, long succeeded, long failed, long running, int maxConcurrency) {}

  /** How many executions are looked at, the newest. */
  int LOOKED_AT = 50;

  /** The runs of a machine's newest executions (ListExecutions, ListMapRuns of each). */
  List<MapRun> list(String machine, Progress progress);

  /** How a run stands (DescribeMapRun). */
  Standing describe(MapRun run);
}
