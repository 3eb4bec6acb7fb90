package dev.lectern.sandbox.lambda.stream;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.invoke.Invoke;
import dev.lectern.sandbox.lambda.invoke.Invoker;
import dev.lectern.sandbox.lambda.run.Outcome;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.FunctionVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** InvokeWithResponseStream: the answer comes as events while the function still works. */
public final class InvokeWithResponseStream implements Operation {

  private final Invoker invoker;

  /** Over an invoker. */
  public InvokeWithResponseStream(Invoker invoker) {
    this.invoker = invoker;
  }

  @Override
  public Reply handle(Call call) throws IOException {
    FunctionRef target = FunctionRef.of(call);
    FunctionVersion version = invoker.choose(target);
    if (call.input().path("InvocationType").asString("").equals("DryRun")) {
      return Reply.empty().withStatus(204);
    }
    byte[] payload = Invoke.payload(call, "Payload");
    boolean tail = call.input().path("LogType").asString("").equals("Tail");
    try {
      LiveAnswer answer =
          LiveAnswer.start(
              invoker,
              new Invoker.Request(
                  call.requestId(), target, payload, Invoke.clientContext(call), null));
      return Reply.of(
              Json.object().put("StatusCode", 200).put("ExecutedVersion", version.version()))
          .withHeader("Content-Type", "application/vnd.amazon.eventstream")
          .withPayload(events(answer, tail));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new ServiceException(500, "ServiceException", "The sandbox stops.");
    }
  }

  private static Payload events(LiveAnswer answer, boolean tail) {
    return new Payload() {
      @Override
      public long length() {
        return UNKNOWN;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        try {
          for (LiveAnswer.Piece piece = answer.next(); ; piece = answer.next()) {
            switch (piece) {
              case LiveAnswer.Piece.Bytes bytes -> chunk(out, bytes.bytes());
              case LiveAnswer.Piece.End end -> {
                chunk(out, LiveAnswer.whole(end.result().outcome()));
                out.write(complete(end.result().outcome(), tail));
                return;
              }
              case LiveAnswer.Piece.Refused refused -> throw new IOException(refused.cause());
            }
          }
        } catch (InterruptedException stop) {
          Thread.currentThread().interrupt();
          throw new IOException("The sandbox stops", stop);
        } finally {
          answer.abandon();
        }
      }
    };
  }

  private static void chunk(OutputStream out, byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      out.write(EventFrame.event("PayloadChunk", "application/octet-stream", bytes));
      out.flush();
    }
  }

  private static byte[] complete(Outcome outcome, boolean tail) {
    ObjectNode complete = Json.object();
    if (outcome.failed()) {
      complete.put("ErrorCode", outcome.errorType());
      complete.put("ErrorDetails", new String(outcome.payload(), StandardCharsets.UTF_8));
    }
    if (tail) {
      complete.put("LogResult", Invoke.tail(outcome.log()));
    }
    return EventFrame.event(
        "InvokeComplete", "application/json", complete.toString().getBytes(StandardCharsets.UTF_8));
  }
}
