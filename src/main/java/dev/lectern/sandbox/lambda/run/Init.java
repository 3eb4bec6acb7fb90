package dev.lectern.sandbox.lambda.run;

import dev.lectern.sandbox.FunctionInsight.Failure;
import org.jspecify.annotations.Nullable;

/**
 * How an initialization ended.
 *
 * @param nanos from the start of the process
 * @param status {@code success}, {@code error} or {@code timeout}
 * @param error its type, empty without one
 * @param body what the invocation is answered when it failed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Init(boolean done, long nanos, String status, String error, byte[] body) {

  /** By what the process did; null when it did nothing in time. */
  static Init of(@Nullable RuntimeEvent event, long nanos) {
    return switch (event) {
      case RuntimeEvent.Ready ready -> new Init(true, nanos, "success", "", new byte[0]);
      case RuntimeEvent.InitError failed ->
          new Init(false, nanos, "error", failed.type(), failed.body());
      case RuntimeEvent.OutOfMemory memory ->
          new Init(false, nanos, "error", "Runtime.OutOfMemory", Failures.text(Failures.killed()));
      case RuntimeEvent.Exited exited ->
          new Init(
              false,
              nanos,
              "error",
              "Runtime.ExitError",
              Failures.text(Failures.exit(exited.code())));
      case null, default -> new Init(false, nanos, "timeout", "", new byte[0]);
    };
  }

  /** For those who watch. */
  Failure failure() {
    return switch (error) {
      case "Runtime.OutOfMemory" -> Failure.MEMORY;
      case "Runtime.ExitError" -> Failure.CRASH;
      default -> status.equals("timeout") ? Failure.TIMEOUT : Failure.FUNCTION;
    };
  }
}
