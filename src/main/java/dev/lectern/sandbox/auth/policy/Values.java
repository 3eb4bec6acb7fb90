package dev.lectern.sandbox.auth.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The types of condition values. */
final class Values {

  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss][.SSS]XX");

  private Values() {}

  static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException notOne) {
      return null;
    }
  }

  /** A date in one of the W3C's forms of ISO 8601, or in seconds since 1970. */
  static @Nullable Instant date(String text) {
    String date = text.strip();
    if (date.matches("-?\\d{5,13}(\\.\\d+)?")) {
      return Instant.ofEpochSecond(new BigDecimal(date).longValue());
    }
    try {
      return switch (date.length()) {
        case 4 -> LocalDate.of(Integer.parseInt(date), 1, 1).atStartOfDay().toInstant(utc());
        case 7 -> YearMonth.parse(date).atDay(1).atStartOfDay().toInstant(utc());
        case 10 -> LocalDate.parse(date).atStartOfDay().toInstant(utc());
        default -> time(date);
      };
    } catch (DateTimeException | NumberFormatException notOne) {
      return null;
    }
  }

  private static Instant time(String date) {
    if (date.matches(".*[+-]\\d{4}")) {
      return OffsetDateTime.parse(date, OFFSET).toInstant();
    }
    return date.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
        ? OffsetDateTime.parse(date).toInstant()
        : LocalDateTime.parse(date).toInstant(utc());
  }

  private static ZoneOffset utc() {
    return ZoneOffset.UTC;
  }

  /** Each of the six parts by itself, as ArnEquals and ArnLike compare. */
  static boolean arn(String pattern, String value) {
    int p = 0;
    int v = 0;
    for (int part = 0; part < 5; part++) {
      int nextP = pattern.indexOf(':', p);
      int nextV = value.indexOf(':', v);
      if (nextP < 0 || nextV < 0) {
        return nextV >= 0 && onlyStar(pattern, p);
      }
      if (!Template.glob(pattern.substring(p, nextP), value.substring(v, nextV))) {
        return false;
      }
      p = nextP + 1;
      v = nextV + 1;
    }
    return Template.glob(pattern.substring(p), value.substring(v));
  }

  /** A lone star at the pattern's end stands for all that follows: {@code arn:aws:s3*} does not. */
  private static boolean onlyStar(String pattern, int from) {
    return from == 0 && pattern.length() == 1 && pattern.charAt(0) == Template.ANY;
  }
}
