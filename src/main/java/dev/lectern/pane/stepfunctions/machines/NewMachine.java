package dev.lectern.pane.stepfunctions.machines;

/**
 * A state machine to make.
 *
 * @param role ARN of the role that it works in; empty to make one for it
 * @param activity name of an activity that the definition needs; empty for none
 */
public record NewMachine(
    String name, boolean express, String definition, String role, String activity) {}
