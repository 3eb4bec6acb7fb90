package dev.lectern.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Lambda's API does not tell of functions: the life of their execution environments, what
 * waits in the queue of asynchronous events, who was refused, and what was printed. Safe for any
 * thread.
 */
public interface FunctionInsight {

  /** What an execution environment does. */
  enum Stage {
    /** For room, for a processor of this computer, or for its code to be unpacked. */
    WAITING,
    INIT,
    INVOKE,
    /** Between invocations, stopped where it stands. */
    FROZEN,
    /** Its process was ended; the next invocation starts another one in the same place. */
    RESET
  }

  /** How a stage went wrong. */
  enum Failure {
    NONE,
    /** The handler threw, or the runtime reported an error. */
    FUNCTION,
    TIMEOUT,
    MEMORY,
    /** The process ended by itself. */
    CRASH
  }

  /** Why an environment is no more. */
  enum End {
    /** It still is. */
    NONE,
    /** Code or configuration changed. */
    REPLACED,
    DELETED,
    /** It was not used for long enough. */
    IDLE,
    /** Another environment needed its place. */
    ROOM,
    /** Its provisioned concurrency was taken back. */
    RELEASED,
    /** It could not start. */
    FAILED,
    STOPPED
  }

  /**
   * Some time in the life of an environment; real time, not the sandbox's.
   *
   * @param to null while it lasts
   * @param requestId of an invocation, otherwise empty
   * @param detail of a failure, for example {@code exit status 3}
   */
  record Phase(
      Stage stage,
      Instant from,
      @Nullable Instant to,
      String requestId,
      Failure failure,
      String detail) {}

  /**
   * An execution environment.
   *
   * @param id its log stream
   * @param revision of code and configuration; another one is another generation
   * @param memory in megabytes
   * @param timeoutMillis of one invocation
   * @param phases oldest first; the oldest ones of a long life are left out
   */
  record Environment(
      String id,
      String version,
      String revision,
      boolean provisioned,
      int memory,
      long timeoutMillis,
      List<Phase> phases,
      End end) {}

  /**
   * A try to have an asynchronous event worked on.
   *
   * @param at sandbox time
   * @param error type of the error, {@code Throttled}, or empty when it went well
   */
  record Attempt(Instant at, String error) {}

  /**
   * An asynchronous event.
   *
   * @param received sandbox time
   * @param due when it is tried next, sandbox time
   * @param condition how it ended: {@code Success}, {@code RetriesExhausted}, {@code
   *     EventAgeExceeded}, {@code ZeroReservedConcurrency}; empty while it waits
   * @param sentTo ARNs of the destinations and the dead-letter queue that were told
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

  /**
   * An invocation that was refused.
   *
   * @param at real time
   * @param reason as TooManyRequestsException has it
   */
  record Throttle(Instant at, String reason) {}

  /**
   * The environments of a function that lived since then, oldest first.
   *
   * @param since real time
   */
  List<Environment> environments(String accountId, String region, String function, Instant since);

  /** Its asynchronous events: those that wait, and the last that ended; oldest first. */
  List<Event> events(String accountId, String region, String function);

  /** Its last refused invocations, oldest first. */
  List<Throttle> throttles(String accountId, String region, String function);

  /** What the last batch of each event source mapping of a function came to, by UUID. */
  Map<String, String> pulls(String accountId, String region, String function);

  /**
   * Another text after each change of what Lambda's API tells of a function: code and
   * configuration, versions, aliases, concurrency, permissions, mappings. What happens in
   * invocations changes nothing.
   *
   * @param function its name; empty for the list of all in the Region
   */
  String version(String accountId, String region, String function);

  /** What functions print. */
  FunctionLogs logs();
}
