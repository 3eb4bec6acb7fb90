package dev.lectern.pane.stepfunctions.executions;

import dev.lectern.pane.stepfunctions.data.ExecutionRow;
import java.util.List;

/** Executions of one machine. Blocking; failures are the SDK's exceptions. */
public interface ExecutionsGateway {

  /**
   * A part of the list.
   *
   * @param next asks for the part after it; empty for the last
   */
  record Page(List<ExecutionRow> rows, String next) {}

  /**
   * An execution to start.
   *
   * @param machine ARN of the machine, of a version, or of an alias
   * @param name empty: Step Functions gives one
   */
  record Start(String machine, String name, String input) {}

  /**
   * How an Express execution ended that was waited for.
   *
   * @param name with the number that tells it from others of its name
   * @param output empty when it failed
   * @param error empty when it succeeded
   * @param billedMemory in megabytes
   */
  record Result(
      String name,
      String status,
      String output,
      String error,
      String cause,
      long millis,
      long billedMillis,
      int billedMemory) {}

  /** Whether executions of Express machines are listed as well: AWS does not. */
  default boolean listsExpress() {
    return false;
  }

  /**
   * Executions, the newest first (ListExecutions).
   *
   * @param status only those; empty for all
   * @param next of the page before; empty for the first
   */
  Page page(String machine, String status, String next);

  /** Starts an execution and does not wait (StartExecution); gives its name and number. */
  String start(Start wanted);

  /** Starts an Express execution and waits for its end (StartSyncExecution). */
  Result sync(Start wanted);

  /** Stops an execution (StopExecution). */
  void stop(String execution, String cause);

  /** Takes an execution up where it failed (RedriveExecution). */
  void redrive(String execution);

  /** The input that an execution was started with (DescribeExecution). */
  String input(String execution);

  /** Versions and aliases that may be started, by ARN; the newest versions first. */
  List<String> startable(String machine);
}
