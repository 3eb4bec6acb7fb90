package dev.lectern.sandbox.lambda.stream;

import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.invoke.Invoker;
import dev.lectern.sandbox.lambda.run.Outcome;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * An invocation that runs while its answer is already being sent. One thread runs the function,
 * another takes the pieces; between them is room for a few.
 */
final class LiveAnswer {

  /** What comes next. */
  sealed interface Piece {

    /** Some bytes of the answer. */
    record Bytes(byte[] bytes) implements Piece {}

    /** The end. */
    record End(Invoker.Result result) implements Piece {}

    /** The function could not be run. */
    record Refused(Exception cause) implements Piece {}
  }

  private static final int ROOM = 16;

  private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(ROOM);
  private @Nullable Piece first;
  private volatile boolean abandoned;

  private LiveAnswer() {}

  /** Starts it; when this returns the first piece is there. */
  static LiveAnswer start(Invoker invoker, Invoker.Request request)
      throws IOException, InterruptedException {
    LiveAnswer answer = new LiveAnswer();
    Invoker.Request streaming =
        new Invoker.Request(
            request.requestId(),
            request.target(),
            request.payload(),
            request.clientContext(),
            answer::take);
    Thread.ofVirtual()
        .name("lambda-stream")
        .start(
            () -> {
              try {
                answer.put(new Piece.End(invoker.invoke(streaming)));
              } catch (IOException | RuntimeException e) {
                answer.put(new Piece.Refused(e));
              }
            });
    answer.first = answer.pieces.take();
    if (answer.first instanceof Piece.Refused refused) {
      switch (refused.cause()) {
        case ServiceException error -> throw error;
        case IOException error -> throw error;
        default -> throw new IOException(refused.cause());
      }
    }
    return answer;
  }

  private void take(byte[] bytes, int offset, int length) throws IOException {
    if (abandoned) {
      throw new IOException("The caller is gone");
    }
    put(new Piece.Bytes(Arrays.copyOfRange(bytes, offset, offset + length)));
  }

  private void put(Piece piece) {
    try {
      pieces.put(piece);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next piece; waits for it. */
  Piece next() throws InterruptedException {
    Piece known = first;
    first = null;
    return known != null ? known : pieces.take();
  }

  /** Nobody takes further pieces. */
  void abandon() {
    abandoned = true;
    pieces.clear();
  }

  /** The answer of a function that does not stream, which comes at its end. */
  static byte[] whole(Outcome outcome) {
    return outcome.failed() ? new byte[0] : outcome.payload();
  }
}
