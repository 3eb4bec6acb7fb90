package dev.lectern.pane.lambda.data;

import dev.lectern.json.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The REPORT line of an invocation, taken apart ("Monitoring Lambda function logs", and the {@code
 * platform.report} record of the JSON format).
 *
 * @param duration milliseconds
 * @param billed milliseconds
 * @param memory that the function has, megabytes
 * @param peak the most that it used, megabytes
 * @param init milliseconds; -1 when the environment was warm
 * @param status {@code success}, {@code error} or {@code timeout}
 * @param errorType of an error that ended the runtime, otherwise empty
 * @param line as it stands in the log
 */
public record Report(
    String requestId,
    double duration,
    long billed,
    int memory,
    int peak,
    double init,
    String status,
    String errorType,
    String line) {

  private static final Pattern FIGURE =
      Pattern.compile("(?:^REPORT |\\t)([A-Z][A-Za-z ]+): ([^\\t\\n]+)");

  /** The last report in a log; empty when there is none. */
  public static Optional<Report> last(String log) {
    String[] lines = log.split("\n");
    for (int i = lines.length - 1; i >= 0; i--) {
      Optional<Report> found = of(lines[i]);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Reads a line of a log; empty when it is no report. */
  public static Optional<Report> of(String line) {
    if (line.startsWith("REPORT RequestId: ")) {
      return Optional.of(text(line));
    }
    if (line.startsWith("{") && line.contains("\"platform.report\"")) {
      try {
        return Optional.of(json(Json.MAPPER.readTree(line).path("record"), line));
      } catch (JacksonException cut) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Report text(String line) {
    String id = "";
    double duration = 0;
    long billed = 0;
    int memory = 0;
    int peak = 0;
    double init = -1;
    String status = "success";
    String type = "";
    Matcher figures = FIGURE.matcher(line);
    while (figures.find()) {
      String value = figures.group(2).strip();
      switch (figures.group(1)) {
        case "RequestId" -> id = value;
        case "Duration" -> duration = number(value);
        case "Billed Duration" -> billed = (long) number(value);
        case "Memory Size" -> memory = (int) number(value);
        case "Max Memory Used" -> peak = (int) number(value);
        case "Init Duration" -> init = number(value);
        case "Status" -> status = value;
        case "Error Type" -> type = value;
        default -> {}
      }
    }
    return new Report(id, duration, billed, memory, peak, init, status, type, line);
  }

  private static double number(String value) {
    try {
      return Double.parseDouble(value.split(" ")[0]);
    } catch (NumberFormatException notOne) {
      return 0;
    }
  }

  private static Report json(JsonNode record, String line) {
    JsonNode metrics = record.path("metrics");
    return new Report(
        record.path("requestId").asString(""),
        metrics.path("durationMs").asDouble(),
        metrics.path("billedDurationMs").asLong(),
        metrics.path("memorySizeMB").asInt(),
        metrics.path("maxMemoryUsedMB").asInt(),
        metrics.has("initDurationMs") ? metrics.path("initDurationMs").asDouble() : -1,
        record.path("status").asString("success"),
        record.path("errorType").asString(""),
        line);
  }

  /** Whether this was the first invocation of its environment. */
  public boolean cold() {
    return init >= 0;
  }

  /** The initialization and the invocation together, milliseconds. */
  public double together() {
    return duration + Math.max(0, init);
  }

  /** What was billed, in gigabyte-seconds. */
  public double gigabyteSeconds() {
    return billed / 1000.0 * memory / 1024.0;
  }

  /** What would have been billed before August 2025, when the initialization was free. */
  public long billedBefore() {
    return (long) Math.ceil(duration);
  }

  /** Milliseconds with two decimals, as in the log. */
  public static String millis(double value) {
    return String.format(Locale.ENGLISH, "%,.2f", value);
  }
}
