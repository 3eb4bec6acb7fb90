package dev.lectern.sandbox;

import java.time.Instant;
import java.util.List;

/**
 * Where Lambda writes what functions print: one log group a function, one stream an execution
 * environment. Safe for any thread.
 */
public interface FunctionLogs {

  /**
   * A log stream.
   *
   * @param group for example {@code /aws/lambda/orders}
   * @param stream for example {@code 2026/11/21/[$LATEST]0f1e...}
   */
  record Stream(String accountId, String region, String group, String stream) {}

  /**
   * One event of a stream.
   *
   * @param at sandbox time
   * @param message without its line end
   */
  record Event(Instant at, String message) {}

  /** Adds events to the end of a stream; group and stream are made when they are missing. */
  void add(Stream stream, List<Event> events);

  /** The streams of a group, oldest first. */
  List<Stream> streams(String accountId, String region, String group);

  /** What is kept of a stream, oldest first. */
  List<Event> events(Stream stream);
}
