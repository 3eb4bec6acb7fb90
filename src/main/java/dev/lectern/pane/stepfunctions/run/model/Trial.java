package dev.lectern.pane.stepfunctions.run.model;

import java.util.Map;

/** One state run by itself (TestState). */
public final class Trial {

  private Trial() {}

  /**
   * What is tried.
   *
   * @param definition of the whole machine
   * @param state name of the state
   * @param variables JSON object
   * @param context JSON of the context object; AWS takes one only beside a mock, else it is empty
   * @param role empty when nothing is called
   * @param mock what stands for the work
   * @param retries how often it was retried before
   */
  public record Question(
      String definition,
      String state,
      String input,
      String variables,
      String context,
      String role,
      Mock mock,
      int retries) {}

  /** What stands for the work of a state. */
  public sealed interface Mock {

    /** Nothing: the work is done. */
    record None() implements Mock {}

    /** This result. */
    record Result(String json) implements Mock {}

    /** This error. */
    record Failure(String error, String cause) implements Mock {}
  }

  /**
   * What came of it.
   *
   * @param status SUCCEEDED, FAILED, RETRIABLE or CAUGHT_ERROR
   * @param output JSON text; empty for none
   * @param next empty when the state ends its scope
   * @param seen values on the way by TestState's names, JSON texts
   */
  public record Answer(
      String status,
      String output,
      String error,
      String cause,
      String next,
      Map<String, String> seen) {}
}
