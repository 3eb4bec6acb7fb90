package dev.lectern.sandbox.stepfunctions.interpreter;

import java.util.List;
import java.util.Set;

/**
 * Why a state failed ("Handling errors in Step Functions workflows").
 *
 * @param error for example {@code States.Timeout}; may be empty
 * @param cause may be empty
 * @param also another name that an ErrorEquals may use, empty without one
 */
public record StateError(String error, String cause, String also) {

  private static final Set<String> NOT_TASKS_OWN = Set.of("States.Timeout");

  /** By one name. */
  public StateError(String error, String cause) {
    this(error, cause, "");
  }

  /** Whether nothing catches it: it ends the execution. */
  boolean fatal() {
    return error.equals("States.Runtime");
  }

  /** Whether an ErrorEquals names it. */
  boolean matches(List<String> errorEquals) {
    for (String name : errorEquals) {
      if (name.equals(error)
          || !also.isEmpty() && name.equals(also)
          || name.equals("States.ALL")
          || name.equals("States.TaskFailed") && !NOT_TASKS_OWN.contains(error)) {
        return !fatal();
      }
    }
    return false;
  }

  /** A fault of the interpreter's own; AWS has no words for it. */
  static StateError internal(String state, Throwable fault) {
    return new StateError(
        "States.Runtime",
        "An internal error of the sandbox occurred while executing the state '"
            + state
            + "': "
            + fault);
  }
}
