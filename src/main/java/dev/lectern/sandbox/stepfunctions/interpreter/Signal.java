package dev.lectern.sandbox.stepfunctions.interpreter;

import tools.jackson.databind.JsonNode;

/** What comes from outside for a task, by its token. */
public sealed interface Signal {

  /** The attempt that it is for. */
  String token();

  /**
   * The work began.
   *
   * @param worker name of an activity's worker, empty for others
   */
  record Started(String token, String worker) implements Signal {}

  /** The service took the job; the outcome comes later. */
  record Submitted(String token, JsonNode output) implements Signal {}

  /** The work is done. */
  record Succeeded(String token, JsonNode output) implements Signal {}

  /**
   * The work failed.
   *
   * @param error for example {@code Lambda.TooManyRequestsException}; may be empty
   */
  record Failed(String token, String error, String cause) implements Signal {}

  /** The worker is still at it. */
  record Heartbeat(String token) implements Signal {}
}
