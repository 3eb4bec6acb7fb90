package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.json.Json;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Definitions of every kind of state, nested, with errors, and what comes of them. */
public final class RandomMachines {

  private static final int DEEPEST = 3;

  private final Random random;
  private int names;

  /** The same ones for the same seed. */
  public RandomMachines(long seed) {
    random = new Random(seed);
  }

  /** The events of a run of another definition. */
  public List<ObjectNode> history() {
    return new Player(definition(), input(), RandomMachines::answer).toTheEnd().history;
  }

  String definition() {
    names = 0;
    return scope(0).toString();
  }

  String input() {
    return "{\"n\":" + random.nextInt(5) + ",\"v\":[1,2,3],\"s\":\"text\"}";
  }

  /** Depends on the work alone, so that two runs get the same. */
  static JsonNode answer(Effect.Work work) {
    int kind = Math.floorMod(work.arguments().toString().hashCode(), 5);
    if (kind < 2) {
      ObjectNode answer = Json.object();
      answer.putObject("!").put("Error", kind == 0 ? "Busy" : "Broken").put("Cause", "said so");
      return answer;
    }
    return kind == 2 ? Json.object().put("?", "never") : Json.object().put("done", kind);
  }

  private ObjectNode scope(int depth) {
    int count = 1 + random.nextInt(3);
    ObjectNode scope = Json.object();
    ObjectNode states = Json.object();
    String[] own = new String[count];
    for (int i = 0; i < count; i++) {
      own[i] = "S" + ++names;
    }
    String end = "E" + ++names;
    scope.put("StartAt", own[0]);
    scope.set("States", states);
    for (int i = 0; i < count; i++) {
      String next = i + 1 < count ? own[i + 1] : end;
      states.set(own[i], state(next, end, depth));
    }
    states.putObject(end).put("Type", random.nextInt(6) == 0 ? "Fail" : "Succeed");
    return scope;
  }

  private ObjectNode state(String next, String end, int depth) {
    ObjectNode state = Json.object();
    int kind = random.nextInt(depth < DEEPEST ? 8 : 5);
    switch (kind) {
      case 0 -> state.put("Type", "Pass").putObject("Assign").put("x" + depth + ".$", "$.n");
      case 1 -> state.put("Type", "Wait").put("Seconds", random.nextInt(4));
      case 2 -> {
        state.put("Type", "Choice").put("Default", next);
        state
            .putArray("Choices")
            .addObject()
            .put("Variable", "$.n")
            .put("NumericGreaterThan", random.nextInt(5))
            .put("Next", end);
        return state;
      }
      case 3, 4 -> {
        state.put("Type", "Task").put("Resource", "arn:aws:states:::lambda:invoke");
        state.put("TimeoutSeconds", 1 + random.nextInt(9)).put("ResultPath", "$.t" + names);
        state.putObject("Parameters").put("at", ++names).put("n.$", "$.n");
        recovery(state, end);
      }
      case 5 -> {
        state.put("Type", "Parallel").put("ResultPath", "$.p");
        ArrayNode branches = state.putArray("Branches");
        for (int i = 0; i <= random.nextInt(3); i++) {
          branches.add(scope(depth + 1));
        }
        recovery(state, end);
      }
      default -> {
        state.put("Type", "Map").put("ItemsPath", "$.v").put("ResultPath", "$.m");
        state.put("MaxConcurrency", random.nextInt(3));
        ObjectNode selector = state.putObject("ItemSelector");
        selector.put("n.$", "$$.Map.Item.Index").put("v.$", "$.v").put("s.$", "$.s");
        state.set("ItemProcessor", scope(depth + 1));
        recovery(state, end);
      }
    }
    return state.put("Next", next);
  }

  private void recovery(ObjectNode state, String end) {
    if (random.nextBoolean()) {
      state
          .putArray("Retry")
          .addObject()
          .put("MaxAttempts", random.nextInt(3))
          .put("IntervalSeconds", random.nextInt(3))
          .putArray("ErrorEquals")
          .add(random.nextBoolean() ? "Busy" : "States.ALL");
    }
    if (random.nextBoolean()) {
      ObjectNode catcher = state.putArray("Catch").addObject();
      catcher.put("Next", end).put("ResultPath", "$.error");
      catcher.putArray("ErrorEquals").add("States.ALL");
    }
  }
}
