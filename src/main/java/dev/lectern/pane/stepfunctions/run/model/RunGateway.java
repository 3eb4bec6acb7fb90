package dev.lectern.pane.stepfunctions.run.model;

import dev.lectern.pane.stepfunctions.data.ExecutionRow;
import dev.lectern.pane.stepfunctions.run.history.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What is asked about one execution. Blocking; any thread. */
public interface RunGateway {

  /** Now, by the service's clock. */
  Instant now();

  /** How it stands (DescribeExecution). */
  RunInfo describe(String arn);

  /** The machine as it was (DescribeStateMachineForExecution). */
  Machine machine(String arn);

  /**
   * A page of at most 1,000 events (GetExecutionHistory, includeExecutionData).
   *
   * @param after a {@link Page#next}; empty for the first
   */
  Page events(String arn, String after);

  /**
   * Page after page as one while they come quickly: each that is shown by itself costs a drawing.
   *
   * @param after a {@link Page#next}; empty for the first
   * @param within no further page is asked for after that
   */
  default Page events(String arn, String after, Duration within, BooleanSupplier cancelled) {
    long begun = System.nanoTime();
    Page page = events(arn, after);
    List<Event> events = new ArrayList<>(page.events());
    while (page.more()
        && !cancelled.getAsBoolean()
        && System.nanoTime() - begun < within.toNanos()) {
      page = events(arn, page.next());
      events.addAll(page.events());
    }
    return new Page(events, page.next(), page.more());
  }

  /** Ends it (StopExecution). */
  void stop(String arn, String error, String cause);

  /** Goes on from where it failed (RedriveExecution). */
  void redrive(String arn);

  /**
   * Starts a machine (StartExecution); answers the new execution's ARN.
   *
   * @param name empty: Step Functions gives one
   */
  String start(String machineArn, String name, String input);

  /** The newest executions of a machine, at most 100, the newest first (ListExecutions). */
  List<ExecutionRow> newest(String machineArn);

  /**
   * A run of a distributed Map with the newest of its children (DescribeMapRun, ListExecutions).
   *
   * @param status only children of that status; empty for all
   */
  MapRun mapRun(String mapRunArn, String status);

  /** Whether an execution can be asked about: of Express executions AWS's API tells nothing. */
  default boolean tells(String arn) {
    return !RunInfo.express(arn);
  }

  /** Whether {@link #log} tells anything: with AWS logs are in another service. */
  default boolean logs() {
    return false;
  }

  /** The newest lines of a function's log, oldest first. */
  default List<Inside.Line> log(String function) {
    return List.of();
  }

  /** Ends a task that waits for its token, well (SendTaskSuccess). */
  void succeed(String token, String output);

  /** Ends a task that waits for its token, with an error (SendTaskFailure). */
  void fail(String token, String error, String cause);

  /** Runs one state by itself (TestState, inspection level TRACE). */
  Trial.Answer test(Trial.Question question);
}
