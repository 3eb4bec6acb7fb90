package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.asl.State;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is to be done outside. Answers come back as signals with the token. */
public sealed interface Effect {

  /** Of which attempt. */
  String token();

  /**
   * Do a task's work.
   *
   * @param credentials Credentials, null without
   */
  record Work(String token, String resource, JsonNode arguments, @Nullable JsonNode credentials)
      implements Effect {}

  /**
   * Run the children of a distributed Map.
   *
   * @param state the Map
   * @param frame where it runs
   * @param plan what was worked out for it
   * @param run ARN of the map run that goes on, empty for a new one
   * @param redriven whether children that failed are tried again; else the run goes on after a
   *     restart of the sandbox
   */
  record Spread(
      String token, State.Map state, String frame, MapPlan plan, String run, boolean redriven)
      implements Effect {}

  /** Nobody waits for it any more. */
  record Cancel(String token) implements Effect {}
}
