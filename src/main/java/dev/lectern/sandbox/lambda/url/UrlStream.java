package dev.lectern.sandbox.lambda.url;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.RawReply;
import dev.lectern.sandbox.lambda.stream.LiveAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The answer of a URL in mode RESPONSE_STREAM: pieces are sent on as they come ("Response streaming
 * for Lambda functions"). Status, headers and cookies may stand before the first piece, ended by
 * eight zero bytes. What a function answers in one piece is the body as it is.
 *
 * @param answer that has begun
 */
record UrlStream(LiveAnswer answer) {

  private static final String HEADED = "application/vnd.awslambda.http-integration-response";
  private static final int ZEROS = 8;
  private static final int LONGEST_HEAD = 1 << 20;

  /** What is sent. When this returns, the function may still be at work. */
  RawReply reply() throws InterruptedException {
    return switch (answer.next()) {
      case LiveAnswer.Piece.Refused refused -> UrlReply.failed();
      case LiveAnswer.Piece.End end ->
          end.result().outcome().failed()
              ? UrlReply.failed()
              : UrlReply.headed(
                  Json.object(),
                  answer.type().isEmpty() ? "application/json" : answer.type(),
                  Payload.of(end.result().outcome().payload()));
      case LiveAnswer.Piece.Bytes first ->
          answer.type().equals(HEADED)
              ? headed(first.bytes())
              : UrlReply.headed(Json.object(), answer.type(), body(first.bytes()));
    };
  }

  private RawReply headed(byte[] first) throws InterruptedException {
    byte[] seen = first;
    int end = zeros(seen);
    while (end < 0) {
      byte[] more = seen.length > LONGEST_HEAD ? null : more();
      if (more == null) {
        answer.abandon();
        return UrlReply.failed();
      }
      byte[] longer = Arrays.copyOf(seen, seen.length + more.length);
      System.arraycopy(more, 0, longer, seen.length, more.length);
      seen = longer;
      end = zeros(seen);
    }
    try {
      JsonNode head = Json.MAPPER.readTree(seen, 0, end);
      byte[] rest = Arrays.copyOfRange(seen, end + ZEROS, seen.length);
      return UrlReply.headed(head, "application/octet-stream", body(rest));
    } catch (JacksonException notJson) {
      answer.abandon();
      return UrlReply.failed();
    }
  }

  /** The next bytes; null when there are none. */
  private byte @Nullable [] more() throws InterruptedException {
    return answer.next() instanceof LiveAnswer.Piece.Bytes bytes ? bytes.bytes() : null;
  }

  private static int zeros(byte[] bytes) {
    int run = 0;
    for (int i = 0; i < bytes.length; i++) {
      run = bytes[i] == 0 ? run + 1 : 0;
      if (run == ZEROS) {
        return i - ZEROS + 1;
      }
    }
    return -1;
  }

  /** The rest of the answer; a function that fails in its middle cuts the connection. */
  private Payload body(byte[] first) {
    return new Payload() {
      @Override
      public long length() {
        return UNKNOWN;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        piece(out, first);
        try {
          while (true) {
            switch (answer.next()) {
              case LiveAnswer.Piece.Bytes bytes -> piece(out, bytes.bytes());
              case LiveAnswer.Piece.Refused refused -> throw new IOException(refused.cause());
              case LiveAnswer.Piece.End end -> {
                if (end.result().outcome().failed()) {
                  throw new IOException("The function failed while it answered");
                }
                return;
              }
            }
          }
        } catch (InterruptedException stop) {
          Thread.currentThread().interrupt();
          throw new IOException("The sandbox stops", stop);
        }
      }

      @Override
      public void close() {
        answer.abandon();
      }
    };
  }

  private static void piece(OutputStream out, byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      out.write(bytes);
      out.flush();
    }
  }
}
