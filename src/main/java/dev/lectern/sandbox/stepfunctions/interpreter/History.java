package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the events of an execution (API reference, "HistoryEvent"): ids without holes, each with
 * the event that it came of.
 */
final class History {

  /** There is no room for another event. */
  static final class FullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FullException() {
      super(null, null, false, false);
    }
  }

  private final long most;
  private List<ObjectNode> events = new ArrayList<>();
  private long lastId;
  private Instant time;

  History(long most, long lastId, Instant time) {
    this.most = most;
    this.lastId = lastId;
    this.time = time;
  }

  long lastId() {
    return lastId;
  }

  Instant time() {
    return time;
  }

  /** The time of the next events; it never goes back. */
  void at(Instant now) {
    Instant next = Times.millis(now);
    if (next.isAfter(time)) {
      time = next;
    }
  }

  /** What was written since the last time. */
  List<ObjectNode> take() {
    List<ObjectNode> taken = events;
    events = new ArrayList<>();
    return taken;
  }

  /** An event without details. */
  long add(String type, long previous) {
    return add(type, previous, "", null);
  }

  /**
   * An event.
   *
   * @param field of its details, for example {@code taskFailedEventDetails}
   */
  long add(String type, long previous, String field, @Nullable ObjectNode details) {
    if (lastId + 1 >= most && !type.startsWith("Execution")) {
      throw new FullException();
    }
    lastId++;
    ObjectNode event =
        Json.object()
            .put("timestamp", Times.text(time))
            .put("type", type)
            .put("id", lastId)
            .put("previousEventId", previous);
    if (details != null) {
      event.set(field, details);
    }
    events.add(event);
    return lastId;
  }

  long entered(String type, long previous, String name, String input) {
    ObjectNode details = Json.object().put("name", name);
    text(details, "input", input);
    return add(type + "StateEntered", previous, "stateEnteredEventDetails", details);
  }

  long exited(
      String type, long previous, String name, String output, Map<String, JsonNode> assigned) {
    ObjectNode details = Json.object().put("name", name);
    text(details, "output", output);
    if (!assigned.isEmpty()) {
      ObjectNode variables = details.putObject("assignedVariables");
      assigned.forEach((variable, value) -> variables.put(variable, value.toString()));
      details.putObject("assignedVariablesDetails").put("truncated", false);
    }
    return add(type + "StateExited", previous, "stateExitedEventDetails", details);
  }

  long iteration(String what, long previous, String name, int index) {
    return add(
        "MapIteration" + what,
        previous,
        "mapIteration" + what + "EventDetails",
        Json.object().put("name", name).put("index", index));
  }

  /** An execution's end without an output. */
  long ended(String what, long previous, StateError error) {
    return add(
        "Execution" + what,
        previous,
        "execution" + what + "EventDetails",
        error(Json.object(), error));
  }

  /** Input or output, with what says that it is whole. */
  static ObjectNode text(ObjectNode details, String field, String text) {
    details.put(field, text);
    details.putObject(field + "Details").put("truncated", false);
    return details;
  }

  /** Error and cause, as far as there are any. */
  static ObjectNode error(ObjectNode details, StateError error) {
    if (!error.error().isEmpty()) {
      details.put("error", error.error());
    }
    if (!error.cause().isEmpty()) {
      details.put("cause", error.cause());
    }
    return details;
  }
}
