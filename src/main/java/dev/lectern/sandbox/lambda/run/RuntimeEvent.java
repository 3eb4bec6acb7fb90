package dev.lectern.sandbox.lambda.run;

import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What an execution environment's process did, in the order in which it happened. */
sealed interface RuntimeEvent {

  /** It asks for the next invocation; the first time, its initialization is over. */
  record Ready() implements RuntimeEvent {}

  /** Its initialization failed. */
  record InitError(String type, byte[] body) implements RuntimeEvent {}

  /** It answered an invocation. */
  record Response(String requestId, byte[] body) implements RuntimeEvent {}

  /** It answered with more than an answer may have. */
  record TooLarge(String requestId) implements RuntimeEvent {}

  /**
   * It answers piece by piece. Whoever takes this reads the stream to its end, looks at the
   * trailing fields, and counts the latch down.
   */
  record Stream(
      String requestId,
      String contentType,
      InputStream body,
      Map<String, String> trailers,
      CountDownLatch taken)
      implements RuntimeEvent {}

  /** Its handler failed. */
  record Failure(String requestId, String type, byte[] body) implements RuntimeEvent {}

  /** The process is gone. */
  record Exited(int code) implements RuntimeEvent {}

  /** The process had more memory than the function has, and was killed. */
  record OutOfMemory() implements RuntimeEvent {}
}
