package dev.lectern.sandbox.lambda.invoke;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Effect;
import dev.lectern.sandbox.Effects;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.run.Outcome;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.LambdaErrors;
import dev.lectern.sandbox.lambda.state.LambdaState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Invoke: RequestResponse, Event and DryRun; and what InvokeAsync is beside it. */
public final class Invoke implements Operation {

  private static final int LARGEST_SYNCHRONOUS = 6 * 1024 * 1024;
  private static final int LARGEST_ASYNCHRONOUS = 1024 * 1024;
  private static final int LARGEST_OLD = 256 * 1024;
  private static final int LONGEST_CONTEXT = 3583;
  private static final int LOG_TAIL = 4096;

  private final LambdaState state;
  private final Invoker invoker;
  private final AsyncQueue queue;
  private final Effects effects;

  /** Over an invoker and the queue for events. */
  public Invoke(LambdaState state, Invoker invoker, AsyncQueue queue, Effects effects) {
    this.state = state;
    this.invoker = invoker;
    this.queue = queue;
    this.effects = effects;
  }

  @Override
  public Reply handle(Call call) throws IOException {
    FunctionRef target = FunctionRef.of(call);
    var _ = state.functions().require(target);
    byte[] payload = payload(call, "Payload");
    String type = call.input().path("InvocationType").asString("RequestResponse");
    if (type.equals("DryRun")) {
      return Reply.of(Json.object().put("StatusCode", 204));
    }
    if (type.equals("Event")) {
      limit(payload, "Event", LARGEST_ASYNCHRONOUS);
      enqueue(call, target, payload);
      return Reply.of(Json.object().put("StatusCode", 202));
    }
    limit(payload, "RequestResponse", LARGEST_SYNCHRONOUS);
    Invoker.Result result =
        invoker.invoke(
            new Invoker.Request(
                call.requestId(),
                target,
                payload,
                clientContext(call),
                null,
                Invoker.Cause.of(call.requestId(), false)));
    Outcome outcome = result.outcome();
    ObjectNode output =
        Json.object()
            .put("StatusCode", 200)
            .put("ExecutedVersion", result.version().version())
            .put("Payload", Base64.getEncoder().encodeToString(outcome.payload()));
    if (outcome.failed()) {
      output.put("FunctionError", outcome.functionError());
    }
    if (call.input().path("LogType").asString("None").equals("Tail")) {
      output.put("LogResult", tail(outcome.log()));
    }
    return Reply.of(output).withHeader("Content-Type", "application/json");
  }

  /**
   * InvokeAsync, which AWS has deprecated for Invoke of the type Event ("InvokeAsync"): it knows no
   * client context, and takes 256 KB at most.
   */
  public Reply async(Call call) throws IOException {
    FunctionRef target = FunctionRef.of(call);
    var _ = state.functions().require(target);
    byte[] payload = payload(call, "InvokeArgs");
    limit(payload, "Event", LARGEST_OLD);
    enqueue(call, target, payload);
    return Reply.of(Json.object().put("Status", 202));
  }

  private void enqueue(Call call, FunctionRef target, byte[] payload) throws IOException {
    effects.tell(
        new Effect.Event(
            call.requestId(), call.now(), "Event", Json.MAPPER.readTree(payload), List.of()));
    queue.add(call.requestId(), target, payload, clientContext(call), call.requestId());
  }

  /** The event in a member of the request; {@code {}} when the request has none. */
  public static byte[] payload(Call call, String member) {
    byte[] bytes = Base64.getDecoder().decode(call.input().path(member).asString(""));
    if (bytes.length == 0) {
      return "{}".getBytes(StandardCharsets.UTF_8);
    }
    try {
      var _ = Json.MAPPER.readTree(bytes);
    } catch (JacksonException notJson) {
      throw new ServiceException(
              400,
              "InvalidRequestContentException",
              "Could not parse request body into json: "
                  + String.valueOf(notJson.getOriginalMessage())
                      .replaceFirst(" \\(start marker at .*", ""))
          .with("Type", "User");
    }
    return bytes;
  }

  private static void limit(byte[] payload, String type, int most) {
    if (payload.length > most) {
      throw new ServiceException(
              413,
              "RequestTooLargeException",
              payload.length
                  + " byte payload is too large for the "
                  + type
                  + " invocation type (limit "
                  + most
                  + " bytes)")
          .with("Type", "User");
    }
  }

  /** What the caller sends along, base64 in a header. */
  public static @Nullable String clientContext(Call call) {
    String context = call.input().path("ClientContext").asString("");
    if (context.isEmpty()) {
      return null;
    }
    if (context.length() > LONGEST_CONTEXT) {
      throw LambdaErrors.invalid("Client context must be no larger than 3583 bytes");
    }
    try {
      byte[] json = Base64.getDecoder().decode(context);
      return Json.MAPPER.readTree(json).toString();
    } catch (IllegalArgumentException | JacksonException wrong) {
      throw LambdaErrors.invalid("Client context must be a valid Base64-encoded JSON object.");
    }
  }

  /** The last 4 KB, base64. */
  public static String tail(String log) {
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    byte[] last = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - LOG_TAIL), bytes.length);
    return Base64.getEncoder().encodeToString(last);
  }
}
