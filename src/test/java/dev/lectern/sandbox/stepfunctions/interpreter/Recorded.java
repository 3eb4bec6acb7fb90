package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.json.Json;
import java.util.List;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Histories of executions that take no time, for tests of who reads them. */
public final class Recorded {

  private Recorded() {}

  /**
   * Plays a definition to its end.
   *
   * @param answers from resource and arguments of a task; {@link #error} for an error
   */
  public static List<ObjectNode> history(
      String definition, String input, BiFunction<String, JsonNode, JsonNode> answers) {
    return Player.play(definition, input, work -> answers.apply(work.resource(), work.arguments()))
        .history;
  }

  /** A task's answer that is an error. */
  public static ObjectNode error(String error, String cause) {
    ObjectNode answer = Json.object();
    answer.putObject("!").put("Error", error).put("Cause", cause);
    return answer;
  }
}
