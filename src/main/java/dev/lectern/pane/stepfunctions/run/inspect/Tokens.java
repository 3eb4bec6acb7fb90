package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.pane.stepfunctions.run.history.Attempt;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.history.Status;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Finds the token that a task waits for: the definition says where it was put, the recorded
 * parameters have it there ("Wait for a Callback with Task Token").
 */
final class Tokens {

  private static final String NAME = "Task.Token";

  private Tokens() {}

  /** The token of a task that waits now; empty when it does not, or its token cannot be found. */
  static Optional<String> of(Visit visit, StateText state, long event) {
    List<Attempt> attempts = visit.attempts(event);
    if (visit.at(event) != Status.WAITING || attempts.isEmpty()) {
      return Optional.empty();
    }
    Event began = attempts.getLast().began();
    JsonNode written = state.json().path(state.jsonata() ? "Arguments" : "Parameters");
    return find(written, Surroundings.json(began.text("parameters")));
  }

  /**
   * Name of the activity whose workers have not yet taken the task; empty when it waits for none.
   */
  static Optional<String> activity(Visit visit, long event) {
    List<Attempt> attempts = visit.attempts(event);
    if (visit.at(event) != Status.WAITING || attempts.isEmpty()) {
      return Optional.empty();
    }
    Event began = attempts.getLast().began();
    String arn = began.text("resource");
    return began.type().equals("ActivityScheduled")
        ? Optional.of(arn.substring(arn.lastIndexOf(':') + 1))
        : Optional.empty();
  }

  private static Optional<String> find(JsonNode written, JsonNode sent) {
    for (Map.Entry<String, JsonNode> entry : written.properties()) {
      String name = entry.getKey();
      JsonNode value = sent.path(name.endsWith(".$") ? name.substring(0, name.length() - 2) : name);
      boolean token = entry.getValue().asString("").contains(NAME);
      Optional<String> found =
          token && value.isString() ? Optional.of(value.asString()) : find(entry.getValue(), value);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
