package dev.lectern.sandbox.lambda.run;

/**
 * How an invocation ended.
 *
 * @param payload the function's answer, or an error object
 * @param functionError empty, or {@code Unhandled}: what X-Amz-Function-Error says
 * @param errorType of an error, for example {@code Sandbox.Timedout}; empty without one
 * @param log what Lambda and the function wrote for this invocation
 */
public record Outcome(byte[] payload, String functionError, String errorType, String log) {

  /** Whether the function failed. */
  public boolean failed() {
    return !functionError.isEmpty();
  }
}
