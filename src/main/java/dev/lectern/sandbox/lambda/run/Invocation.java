package dev.lectern.sandbox.lambda.run;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One event for a function.
 *
 * @param requestId the invocation's id
 * @param arn the function as the caller named it
 * @param payload the event, JSON
 * @param clientContext JSON that the caller sent along, or null
 * @param traceId X-Ray's trace header
 * @param timeout how long the function may work on it
 * @param held how many nanoseconds its calls have been held by Simulation Mode: that is not its
 *     time
 * @param sink takes the answer piece by piece; null: the answer is wanted whole
 */
public record Invocation(
    String requestId,
    String arn,
    byte[] payload,
    @Nullable String clientContext,
    String traceId,
    Duration timeout,
    LongSupplier held,
    @Nullable StreamSink sink) {

  /** The function streams, and says of what type. */
  void begins(String contentType) {
    if (sink != null) {
      sink.begin(contentType);
    }
  }

  /** Takes an answer piece by piece. */
  @FunctionalInterface
  public interface StreamSink {

    /** The function streams, and says of what type. Comes before any bytes. */
    default void begin(String contentType) {}

    /** Takes some bytes; they may change afterwards. */
    void write(byte[] bytes, int offset, int length) throws java.io.IOException;
  }
}
