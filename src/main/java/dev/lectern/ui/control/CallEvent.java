package dev.lectern.ui.control;

import javafx.event.Event;
import javafx.event.EventType;

/**
 * A part of the window asks about an API call. It travels up to the window, which knows where calls
 * are shown; so nothing in between has to.
 */
public final class CallEvent extends Event {

  private static final long serialVersionUID = 1L;

  /** Both kinds. */
  public static final EventType<CallEvent> ANY = new EventType<>(Event.ANY, "CALL");

  /** The call in all its forms. */
  public static final EventType<CallEvent> SHOW = new EventType<>(ANY, "CALL_SHOW");

  /** Why it was allowed or denied. */
  public static final EventType<CallEvent> WHY = new EventType<>(ANY, "CALL_WHY");

  private final String requestId;

  /**
   * A question.
   *
   * @param requestId AWS's request id
   */
  public CallEvent(EventType<CallEvent> type, String requestId) {
    super(type);
    this.requestId = requestId;
  }

  /** AWS's request id. */
  public String requestId() {
    return requestId;
  }
}
