package dev.lectern.pane.stepfunctions.data;

import java.time.Instant;

/**
 * A state machine as DescribeStateMachine has it.
 *
 * @param status ACTIVE or DELETING
 * @param definition as it was saved
 * @param revision of definition and role; empty for the first
 * @param tracing whether X-Ray follows its executions
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
    boolean tracing) {

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
