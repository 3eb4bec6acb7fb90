package dev.lectern.sandbox.s3.state;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Times as members of requests and answers. */
public final class Times {

  private static final DateTimeFormatter HTTP =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /** Adds a time; AWS gives object times in milliseconds. */
  public static void put(ObjectNode node, String member, Instant time) {
    node.put(member, time.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  /** As HTTP headers have it, in whole seconds. */
  public static String http(Instant time) {
    return HTTP.format(time);
  }

  /** A member's time: ISO 8601, HTTP date or seconds since 1970; empty when absent or none. */
  public static Optional<Instant> get(JsonNode node, String member) {
    JsonNode value = node.path(member);
    if (value.isNumber()) {
      return Optional.of(Instant.ofEpochMilli(Math.round(value.asDouble() * 1000)));
    }
    String text = value.asString("");
    return text.isEmpty() ? Optional.empty() : parse(text);
  }

  /** A time in any of these forms. */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException notIso) {
      try {
        return Optional.of(
            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      } catch (DateTimeParseException none) {
        return Optional.empty();
      }
    }
  }
}
