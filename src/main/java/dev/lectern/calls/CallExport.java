package dev.lectern.calls;

import dev.lectern.json.Json;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls as a JSON file; what is masked in the records is masked there. */
public final class CallExport {

  private CallExport() {}

  /** Writes the calls, in the order given, as one JSON array. */
  public static void write(List<ApiCall> calls, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("[\n");
      for (int i = 0; i < calls.size(); i++) {
        out.write(Json.PRETTY.writeValueAsString(json(calls.get(i))));
        out.write(i < calls.size() - 1 ? ",\n" : "\n");
      }
      out.write("]\n");
    }
  }

  /** A call with all that is known of it. */
  static ObjectNode json(ApiCall call) {
    ObjectNode json = Json.object();
    json.put("sequence", call.sequence());
    json.put("service", call.service());
    json.put("operation", call.operation());
    json.put("startedAt", call.startedAt().toString());
    json.put("milliseconds", call.took().toNanos() / 1e6);
    json.put("status", call.status());
    json.put("errorCode", call.errorCode());
    json.put("errorMessage", call.errorMessage());
    json.put("requestId", call.requestId());
    json.put("origin", call.origin());
    json.put("session", call.sessionId());
    json.put("account", call.accountId());
    json.put("caller", call.callerArn());
    json.put("region", call.region());
    json.put("endpoint", call.endpoint() == null ? null : call.endpoint().toString());
    json.set("parameters", call.parameters());
    json.set("result", call.result());
    ArrayNode attempts = json.putArray("attempts");
    call.attempts().forEach(attempt -> attempts.add(attempt(attempt)));
    ObjectNode metrics = json.putObject("metrics");
    call.metrics().forEach(metrics::put);
    return json;
  }

  private static ObjectNode attempt(ApiCall.Attempt attempt) {
    ObjectNode json = Json.object();
    json.put("startedAt", attempt.startedAt().toString());
    json.put("milliseconds", attempt.took().toNanos() / 1e6);
    json.put("waitedMilliseconds", attempt.delayBefore().toNanos() / 1e6);
    json.put("failure", attempt.failure());
    json.set("request", message(attempt.request()));
    json.set("response", message(attempt.response()));
    return json;
  }

  private static @Nullable ObjectNode message(ApiCall.@Nullable HttpMessage message) {
    if (message == null) {
      return null;
    }
    ObjectNode json = Json.object().put("startLine", message.startLine());
    ObjectNode headers = json.putObject("headers");
    for (Map.Entry<String, List<String>> header : message.headers().entrySet()) {
      ArrayNode values = headers.putArray(header.getKey());
      header.getValue().forEach(values::add);
    }
    json.put("body", message.body());
    json.put("bodyLength", message.bodyLength());
    return json;
  }
}
