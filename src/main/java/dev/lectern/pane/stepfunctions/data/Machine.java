package dev.lectern.pane.stepfunctions.data;

import dev.lectern.problem.UserProblem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state machine as DescribeStateMachine has it.
 *
 * @param status ACTIVE or DELETING
 * @param definition as it was saved
 * @param revision of definition and role; empty for the first
 * @param tracing whether X-Ray follows its executions
 * @param untold why AWS does not describe it; null when it does
 */
public record Machine(
    String name,
    String arn,
    boolean express,
    String status,
    String role,
    String definition,
    String revision,
    Instant created,
    Logging logging,
    boolean tracing,
    @Nullable UserProblem untold) {

  /** A machine as it was described. */
  public Machine(
      String name,
      String arn,
      boolean express,
      String status,
      String role,
      String definition,
      String revision,
      Instant created,
      Logging logging,
      boolean tracing) {
    this(name, arn, express, status, role, definition, revision, created, logging, tracing, null);
  }

  /** A machine that may not be described: name, ARN and type are what is known. */
  public static Machine untold(String name, String arn, boolean express, UserProblem why) {
    return new Machine(
        name,
        arn,
        express,
        "ACTIVE",
        "",
        "",
        "",
        Instant.EPOCH,
        new Logging("OFF", false, ""),
        false,
        why);
  }

  /**
   * What goes to CloudWatch Logs.
   *
   * @param level OFF, ALL, ERROR or FATAL
   * @param group ARN of the log group; empty for none
   */
  public record Logging(String level, boolean includeData, String group) {}

  /** AWS's word for its type. */
  public String type() {
    return express ? "EXPRESS" : "STANDARD";
  }
}
