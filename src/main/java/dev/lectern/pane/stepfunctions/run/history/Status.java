package dev.lectern.pane.stepfunctions.run.history;

/** How a visit of a state stands. Of several, the first of these is what they are shown as. */
public enum Status {
  /** It ended its scope, or the execution, with an error. */
  FAILED,
  /** An attempt failed; whether Retry or Catch helps is told by what follows. */
  ERRED,
  /** It works. */
  RUNNING,
  /** It waits for time to pass, for a token or for a worker. */
  WAITING,
  /** Its error was caught. */
  CAUGHT,
  /** It is done. */
  SUCCEEDED,
  /** It was given up because something else failed, or the execution was stopped. */
  ABORTED,
  /** It was never entered. */
  NOT_REACHED;

  /** Whether something is still to come of it. */
  public boolean open() {
    return this == RUNNING || this == WAITING || this == ERRED;
  }
}
