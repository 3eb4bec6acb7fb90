package dev.lectern.pane.stepfunctions.run.model;

import dev.lectern.pane.stepfunctions.data.ExecutionRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What only who runs the machines knows, as far as the session's endpoint tells it; AWS writes it
 * to logs at most. May block for some milliseconds; any thread.
 */
public interface Inside {

  /** A line of a function's log; the service's time. */
  record Line(Instant at, String stream, String text) {}

  /**
   * The newest executions of an Express machine, the newest first.
   *
   * @return empty when the machine is none
   */
  Optional<List<ExecutionRow>> express(String machineArn);

  /** How an Express execution stands. */
  RunInfo describe(String arn);

  /** The machine of an Express execution as it was. */
  Machine machine(String arn);

  /**
   * Events of an Express execution.
   *
   * @param after a {@link Page#next}; empty for the first
   */
  Page events(String arn, String after);

  /** The newest lines of a function's log, oldest first. */
  List<Line> log(String function);
}
