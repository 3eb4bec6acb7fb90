package dev.lectern.pane.stepfunctions.run.model;

import dev.lectern.pane.stepfunctions.run.history.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  /** What a history says of its execution, for who may not describe it. */
  public static RunInfo of(String arn, List<Event> events) {
    Optional<Event> end =
        events.reversed().stream().filter(Event::whole).findFirst().filter(Event::end);
    String status = end.map(RunInfo::status).orElse("RUNNING");
    return new RunInfo(
        arn,
        arn.replace(":execution:", ":stateMachine:").replaceFirst("(:stateMachine:[^:/]*).*", "$1"),
        execution(arn),
        status,
        events.isEmpty() ? Instant.EPOCH : events.getFirst().time(),
        end.map(Event::time).orElse(null),
        events.isEmpty() ? "" : events.getFirst().text("input"),
        end.map(last -> last.text("output")).orElse(""),
        end.map(last -> last.text("error")).orElse(""),
        end.map(last -> last.text("cause")).orElse(""),
        (int) events.stream().filter(one -> one.type().equals("ExecutionRedriven")).count(),
        end.isPresent() && !status.equals("SUCCEEDED"),
        "",
        "");
  }

  private static String status(Event end) {
    return switch (end.type()) {
      case "ExecutionSucceeded" -> "SUCCEEDED";
      case "ExecutionAborted" -> "ABORTED";
      case "ExecutionTimedOut" -> "TIMED_OUT";
      default -> "FAILED";
    };
  }

  /** Whether something can still happen. */
  public boolean running() {
    return status.equals("RUNNING") || status.equals("PENDING_REDRIVE");
  }

  /** Whether an ARN is of an Express execution, of which AWS keeps no history but logs. */
  public static boolean express(String arn) {
    return arn.contains(":express:");
  }

  /** Name of the state machine in an execution's ARN, without the label of a distributed Map. */
  public static String machine(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length > 6 ? parts[6].replaceFirst("/.*", "") : "";
  }

  /**
   * What tells an execution from the others of its machine: its name, before that the label of the
   * distributed Map that it is a child of, after it the number that Express executions have.
   */
  public static String place(String arn) {
    String[] parts = arn.split(":", 8);
    if (parts.length < 8) {
      return arn;
    }
    int label = parts[6].indexOf('/');
    return label < 0 ? parts[7] : parts[6].substring(label + 1) + "/" + parts[7];
  }

  /**
   * The ARN of an execution.
   *
   * @param place as {@link #place} gives it
   */
  public static String arn(String machineArn, boolean express, String place) {
    int label = place.indexOf('/');
    return machineArn.replace(":stateMachine:", express ? ":express:" : ":execution:")
        + (label < 0
            ? ":" + place
            : "/" + place.substring(0, label) + ":" + place.substring(label + 1));
  }

  /** Name of the execution in its ARN. */
  public static String execution(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length > 7 ? parts[7] : arn;
  }
}
