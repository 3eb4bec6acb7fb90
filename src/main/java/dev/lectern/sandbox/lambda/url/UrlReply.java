package dev.lectern.sandbox.lambda.url;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.RawReply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Answers of functions as HTTP ("Invoking Lambda function URLs", Response payload format). */
final class UrlReply {

  /** The connection is ours: a function does not say how its answer is framed. */
  private static final Set<String> FRAMING =
      Set.of("connection", "content-length", "keep-alive", "transfer-encoding", "upgrade");

  private static final int LOWEST = 200;
  private static final int HIGHEST = 599;

  private UrlReply() {}

  /** An object with a statusCode says status, headers, cookies and body; else it is the body. */
  static RawReply of(byte[] payload) {
    JsonNode answer;
    try {
      answer = Json.MAPPER.readTree(payload);
    } catch (JacksonException notJson) {
      return failed();
    }
    if (!answer.has("statusCode")) {
      byte[] body =
          answer.isString() ? answer.asString().getBytes(StandardCharsets.UTF_8) : payload;
      return headed(Json.object(), "application/json", Payload.of(body));
    }
    String body = answer.path("body").asString("");
    try {
      byte[] bytes =
          answer.path("isBase64Encoded").asBoolean(false)
              ? Base64.getDecoder().decode(body)
              : body.getBytes(StandardCharsets.UTF_8);
      return headed(answer, "application/json", Payload.of(bytes));
    } catch (IllegalArgumentException noBase64) {
      return failed();
    }
  }

  /** An answer whose status, headers and cookies a function has said. */
  static RawReply headed(JsonNode answer, String type, Payload payload) {
    int status = answer.path("statusCode").asInt(LOWEST);
    if (status < LOWEST || status > HIGHEST) {
      return failed();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", type);
    answer
        .path("headers")
        .properties()
        .forEach(
            header -> {
              if (!FRAMING.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                headers.keySet().removeIf(name -> name.equalsIgnoreCase(header.getKey()));
                headers.put(header.getKey(), header.getValue().asString(""));
              }
            });
    List<String> cookies =
        answer.path("cookies").valueStream().map(cookie -> cookie.asString("")).toList();
    return new RawReply(status, headers, payload, cookies);
  }

  /** What a visitor sees of a function that failed or said nothing that can be sent. */
  static RawReply failed() {
    return message(502, "Internal Server Error");
  }

  /** What a visitor sees who is not let in. */
  static RawReply forbidden() {
    String text =
        "Forbidden. For troubleshooting Function URL authorization issues, see:"
            + " https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html";
    return new RawReply(
        403,
        Map.of("Content-Type", "application/json", "x-amzn-ErrorType", "AccessDeniedException"),
        Payload.of(Json.object().put("Message", text).toString()));
  }

  static RawReply message(int status, @Nullable String text) {
    return new RawReply(
        status,
        Map.of("Content-Type", "application/json"),
        Payload.of(Json.object().put("Message", text).toString()));
  }
}
