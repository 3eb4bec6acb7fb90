package dev.lectern.pane.stepfunctions.data;

import java.util.regex.Pattern;

/** Names of executions (API reference, StartExecution, {@code name}). */
public final class ExecutionName {

  private static final Pattern ALLOWED =
      Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{0,80}");

  private ExecutionName() {}

  /** Whether an execution may have it; with an empty one Step Functions gives a name. */
  public static boolean allowed(String name) {
    return ALLOWED.matcher(name).matches();
  }
}
