package dev.lectern.pane.stepfunctions.run.model;

import dev.lectern.problem.UserProblem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of a distributed Map (DescribeMapRun, with its children from ListExecutions).
 *
 * @param execution ARN of the execution whose Map it is
 * @param stop null while it runs
 * @param maxConcurrency 0 for no limit
 * @param executions how many of its children stand how
 * @param items how many items stand how
 * @param children the first of them
 * @param more whether there are more
 * @param untold why the children could not be listed; null when they could
 */
public record MapRun(
    String arn,
    String execution,
    String status,
    Instant start,
    @Nullable Instant stop,
    int maxConcurrency,
    Counts executions,
    Counts items,
    List<Child> children,
    boolean more,
    @Nullable UserProblem untold) {

  /** Whether something is still to come of it. */
  public boolean running() {
    return status.equals("RUNNING");
  }

  /** So many stand so. */
  public record Counts(
      long total, long pending, long running, long succeeded, long failed, long aborted) {

    /** Whatever has ended. */
    public long done() {
      return succeeded + failed + aborted;
    }
  }

  /**
   * A child execution.
   *
   * @param stop null while it runs
   */
  public record Child(
      String arn, String name, String status, Instant start, @Nullable Instant stop) {}
}
