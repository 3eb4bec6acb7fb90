package dev.lectern.sandbox.lambda.url;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.RawReply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.invoke.Invoker;
import dev.lectern.sandbox.lambda.run.Outcome;
import dev.lectern.sandbox.lambda.state.FunctionRef;
import dev.lectern.sandbox.lambda.state.LambdaState;
import dev.lectern.sandbox.lambda.stream.LiveAnswer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests to function URLs: the function gets them in payload format 2.0 and answers in the same,
 * whole or piece by piece ("Invoking Lambda function URLs").
 */
public final class UrlVisits {

  private static final int LARGEST = 6 * 1024 * 1024;
  private static final String MARK = ".lambda-url.";

  private final LambdaState state;
  private final Invoker invoker;
  private final UrlGuard guard;
  private final InstantSource clock;

  /** Over the URLs in the store. */
  public UrlVisits(LambdaState state, Invoker invoker, UrlGuard guard, InstantSource clock) {
    this.guard = guard;
    this.state = state;
    this.invoker = invoker;
    this.clock = clock;
  }

  /** The answer of a function, when the request's host is that of a function URL. */
  public Optional<RawReply> answer(RequestHead head, Body body) throws IOException {
    String host = head.header("host").orElse("");
    if (!host.contains(MARK)) {
      return Optional.empty();
    }
    String id = host.substring(0, host.indexOf(MARK));
    Optional<ObjectNode> url =
        state.urls().list(List.of()).stream()
            .filter(kept -> kept.path("id").asString("").equals(id))
            .findFirst();
    if (url.isEmpty()) {
      return Optional.of(UrlReply.message(404, null));
    }
    UrlCors cors = new UrlCors(url.get().path("Cors"));
    Optional<RawReply> preflight = cors.preflight(head);
    if (preflight.isPresent()) {
      return preflight;
    }
    byte[] bytes = body.stream().readNBytes(LARGEST + 1);
    RawReply reply =
        bytes.length > LARGEST ? UrlReply.message(413, null) : visit(url.get(), head, host, bytes);
    return Optional.of(cors.told(reply, head));
  }

  private RawReply visit(ObjectNode url, RequestHead head, String host, byte[] bytes)
      throws IOException {
    FunctionRef ref = FunctionRef.of(url.path("FunctionArn").asString(""), "", "", "");
    String authType = url.path("AuthType").asString("");
    Caller visitor;
    try {
      visitor = guard.visitor(authType, head, bytes);
    } catch (ServiceException signature) {
      return new RawReply(
          signature.status(),
          Map.of("Content-Type", "application/json", "x-amzn-ErrorType", signature.code()),
          Payload.of(Json.object().put("message", signature.text()).toString()));
    }
    if (!guard.allows(visitor, ref, authType, head)) {
      return UrlReply.forbidden();
    }
    String id = UUID.randomUUID().toString();
    byte[] event = new UrlEvent(visitor, head, host, bytes, id, clock.instant()).bytes();
    return invoke(
        new Invoker.Request(id, ref, event, null, null),
        url.path("InvokeMode").asString("").equals("RESPONSE_STREAM"));
  }

  private RawReply invoke(Invoker.Request request, boolean streams) throws IOException {
    try {
      if (streams) {
        return new UrlStream(LiveAnswer.start(invoker, request)).reply();
      }
      Outcome outcome = invoker.invoke(request).outcome();
      return outcome.failed() ? UrlReply.failed() : UrlReply.of(outcome.payload());
    } catch (ServiceException refused) {
      return refused.status() == 429 ? UrlReply.message(429, null) : UrlReply.failed();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return UrlReply.failed();
    }
  }
}
