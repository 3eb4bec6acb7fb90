package dev.lectern.pane.stepfunctions.data;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An execution as ListExecutions has it.
 *
 * @param status RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED or PENDING_REDRIVE
 * @param stopped null while it runs
 * @param redrives how often it was redriven
 * @param startedBy the version or alias that it was started by; empty for neither
 */
public record ExecutionRow(
    String name,
    String arn,
    String status,
    Instant started,
    @Nullable Instant stopped,
    int redrives,
    String startedBy) {

  /** Whether it can still be stopped. */
  public boolean running() {
    return status.equals("RUNNING") || status.equals("PENDING_REDRIVE");
  }

  /** Whether RedriveExecution may take it up where it failed. */
  public boolean redrivable() {
    return status.equals("FAILED") || status.equals("TIMED_OUT") || status.equals("ABORTED");
  }
}
