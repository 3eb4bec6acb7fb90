package dev.lectern.pane.stepfunctions.run.history;

import org.jspecify.annotations.Nullable;

/**
 * What became of the data between two events that belong together.
 *
 * @param before JSON text; empty when there was none
 * @param after JSON text; empty when an event brings none
 */
public record DataStep(Kind from, String before, Kind to, String after) {

  /** What data is called at some point on its way. */
  public enum Kind {
    NOTHING,
    EXECUTION_INPUT,
    INPUT,
    PARAMETERS,
    SUBMITTED,
    RESULT,
    ERROR,
    OUTPUT,
    EXECUTION_OUTPUT
  }

  /** Nothing at all. */
  public static final DataStep NONE = new DataStep(Kind.NOTHING, "", Kind.NOTHING, "");

  /** Of the newest event with data at or before an event, along the events that caused it. */
  public static DataStep of(History history, long id) {
    for (Event event = history.event(id).orElse(null);
        event != null;
        event = history.event(event.previous()).orElse(null)) {
      if (kind(event) != Kind.NOTHING) {
        return of(history, event);
      }
    }
    return NONE;
  }

  private static DataStep of(History history, Event event) {
    Event before = before(history, event);
    return before == null
        ? new DataStep(Kind.NOTHING, "", kind(event), event.data())
        : new DataStep(kind(before), before.data(), kind(event), event.data());
  }

  private static @Nullable Event before(History history, Event event) {
    Visit visit = history.owner(event.id()).orElse(null);
    if (event.exited() && visit != null) {
      return visit.entered();
    }
    if (event.type().equals("ExecutionSucceeded")) {
      return history.event(1).orElse(null);
    }
    if (event.entered() && event.previous() == 0) {
      return history.event(1).filter(first -> first.id() < event.id()).orElse(null);
    }
    for (Event cause = history.event(event.previous()).orElse(null);
        cause != null;
        cause = history.event(cause.previous()).orElse(null)) {
      // after a retry the data is that of the attempt before again: what it began with tells more
      boolean own = visit == null || history.owner(cause.id()).filter(o -> o == visit).isPresent();
      if (kind(cause) != Kind.NOTHING && !(event.scheduled() && own && kind(cause) != Kind.INPUT)) {
        return cause;
      }
    }
    return null;
  }

  private static Kind kind(Event event) {
    if (event.type().equals("ExecutionStarted")) {
      return Kind.EXECUTION_INPUT;
    }
    if (event.type().equals("ExecutionSucceeded")) {
      return Kind.EXECUTION_OUTPUT;
    }
    if (event.has("error") || event.has("cause")) {
      return Kind.ERROR;
    }
    if (event.entered()) {
      return event.has("input") ? Kind.INPUT : Kind.NOTHING;
    }
    if (event.exited()) {
      return event.has("output") ? Kind.OUTPUT : Kind.NOTHING;
    }
    if (event.has("output")) {
      return event.type().endsWith("Submitted") ? Kind.SUBMITTED : Kind.RESULT;
    }
    return event.has("parameters") || event.has("input") ? Kind.PARAMETERS : Kind.NOTHING;
  }
}
