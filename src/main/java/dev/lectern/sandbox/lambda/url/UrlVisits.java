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
import dev.lectern.sigv4.UriEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests to function URLs: the function gets them in payload format 2.0 and answers in the same
 * ("Invoking Lambda function URLs").
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
      return Optional.of(message(404, null));
    }
    FunctionRef ref = FunctionRef.of(url.get().path("FunctionArn").asString(""), "", "", "");
    byte[] bytes = body.stream().readNBytes(LARGEST + 1);
    return Optional.of(
        bytes.length > LARGEST
            ? message(413, null)
            : visit(ref, url.get().path("AuthType").asString(""), head, host, bytes));
  }

  private RawReply visit(
      FunctionRef ref, String authType, RequestHead head, String host, byte[] bytes)
      throws IOException {
    Caller visitor;
    try {
      visitor = guard.visitor(authType, head, bytes);
    } catch (ServiceException signature) {
      return new RawReply(
          signature.status(),
          Map.of("Content-Type", "application/json", "x-amzn-ErrorType", signature.code()),
          Payload.of(Json.object().put("message", signature.text()).toString()));
    }
    return guard.allows(visitor, ref, authType, head)
        ? invoke(ref, visitor, head, host, bytes)
        : message(
            403,
            "Forbidden. For troubleshooting Function URL authorization issues, see:"
                + " https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html");
  }

  private RawReply invoke(
      FunctionRef ref, Caller visitor, RequestHead head, String host, byte[] bytes)
      throws IOException {
    String id = UUID.randomUUID().toString();
    byte[] event =
        event(visitor, head, host, bytes, id).toString().getBytes(StandardCharsets.UTF_8);
    try {
      Outcome outcome = invoker.invoke(new Invoker.Request(id, ref, event, null, null)).outcome();
      return outcome.failed() ? message(502, "Internal Server Error") : reply(outcome.payload());
    } catch (ServiceException refused) {
      return refused.status() == 429 ? message(429, null) : message(502, "Internal Server Error");
    }
  }

  private ObjectNode event(Caller visitor, RequestHead head, String host, byte[] bytes, String id) {
    ObjectNode event = Json.object().put("version", "2.0").put("routeKey", "$default");
    String path = UriEncoding.decode(head.rawPath(), false);
    event.put("rawPath", path).put("rawQueryString", head.rawQuery());
    ObjectNode headers = event.putObject("headers");
    head.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
    if (!head.rawQuery().isEmpty()) {
      ObjectNode query = event.putObject("queryStringParameters");
      for (String pair : head.rawQuery().split("&", -1)) {
        String[] parts = pair.split("=", 2);
        String name = UriEncoding.decode(parts[0], true);
        String value = parts.length == 1 ? "" : UriEncoding.decode(parts[1], true);
        String before = query.path(name).asString("");
        query.put(name, before.isEmpty() ? value : before + "," + value);
      }
    }
    ObjectNode context = event.putObject("requestContext");
    context
        .put("accountId", visitor.accountId())
        .put("apiId", host.substring(0, host.indexOf('.')));
    context.put("domainName", host).put("domainPrefix", host.substring(0, host.indexOf('.')));
    if (!visitor.anonymous()) {
      context
          .putObject("authorizer")
          .putObject("iam")
          .put("accessKey", visitor.accessKeyId())
          .put("accountId", visitor.accountId())
          .put("callerId", visitor.userId())
          .putNull("cognitoIdentity")
          .putNull("principalOrgId")
          .put("userArn", visitor.arn())
          .put("userId", visitor.userId());
    }
    context
        .putObject("http")
        .put("method", head.method())
        .put("path", path)
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", head.remote())
        .put("userAgent", head.header("user-agent").orElse(""));
    context.put("requestId", id).put("routeKey", "$default").put("stage", "$default");
    context.put("timeEpoch", clock.instant().toEpochMilli());
    String type = head.header("content-type").orElse("");
    boolean text =
        type.isEmpty() || type.matches("(?i)(text/|application/(json|javascript|xml)).*");
    if (bytes.length > 0) {
      event.put(
          "body",
          text
              ? new String(bytes, StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(bytes));
    }
    event.put("isBase64Encoded", bytes.length > 0 && !text);
    return event;
  }

  /** An object with a statusCode says status, headers and body; anything else is the body. */
  private static RawReply reply(byte[] payload) {
    JsonNode answer;
    try {
      answer = Json.MAPPER.readTree(payload);
    } catch (JacksonException notJson) {
      return message(502, "Internal Server Error");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    if (!answer.has("statusCode")) {
      byte[] body =
          answer.isString() ? answer.asString().getBytes(StandardCharsets.UTF_8) : payload;
      return new RawReply(200, headers, Payload.of(body));
    }
    answer
        .path("headers")
        .properties()
        .forEach(
            header -> {
              headers.keySet().removeIf(name -> name.equalsIgnoreCase(header.getKey()));
              headers.put(header.getKey(), header.getValue().asString(""));
            });
    String body = answer.path("body").asString("");
    byte[] bytes =
        answer.path("isBase64Encoded").asBoolean(false)
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8);
    return new RawReply(answer.path("statusCode").asInt(200), headers, Payload.of(bytes));
  }

  private static RawReply message(int status, @org.jspecify.annotations.Nullable String text) {
    return new RawReply(
        status,
        Map.of("Content-Type", "application/json"),
        Payload.of(Json.object().put("Message", text).toString()));
  }
}
