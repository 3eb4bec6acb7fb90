package dev.lectern.pane.stepfunctions.run.history;

import dev.lectern.json.Json;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event of a history (API reference, "HistoryEvent").
 *
 * @param id from 1, without holes
 * @param previous the event that it came of; 0 for the first
 * @param type for example {@code TaskStateEntered}
 * @param field what its details are called, for example {@code stateEnteredEventDetails}; empty
 *     when it has none
 * @param details never changed
 */
public record Event(
    long id, long previous, Instant time, String type, String field, ObjectNode details) {

  private static final String ENTERED = "StateEntered";
  private static final String EXITED = "StateExited";

  /** An event as GetExecutionHistory gives it: the only object in it is its details. */
  public static Event of(ObjectNode json) {
    String field = "";
    ObjectNode details = Json.object();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (entry.getValue() instanceof ObjectNode object) {
        field = entry.getKey();
        details = object;
      }
    }
    return new Event(
        json.path("id").asLong(),
        json.path("previousEventId").asLong(),
        Instant.parse(json.path("timestamp").asString()),
        json.path("type").asString(),
        field,
        details);
  }

  /** Whether a state was entered. */
  public boolean entered() {
    return type.endsWith(ENTERED);
  }

  /** Whether a state was left, its error caught or not. */
  public boolean exited() {
    return type.endsWith(EXITED);
  }

  /** Whether an attempt at work began. */
  public boolean scheduled() {
    return type.endsWith("Scheduled");
  }

  /** Whether an attempt at work ended well. */
  public boolean worked() {
    return type.equals("TaskSucceeded")
        || type.equals("LambdaFunctionSucceeded")
        || type.equals("ActivitySucceeded");
  }

  /** Whether an attempt at work ended with an error. */
  public boolean erred() {
    return !type.startsWith("Execution")
        && !type.startsWith("Map")
        && !type.startsWith("Parallel")
        && (type.endsWith("Failed") || type.endsWith("TimedOut"));
  }

  /** Whether it is about the execution as a whole. */
  public boolean whole() {
    return type.startsWith("Execution");
  }

  /** Whether it ended the execution, at least until a redrive. */
  public boolean end() {
    return whole() && !type.endsWith("Started") && !type.endsWith("Redriven");
  }

  /** {@code Task}, {@code Map} …, of an event that entered or left a state. */
  public String stateType() {
    return type.substring(0, Math.max(0, type.indexOf("State")));
  }

  /** A text of its details; empty when it has none of that name. */
  public String text(String name) {
    return details.path(name).asString("");
  }

  /** Whether its details have something of that name. */
  public boolean has(String name) {
    return details.has(name);
  }

  /** The data that it brought as JSON text: output, parameters or input; empty for none. */
  public String data() {
    for (String name : new String[] {"output", "parameters", "input"}) {
      if (details.has(name)) {
        return text(name);
      }
    }
    if (details.has("error") || details.has("cause")) {
      ObjectNode error = Json.object();
      if (details.has("error")) {
        error.put("Error", text("error"));
      }
      return (details.has("cause") ? error.put("Cause", text("cause")) : error).toString();
    }
    return "";
  }

  /** As GetExecutionHistory gives it. */
  public ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("timestamp", time.toString())
            .put("type", type)
            .put("id", id)
            .put("previousEventId", previous);
    if (!field.isEmpty()) {
      json.set(field, details);
    }
    return json;
  }
}
