package dev.lectern.sandbox.lambda.stream;

import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.invoke.Invoker;
import dev.lectern.sandbox.lambda.run.Invocation.StreamSink;
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
public final class LiveAnswer implements StreamSink {

  /** What comes next. */
  public sealed interface Piece {

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
  private volatile String type = "";
  private volatile boolean abandoned;

  private LiveAnswer() {}

  /** Starts it; when this returns the first piece is there. */
  public static LiveAnswer start(Invoker invoker, Invoker.Request request)
      throws IOException, InterruptedException {
    LiveAnswer answer = new LiveAnswer();
    Invoker.Request streaming =
        new Invoker.Request(
            request.requestId(),
            request.target(),
            request.payload(),
            request.clientContext(),
            answer);
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

  @Override
  public void begin(String contentType) {
    type = contentType;
  }

  /** The content type that the function gave; empty when it does not stream. */
  public String type() {
    return type;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    put(new Piece.Bytes(Arrays.copyOfRange(bytes, offset, offset + length)));
  }

  /** A function whose caller is gone works to its end all the same. */
  private void put(Piece piece) {
    if (abandoned) {
      return;
    }
    try {
      pieces.put(piece);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next piece; waits for it. */
  public Piece next() throws InterruptedException {
    Piece known = first;
    first = null;
    return known != null ? known : pieces.take();
  }

  /** Nobody takes further pieces. */
  public void abandon() {
    abandoned = true;
    pieces.clear();
  }

  /** The answer of a function that does not stream, which comes at its end. */
  public static byte[] whole(Outcome outcome) {
    return outcome.failed() ? new byte[0] : outcome.payload();
  }
}
