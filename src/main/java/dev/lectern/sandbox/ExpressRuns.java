package dev.lectern.sandbox;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Executions of Express state machines, of which Step Functions' API tells nothing but what
 * StartSyncExecution answers: AWS writes them to logs at most. All in the shapes of the API. Safe
 * for any thread.
 */
public interface ExpressRuns {

  /**
   * The newest executions of a machine, the newest first, as ListExecutions would have them.
   *
   * @return empty when it is no Express machine, or not there
   */
  Optional<List<ObjectNode>> list(String machineArn, int most);

  /** One of them, as DescribeExecution would have it; empty when it is not there. */
  Optional<ObjectNode> describe(String executionArn);

  /** The machine that it ran, as DescribeStateMachineForExecution would have it. */
  Optional<ObjectNode> machine(String executionArn);

  /**
   * Events of its history in their order.
   *
   * @param after those with larger ids
   */
  List<ObjectNode> events(String executionArn, long after, int most);
}
