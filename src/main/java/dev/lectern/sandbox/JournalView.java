package dev.lectern.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the sandbox saw and decided, one entry a request, newest kept up to a bound. */
public interface JournalView {

  /**
   * One request.
   *
   * @param service signing name, empty when the request could not be routed
   * @param operation AWS's name, empty when the request could not be routed
   * @param errorCode AWS's error code, null on success
   * @param parameters members of the input by AWS's names, as far as their values are short, no
   *     payload and no secret; elements of a list that are not kept are empty objects
   * @param result members of the output in the same way
   * @param newConnection whether it was the first request on its connection
   * @param serverCanonicalRequest the canonical request as the sandbox computed it, null when the
   *     request was unsigned
   * @param decision the reason why the request was allowed or denied, in one sentence
   * @param status HTTP status; 0 when the connection was cut without an answer
   * @param fault what went wrong on purpose, null when nothing did
   * @param requestLine method, path and query as received, without signature and token
   * @param timings how long each stage took, without the time that Simulation Mode held it; a stage
   *     that is missing was not passed
   * @param parent request id of the request that caused this one, null when a client did. It is
   *     what the {@code Parent} field of the header {@code X-Amzn-Trace-Id} names; the SDKs send
   *     that header on inside of a Lambda function.
   * @param access the decision itself, null when it did not come so far
   */
  record Entry(
      String requestId,
      Instant at,
      Duration took,
      String service,
      String operation,
      String resource,
      Caller caller,
      int status,
      @Nullable String errorCode,
      JsonNode parameters,
      JsonNode result,
      boolean newConnection,
      @Nullable String serverCanonicalRequest,
      String decision,
      @Nullable String fault,
      String requestLine,
      Map<Simulation.Stage, Duration> timings,
      @Nullable String parent,
      @Nullable Decision access) {}

  /** The entry of a request, while it is kept. */
  Optional<Entry> find(String requestId);

  /** What a request set going, in the order in which it happened, while that is kept. */
  List<Effect> effects(String requestId);

  /** Newest last, at most {@code limit}. */
  List<Entry> latest(int limit);

  /** Calls the listener on the server's thread for every further request; close to stop. */
  AutoCloseable onEntry(Consumer<Entry> listener);

  /** Calls the listener for every further effect, on the thread of who tells it; close to stop. */
  AutoCloseable onEffect(Consumer<Effect> listener);
}
