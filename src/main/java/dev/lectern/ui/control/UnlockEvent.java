package dev.lectern.ui.control;

import javafx.event.Event;
import javafx.event.EventType;

/**
 * A part of the window asks that this session may write. It travels up to the window, which knows
 * the session; so a form that was refused can ask without being left.
 */
public final class UnlockEvent extends Event {

  private static final long serialVersionUID = 1L;

  /** The only kind. */
  public static final EventType<UnlockEvent> ASKED = new EventType<>(Event.ANY, "UNLOCK_ASKED");

  /** Asks. */
  public UnlockEvent() {
    super(ASKED);
  }
}
