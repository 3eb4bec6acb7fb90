package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.asl.query.Environment;
import dev.lectern.json.Json;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the values of a frame's state are worked out from: context object and variables. */
final class Surroundings {

  private final RunContext context;
  private final Map<String, Frame> frames;
  private ObjectNode base;

  Surroundings(RunContext context, Map<String, Frame> frames, Standing standing) {
    this.context = context;
    this.frames = frames;
    this.base = context.base(standing.redriveCount, standing.redriven);
  }

  /** After a redrive. */
  void renew(Standing standing) {
    base = context.base(standing.redriveCount, standing.redriven);
  }

  Environment of(Frame frame, JsonNode input, String taskToken) {
    ObjectNode all = Json.object();
    all.setAll(base);
    all.putObject("State")
        .put("EnteredTime", Times.text(frame.enteredTime))
        .put("Name", frame.state)
        .put("RetryCount", frame.retryCount);
    if (!taskToken.isEmpty()) {
      all.putObject("Task").put("Token", taskToken);
    }
    JsonNode item = item(frame);
    if (item != null) {
      all.putObject("Map").set("Item", item);
    }
    return new Environment(input, all, variables(frame));
  }

  private @Nullable Frame parent(Frame frame) {
    return frame.parent == null ? null : frames.get(frame.parent);
  }

  private @Nullable JsonNode item(Frame frame) {
    for (Frame at = frame; at != null; at = parent(at)) {
      if (at.item != null) {
        return at.item;
      }
    }
    return context.item();
  }

  private Map<String, JsonNode> variables(Frame frame) {
    Frame parent = parent(frame);
    if (parent == null) {
      return frame.variables.isEmpty() ? Map.of() : Map.copyOf(frame.variables);
    }
    Map<String, JsonNode> outer = variables(parent);
    if (frame.variables.isEmpty()) {
      return outer;
    }
    Map<String, JsonNode> all = new HashMap<>(outer);
    all.putAll(frame.variables);
    return all;
  }
}
