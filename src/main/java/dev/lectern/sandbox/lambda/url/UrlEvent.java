package dev.lectern.sandbox.lambda.url;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sigv4.UriEncoding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A visit as the function gets it: payload format 2.0 ("Invoking Lambda function URLs", Request
 * payload format).
 *
 * @param host with its port, as it was sent
 * @param id of the invocation
 */
record UrlEvent(
    Caller visitor, RequestHead head, String host, byte[] body, String id, Instant now) {

  byte[] bytes() {
    ObjectNode event = Json.object().put("version", "2.0").put("routeKey", "$default");
    String path = UriEncoding.decode(head.rawPath(), false);
    event.put("rawPath", path).put("rawQueryString", head.rawQuery());
    cookies(event);
    ObjectNode headers = event.putObject("headers");
    head.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
    query(event);
    ObjectNode context = event.putObject("requestContext");
    String prefix = host.substring(0, host.indexOf('.'));
    context.put("accountId", visitor.accountId()).put("apiId", prefix);
    context.put("domainName", host).put("domainPrefix", prefix);
    authorizer(context);
    context
        .putObject("http")
        .put("method", head.method())
        .put("path", path)
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", head.remote())
        .put("userAgent", head.header("user-agent").orElse(""));
    context.put("requestId", id).put("routeKey", "$default").put("stage", "$default");
    context.put("timeEpoch", now.toEpochMilli());
    boolean text = text();
    if (body.length > 0) {
      event.put(
          "body",
          text
              ? new String(body, StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(body));
    }
    event.put("isBase64Encoded", body.length > 0 && !text);
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private boolean text() {
    String type = head.header("content-type").orElse("");
    return type.isEmpty() || type.matches("(?i)(text/|application/(json|javascript|xml)).*");
  }

  private void cookies(ObjectNode event) {
    String sent = head.header("cookie").orElse("");
    if (!sent.isEmpty()) {
      ArrayNode cookies = event.putArray("cookies");
      for (String cookie : sent.split(";", -1)) {
        cookies.add(cookie.strip());
      }
    }
  }

  private void query(ObjectNode event) {
    if (head.rawQuery().isEmpty()) {
      return;
    }
    ObjectNode query = event.putObject("queryStringParameters");
    for (String pair : head.rawQuery().split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String name = UriEncoding.decode(parts[0], true);
      String value = parts.length == 1 ? "" : UriEncoding.decode(parts[1], true);
      String before = query.path(name).asString("");
      query.put(name, before.isEmpty() ? value : before + "," + value);
    }
  }

  private void authorizer(ObjectNode context) {
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
  }
}
