package dev.lectern.pane.stepfunctions.data;

import java.time.Instant;

/**
 * A state machine as ListStateMachines has it.
 *
 * @param express whether it is of the type EXPRESS, otherwise STANDARD
 */
public record MachineRow(String name, String arn, boolean express, Instant created) {

  /** AWS's word for its type. */
  public String type() {
    return express ? "EXPRESS" : "STANDARD";
  }
}
