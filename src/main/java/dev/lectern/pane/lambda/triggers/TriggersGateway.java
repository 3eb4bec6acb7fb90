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
   * A mapping by which Lambda pulls records.
   *
   * @param source ARN of the stream or queue
   * @param filter pattern that a record must match; empty for every record
   * @param state Enabled, Disabled and what lies between
   * @param result of the last batch, for example {@code OK}
   */
  record Mapping(
      String uuid, String source, String filter, String state, int batch, String result) {

    /** The same after another batch. */
    Mapping came(String now) {
      return new Mapping(uuid, source, filter, state, batch, now);
    }
  }

  /**
   * What to pull.
   *
   * @param source ARN of the stream or queue; a stream is read from its beginning
   * @param batch records in a call at most
   * @param reportFailures whether the function says which records of a batch failed
   * @param filter pattern that a record must match, as JSON; empty for every record
   */
  record Pull(String source, int batch, boolean reportFailures, String filter) {}

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

  /** DeleteEventSourceMapping. */
  void unmap(String uuid);

  /** ARNs of the newest streams of all DynamoDB tables (ListStreams). */
  List<String> streams();
}
