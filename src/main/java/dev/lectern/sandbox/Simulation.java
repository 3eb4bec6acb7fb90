package dev.lectern.sandbox;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/**
 * Simulation Mode: while it is on, each request that matches is held before every stage of its way
 * and of what it sets going, until it is told to go on. All others pass. Off at the start. Safe for
 * any thread.
 */
public interface Simulation {

  /** The way of a request, and of what it sets going. */
  enum Stage {
    /** It has arrived: service and operation are seen. */
    CLIENT,
    /** The signature is computed again and compared. */
    SIGNATURE,
    /** Who that is. */
    IDENTITY,
    /** Faults of the desk happen. */
    FAULT,
    /** The members are read and validated. */
    INPUT,
    /** The policies decide. */
    DECISION,
    /** The service works. */
    OPERATION,
    /** The answer is written. */
    ANSWER,
    /** What it changed is an event, and rules say who is told of it. */
    EVENT,
    /** A function works on the event. */
    FUNCTION,
    /** What the function printed, and what its run came to. */
    LOG;

    /** The stages that every request passes on its own; the others are an {@link Effect}'s. */
    public static final List<Stage> OF_A_REQUEST = List.copyOf(EnumSet.range(CLIENT, ANSWER));
  }

  /**
   * Which requests are held.
   *
   * @param service signing name; empty for all
   * @param operation AWS's name; empty for all
   */
  record Filter(String service, String operation) {

    /** Everything. */
    public static final Filter ALL = new Filter("", "");

    /** Whether a request is meant; one whose operation is not known yet is not, unless all are. */
    public boolean matches(String service, String operation) {
      return (this.service.isEmpty() || this.service.equals(service))
          && (this.operation.isEmpty() || this.operation.equals(operation));
    }
  }

  /**
   * A request that is held.
   *
   * @param soFar what is known of it now; its status is 0
   * @param next the stage before which it waits
   * @param waited how long it has been held in all
   */
  record Held(JournalView.Entry soFar, Stage next, Duration waited) {}

  /** Whether matching requests are held. */
  boolean on();

  /** Which requests are held while it is on. */
  Filter filter();

  /** Holds from now on the requests that match; those held that do not match go on. */
  void start(Filter filter);

  /** Holds nothing any more; all that is held goes on. */
  void stop();

  /** All that is held, in order of arrival; of a request whose events wait, the first stage. */
  List<Held> held();

  /** What was held and is at work now, without an answer yet: as it was when it went on. */
  List<JournalView.Entry> working();

  /** Lets a held request go on to its next stage; nothing happens when it is not held. */
  void step(String requestId);

  /** Lets a held request go on to its end, and all that it sets going. */
  void release(String requestId);

  /**
   * Calls the listener when something is held or goes on, on any thread; it must be quick. Close to
   * stop.
   */
  AutoCloseable onChange(Runnable listener);
}
