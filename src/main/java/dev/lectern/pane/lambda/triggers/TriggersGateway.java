package dev.lectern.pane.lambda.triggers;

import java.util.List;

/** What invokes a function. Blocking; failures are the SDK's exceptions. */
public interface TriggersGateway {

  /**
   * A statement of the function's policy: who may push events to it.
   *
   * @param principal a service, an account or {@code *}
   * @param source ARN that must send it; empty for any
   * @param url whether it counts only for calls through a function URL
   */
  record Permission(String id, String principal, String action, String source, boolean url) {}

  /**
   * How a mapping reads. What holds for a failing batch beyond {@code reportFailures} is for
   * streams alone: a queue has a rule of its own for messages that were received too often.
   *
   * @param batch records in a call at most
   * @param reportFailures whether the function says which records of a batch failed
   * @param split whether a batch that fails is tried again as two halves
   * @param retries after the first attempt; {@link #NONE} until its records leave the stream
   * @param oldest age in seconds at which a record is given up; {@link #NONE} for none
   * @param destination ARN that is told of what was given up; empty for none
   */
  record Rules(
      int batch,
      boolean reportFailures,
      boolean split,
      int retries,
      int oldest,
      String destination) {

    /** No limit, as Lambda writes it. */
    static final int NONE = -1;

    /** Ten records, and Lambda's defaults. */
    static final Rules FIRST = new Rules(10, false, false, NONE, NONE, "");
  }

  /**
   * A mapping by which Lambda pulls records.
   *
   * @param source ARN of the stream or queue
   * @param filter pattern that a record must match; empty for every record
   * @param state Enabled, Disabled and what lies between
   * @param result of the last batch, for example {@code OK}
   */
  record Mapping(
      String uuid, String source, String filter, String state, Rules rules, String result) {

    /** The same after another batch. */
    Mapping came(String now) {
      return new Mapping(uuid, source, filter, state, rules, now);
    }

    boolean stream() {
      return isStream(source);
    }
  }

  /**
   * What to pull.
   *
   * @param source ARN of the stream or queue; a stream is read from its beginning
   * @param filter pattern that a record must match, as JSON; empty for every record
   */
  record Pull(String source, String filter, Rules rules) {}

  /** Whether an ARN is a stream's, not a queue's. */
  static boolean isStream(String source) {
    return !source.contains(":sqs:");
  }

  /** What there is. */
  record Triggers(List<Permission> permissions, List<Mapping> mappings) {}

  /** GetPolicy, ListEventSourceMappings. */
  Triggers triggers(String function);

  /** Lets a service invoke the function (AddPermission). */
  void permit(String function, String id, String principal, String source);

  /** RemovePermission. */
  void forbid(String function, String id);

  /** Pulls records from a source (CreateEventSourceMapping). */
  void map(String function, Pull pull);

  /** UpdateEventSourceMapping. */
  void enable(String uuid, boolean enabled);

  /** Has a mapping read in another way (UpdateEventSourceMapping). */
  void change(String uuid, String source, Rules rules);

  /** DeleteEventSourceMapping. */
  void unmap(String uuid);

  /** ARNs of the newest streams of all DynamoDB tables (ListStreams). */
  List<String> streams();
}
