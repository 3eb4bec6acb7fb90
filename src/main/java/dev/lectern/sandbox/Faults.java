package dev.lectern.sandbox;

import java.time.Duration;
import java.util.List;

/**
 * What goes wrong on purpose, so that retries, back-off and error handling can be watched. All are
 * off at the start of a sandbox and none is kept or goes with a snapshot. Safe for any thread.
 */
public interface Faults {

  /** What happens to a request that is hit. */
  sealed interface Effect {

    /** It is refused with the error that its service has for this. */
    record Refuse(Refusal refusal) implements Effect {}

    /**
     * It is answered late.
     *
     * @param least waits at least so long
     * @param jitter and at random up to so much longer
     */
    record Delay(Duration least, Duration jitter) implements Effect {}

    /**
     * Its connection is cut.
     *
     * @param afterWork whether the work is done before: the client cannot tell
     */
    record Cut(boolean afterWork) implements Effect {}

    /**
     * Client and service disagree about the time: the service's clock is ahead by so much, behind
     * when negative. More than 15 minutes are refused; the answer's Date header lets an SDK set
     * itself right. Hits whole services: the operation and the counts of the fault do not matter.
     */
    record Skew(Duration ahead) implements Effect {}
  }

  /** Why a request is refused; status, code and message are those of its service. */
  enum Refusal {
    /** Too many requests: S3's SlowDown, ProvisionedThroughputExceededException, … */
    THROTTLED,
    /** An error inside the service, 500. */
    INTERNAL_ERROR,
    /** The service is not available, 503. */
    UNAVAILABLE,
    /** The caller's session token is past its time. */
    EXPIRED_TOKEN
  }

  /**
   * A fault.
   *
   * @param id stable and unique
   * @param service signing name; empty for all
   * @param operation AWS's name; empty for all
   * @param caller account id, ARN, user name or access key id; empty for all
   * @param effect what happens
   * @param some of each {@code of} requests that match, so many are hit, the first ones
   * @param of at least {@code some}
   * @param most hits after which it turns itself off; 0 for no end
   */
  record Fault(
      String id,
      String service,
      String operation,
      String caller,
      Effect effect,
      int some,
      int of,
      int most) {

    /** Checks the counts. */
    public Fault {
      if (some < 1 || of < some || most < 0) {
        throw new IllegalArgumentException(
            "A fault hits at least 1 request, and not more than there are: " + some + " of " + of);
      }
    }
  }

  /**
   * A fault on the desk.
   *
   * @param on whether it is at work
   * @param hits requests that it has hit since it was turned on
   */
  record Standing(Fault fault, boolean on, long hits) {

    /** Hits that are left before it turns itself off; -1 when it has no end. */
    public long left() {
      return fault.most() == 0 ? -1 : Math.max(0, fault.most() - hits);
    }
  }

  /** All on the desk, in the order in which they came. */
  List<Standing> list();

  /**
   * Puts one on the desk, or another in the place of the one with its id; its counts begin anew.
   */
  void put(Fault fault, boolean on);

  /** Turns one on or off; its counts begin anew. Nothing happens when there is none of that id. */
  void turn(String id, boolean on);

  /** Takes one from the desk. */
  void remove(String id);

  /** Turns all off; requests that a delay holds go on. */
  void turnAllOff();

  /**
   * Calls the listener after each change, hits too, on any thread; it must be quick. Close to stop.
   */
  AutoCloseable onChange(Runnable listener);
}
