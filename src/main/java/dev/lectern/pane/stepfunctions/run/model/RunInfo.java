package dev.lectern.pane.stepfunctions.run.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An execution (DescribeExecution).
 *
 * @param machineArn of its machine, without version
 * @param status RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED or PENDING_REDRIVE
 * @param stop null while it runs
 * @param output empty unless it succeeded
 * @param redrivable whether RedriveExecution is possible now
 * @param redriveReason why not; empty when it is, or AWS says none
 * @param mapRunArn the Map run that it is a child of; empty for others
 */
public record RunInfo(
    String arn,
    String machineArn,
    String name,
    String status,
    Instant start,
    @Nullable Instant stop,
    String input,
    String output,
    String error,
    String cause,
    int redrives,
    boolean redrivable,
    String redriveReason,
    String mapRunArn) {

  /** Whether something can still happen. */
  public boolean running() {
    return status.equals("RUNNING") || status.equals("PENDING_REDRIVE");
  }

  /** Whether an ARN is of an Express execution, of which AWS keeps no history but logs. */
  public static boolean express(String arn) {
    return arn.contains(":express:");
  }

  /** Name of the state machine in an execution's ARN. */
  public static String machine(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length > 6 ? parts[6] : "";
  }

  /** Name of the execution in its ARN. */
  public static String execution(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length > 7 ? parts[7] : arn;
  }
}
