package dev.lectern.sandbox.lambda.url;

import dev.lectern.sandbox.Payload;
import dev.lectern.sandbox.RawReply;
import dev.lectern.sandbox.RequestHead;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a function URL tells browsers of other origins (API type {@code Cors}; "Creating and
 * managing Lambda function URLs", Cross-origin resource sharing).
 *
 * @param rules as they were configured; missing when there are none
 */
record UrlCors(JsonNode rules) {

  private static final String ANY = "*";

  private List<String> texts(String member) {
    return rules.path(member).valueStream().map(JsonNode::asString).toList();
  }

  private boolean credentials() {
    return rules.path("AllowCredentials").asBoolean(false);
  }

  private boolean allows(String origin) {
    List<String> origins = texts("AllowOrigins");
    return origins.contains(ANY) || origins.contains(origin);
  }

  /**
   * The answer to a preflight, which the function does not see and which needs no signature: what
   * is asked for is allowed, or there is no word of it. Empty when the request is no preflight or
   * the URL has no rules.
   */
  Optional<RawReply> preflight(RequestHead head) {
    String origin = head.header("origin").orElse("");
    String method = head.header("access-control-request-method").orElse("");
    if (rules.isEmpty()
        || !head.method().equals("OPTIONS")
        || origin.isEmpty()
        || method.isEmpty()) {
      return Optional.empty();
    }
    List<String> asked =
        Arrays.stream(head.header("access-control-request-headers").orElse("").split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    Map<String, String> headers = new LinkedHashMap<>();
    if (allows(origin) && allowsMethod(method) && asked.stream().allMatch(this::allowsHeader)) {
      origin(headers, origin);
      // A wildcard does not count for requests with credentials, so what was asked for is said.
      List<String> methods = texts("AllowMethods");
      headers.put(
          "Access-Control-Allow-Methods",
          methods.contains(ANY) ? method : String.join(",", methods));
      if (!asked.isEmpty()) {
        headers.put("Access-Control-Allow-Headers", String.join(",", asked));
      }
      int age = rules.path("MaxAge").asInt(0);
      if (age > 0) {
        headers.put("Access-Control-Max-Age", Integer.toString(age));
      }
    }
    return Optional.of(new RawReply(200, headers, Payload.of("")));
  }

  private boolean allowsMethod(String method) {
    List<String> methods = texts("AllowMethods");
    return methods.contains(ANY) || methods.contains(method);
  }

  private boolean allowsHeader(String name) {
    return texts("AllowHeaders").stream()
        .anyMatch(allowed -> allowed.equals(ANY) || allowed.equalsIgnoreCase(name));
  }

  private void origin(Map<String, String> headers, String origin) {
    boolean anybody = texts("AllowOrigins").contains(ANY) && !credentials();
    headers.put("Access-Control-Allow-Origin", anybody ? ANY : origin);
    if (!anybody) {
      headers.put("Vary", "Origin");
    }
    if (credentials()) {
      headers.put("Access-Control-Allow-Credentials", "true");
    }
  }

  /**
   * An answer with what a browser must know. What the function says of the same stands beside it,
   * so that a browser may see a header twice and refuse, as with AWS.
   */
  RawReply told(RawReply reply, RequestHead head) {
    String origin = head.header("origin").orElse("");
    if (rules.isEmpty() || origin.isEmpty() || !allows(origin)) {
      return reply;
    }
    Map<String, String> own = new LinkedHashMap<>();
    origin(own, origin);
    List<String> exposed = texts("ExposeHeaders");
    if (!exposed.isEmpty()) {
      own.put("Access-Control-Expose-Headers", String.join(",", exposed));
    }
    Map<String, String> headers = new LinkedHashMap<>();
    reply
        .headers()
        .forEach(
            (name, value) -> {
              Optional<String> twice =
                  own.keySet().stream().filter(name::equalsIgnoreCase).findFirst();
              headers.put(name, twice.map(key -> own.remove(key) + ", " + value).orElse(value));
            });
    headers.putAll(own);
    return new RawReply(reply.status(), headers, reply.payload(), reply.cookies());
  }
}
