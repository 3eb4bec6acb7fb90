package dev.lectern.pane.lambda.data;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What only who runs the functions knows, as far as the session's endpoint tells it; AWS does not.
 * May block for some milliseconds; any thread.
 */
public interface Inside {

  /** A refused invocation, real time. */
  record Throttle(Instant at, String reason) {}

  /** A try of an event; {@code error} is empty when it went well. The service's time. */
  record Attempt(Instant at, String error) {}

  /**
   * An asynchronous event; the service's time.
   *
   * @param condition how it ended; empty while it waits
   * @param sentTo ARNs that were told of its end
   */
  record Event(
      String requestId,
      String qualifier,
      String payload,
      Instant received,
      Instant due,
      List<Attempt> attempts,
      String condition,
      List<String> sentTo) {}

  /** A line of a function's log; the service's time. */
  record Line(Instant at, String stream, String text) {}

  /** Environments that lived since then, oldest first. */
  List<Life> lives(String function, Instant since);

  /** Asynchronous events that wait, and the last that ended, oldest first. */
  List<Event> events(String function);

  /** The last refused invocations, oldest first. */
  List<Throttle> throttles(String function);

  /** What the last batch of each of its event source mappings came to, by UUID. */
  Map<String, String> pulls(String function);

  /**
   * Another text after each change of what the API tells of a function, by whomever: code and
   * configuration, versions, aliases, concurrency, permissions, mappings.
   *
   * @param function its name; empty for the list of all
   */
  String version(String function);

  /** The newest lines of its log, oldest first. */
  List<Line> log(String group, int most);

  /** What was logged for one invocation; empty when it is no longer kept. */
  String log(String group, String stream, String requestId);

  /** The service's time. */
  Instant now();
}
