package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What optimized integrations add to a service's answer. */
final class Metadata {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Metadata() {}

  /** The same answer with {@code SdkHttpMetadata} and {@code SdkResponseMetadata}. */
  static ObjectNode add(ObjectNode output, String contentType, int length, Instant now) {
    String requestId = UUID.randomUUID().toString();
    ObjectNode http = Json.object();
    ObjectNode all = http.putObject("AllHttpHeaders");
    ObjectNode headers = http.putObject("HttpHeaders");
    header(all, headers, "Connection", "keep-alive");
    header(all, headers, "x-amzn-RequestId", requestId);
    header(all, headers, "Content-Length", Integer.toString(length));
    header(all, headers, "Date", HTTP_DATE.format(now));
    header(all, headers, "Content-Type", contentType);
    http.put("HttpStatusCode", 200);
    output.set("SdkHttpMetadata", http);
    output.putObject("SdkResponseMetadata").put("RequestId", requestId);
    return output;
  }

  private static void header(ObjectNode all, ObjectNode headers, String name, String value) {
    all.putArray(name).add(value);
    headers.put(name, value);
  }
}
