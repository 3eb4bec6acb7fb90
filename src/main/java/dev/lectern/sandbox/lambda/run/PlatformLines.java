package dev.lectern.sandbox.lambda.run;

import dev.lectern.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines that Lambda itself writes into a function's log: as text, or as one JSON object a line
 * ("Configuring JSON and plain text log formats", "Lambda Telemetry API Event schema reference").
 *
 * @param json whether the function's LoggingConfig asks for JSON
 */
record PlatformLines(boolean json) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /**
   * What a REPORT says.
   *
   * @param error type of the error, empty without one; {@code timeout} has a status of its own
   * @param initNanos the initialization, -1 when this invocation had none
   */
  record Figures(
      String requestId, long nanos, long initNanos, int memory, long peakMegabytes, String error) {

    /** All of it is billed, the initialization too, rounded up (AWS Compute Blog, August 2025). */
    long billed() {
      return Math.ceilDiv(nanos + Math.max(0, initNanos), 1_000_000L);
    }
  }

  String initStart(Instant at, EnvironmentSpec spec) {
    if (!json) {
      return "INIT_START Runtime Version: "
          + spec.runtimeVersion()
          + "\tRuntime Version ARN: "
          + spec.runtimeVersionArn();
    }
    ObjectNode record = Json.object();
    record.put("initializationType", spec.initializationType()).put("phase", "init");
    record.put("runtimeVersion", spec.runtimeVersion());
    record.put("runtimeVersionArn", spec.runtimeVersionArn());
    record.put("functionName", spec.function()).put("functionVersion", spec.version());
    return line(at, "platform.initStart", record);
  }

  String initReport(Instant at, long nanos, String phase, String status, String error) {
    if (!json) {
      return "INIT_REPORT Init Duration: "
          + millis(nanos)
          + " ms\tPhase: "
          + phase
          + "\tStatus: "
          + status
          + (error.isEmpty() ? "" : "\tError Type: " + error);
    }
    ObjectNode record = Json.object();
    record.put("initializationType", "on-demand").put("phase", phase).put("status", status);
    if (!error.isEmpty()) {
      record.put("errorType", error);
    }
    record.putObject("metrics").put("durationMs", rounded(nanos));
    return line(at, "platform.initReport", record);
  }

  String start(Instant at, String requestId, String version) {
    if (!json) {
      return "START RequestId: " + requestId + " Version: " + version;
    }
    return line(
        at, "platform.start", Json.object().put("requestId", requestId).put("version", version));
  }

  String end(Instant at, Figures figures, long bytes) {
    if (!json) {
      return "END RequestId: " + figures.requestId();
    }
    ObjectNode record = Json.object();
    record.put("requestId", figures.requestId()).put("status", status(figures));
    record
        .putObject("metrics")
        .put("durationMs", rounded(figures.nanos()))
        .put("producedBytes", bytes);
    return line(at, "platform.runtimeDone", record);
  }

  String report(Instant at, Figures figures) {
    if (json) {
      return line(at, "platform.report", record(figures));
    }
    StringBuilder line = new StringBuilder("REPORT RequestId: ").append(figures.requestId());
    line.append("\tDuration: ").append(millis(figures.nanos())).append(" ms");
    line.append("\tBilled Duration: ").append(figures.billed()).append(" ms");
    line.append("\tMemory Size: ").append(figures.memory()).append(" MB");
    line.append("\tMax Memory Used: ").append(figures.peakMegabytes()).append(" MB");
    if (figures.initNanos() >= 0) {
      line.append("\tInit Duration: ").append(millis(figures.initNanos())).append(" ms");
    }
    line.append('\t');
    switch (figures.error()) {
      case "" -> {
        // Nothing is said of an invocation that went well.
      }
      case "timeout" -> line.append("Status: timeout");
      default -> line.append("Status: error\tError Type: ").append(figures.error());
    }
    return line.toString();
  }

  private static ObjectNode record(Figures figures) {
    ObjectNode record = Json.object();
    record.put("requestId", figures.requestId()).put("status", status(figures));
    if (!figures.error().isEmpty() && !figures.error().equals("timeout")) {
      record.put("errorType", figures.error());
    }
    ObjectNode metrics = record.putObject("metrics");
    metrics.put("durationMs", rounded(figures.nanos()));
    metrics.put("billedDurationMs", figures.billed());
    metrics.put("memorySizeMB", figures.memory());
    metrics.put("maxMemoryUsedMB", figures.peakMegabytes());
    if (figures.initNanos() >= 0) {
      metrics.put("initDurationMs", rounded(figures.initNanos()));
    }
    return record;
  }

  private static String status(Figures figures) {
    return switch (figures.error()) {
      case "" -> "success";
      case "timeout" -> "timeout";
      default -> "error";
    };
  }

  private static String line(Instant at, String type, ObjectNode record) {
    ObjectNode line = Json.object().put("time", TIME.format(at)).put("type", type);
    line.set("record", record);
    return line.toString();
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.2f", nanos / 1e6);
  }

  private static double rounded(long nanos) {
    return Math.round(nanos / 1e3) / 1e3;
  }
}
