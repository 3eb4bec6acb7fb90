package dev.lectern.sandbox.wire;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.JournalView;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes known of a request on its way; at the end it is the journal's entry. One thread. */
final class Trace {

  private final long startedNanos = System.nanoTime();
  private final Instant at;
  String requestId;
  String service = "";
  String operation = "";
  String resource = "";
  Caller caller = Caller.ANONYMOUS;
  @Nullable String errorCode;
  @Nullable String canonicalRequest;
  String decision = "";
  @Nullable Registered registered;

  Trace(String requestId, Instant at) {
    this.requestId = requestId;
    this.at = at;
  }

  JournalView.Entry entry(int status) {
    return new JournalView.Entry(
        requestId,
        at,
        Duration.ofNanos(System.nanoTime() - startedNanos),
        service,
        operation,
        resource,
        caller,
        status,
        errorCode,
        canonicalRequest,
        decision);
  }
}
