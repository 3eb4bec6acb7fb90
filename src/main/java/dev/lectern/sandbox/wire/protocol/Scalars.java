package dev.lectern.sandbox.wire.protocol;

import dev.lectern.model.Shape;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/** Values without members, as text and as JSON. A timestamp is ISO 8601 with milliseconds. */
final class Scalars {

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
  private static final DateTimeFormatter RFC_822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** What {@link Instant#toString} writes of whole seconds, and of milliseconds. */
  private static final String SECONDS = "2026-11-21T12:00:00Z";

  private static final String MILLIS = "2026-11-21T12:00:00.123Z";

  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private Scalars() {}

  /**
   * Reads a value from text.
   *
   * @throws IllegalArgumentException when the text is none of that kind
   */
  static JsonNode read(Shape.Scalar shape, String text) {
    return switch (shape.kind()) {
      case STRING, BLOB -> StringNode.valueOf(text);
      case BOOLEAN -> bool(text.strip());
      case INTEGER -> LongNode.valueOf(Integer.parseInt(text.strip()));
      case LONG -> LongNode.valueOf(Long.parseLong(text.strip()));
      case FLOAT, DOUBLE -> DoubleNode.valueOf(Double.parseDouble(text.strip()));
      case TIMESTAMP -> StringNode.valueOf(ISO.format(instant(text.strip())));
    };
  }

  private static JsonNode bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      default -> throw new IllegalArgumentException("neither true nor false: " + text);
    };
  }

  /** Clients send any of AWS's forms, whatever the model says. */
  private static Instant instant(String text) {
    try {
      if (text.matches("-?\\d+(\\.\\d+)?")) {
        return Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * 1000));
      }
      if (!text.isEmpty() && Character.isLetter(text.charAt(0))) {
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      }
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return Instant.parse(text + "T00:00:00Z");
      }
      return Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no timestamp: " + text, e);
    }
  }

  /** Seconds since 1970 with milliseconds. */
  static BigDecimal epochSeconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }

  /** Writes a value as text. */
  static String write(Shape.Scalar shape, JsonNode value) {
    if (shape.kind() != Shape.Kind.TIMESTAMP) {
      return value.asString();
    }
    String text = value.asString();
    if (shape.timestamp() == Shape.TimestampFormat.ISO_8601 && text.endsWith("Z")) {
      // A page of a listing has a thousand of these: nearly all are as they should be already.
      if (text.length() == MILLIS.length()) {
        return text;
      }
      if (text.length() == SECONDS.length()) {
        return text.substring(0, text.length() - 1) + ".000Z";
      }
    }
    if (shape.timestamp() == Shape.TimestampFormat.RFC_822
        && text.endsWith("Z")
        && (text.length() == MILLIS.length() || text.length() == SECONDS.length())) {
      return httpDate(text);
    }
    Instant instant = Instant.parse(text);
    return switch (shape.timestamp()) {
      case ISO_8601 -> ISO.format(instant);
      case RFC_822 -> RFC_822.format(instant);
      case UNIX -> epochSeconds(instant).toPlainString();
    };
  }

  /**
   * What {@link #RFC_822} writes of such an instant, put together from its text: every object that
   * is read has one, and reading and writing it by formatters took a tenth of the request.
   */
  private static String httpDate(String text) {
    LocalDate day =
        LocalDate.of(
            Integer.parseInt(text, 0, 4, 10),
            Integer.parseInt(text, 5, 7, 10),
            Integer.parseInt(text, 8, 10, 10));
    return DAYS.get(day.getDayOfWeek().getValue() - 1)
        + ", "
        + text.substring(8, 10)
        + " "
        + MONTHS.get(day.getMonthValue() - 1)
        + " "
        + text.substring(0, 4)
        + " "
        + text.substring(11, 19)
        + " GMT";
  }
}
