package dev.lectern.ui.control;

import java.text.Bidi;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, sizes and times as the console writes them everywhere. */
public final class Format {

  /** The mark of Unicode without width that a line is laid out from the left. */
  private static final String LEFT_TO_RIGHT = "\u200e";

  private static final String[] UNITS = {"KB", "MB", "GB", "TB", "PB"};
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter TIME_MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final DateTimeFormatter DAY_MINUTE =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH);

  private Format() {}

  /** With separators: {@code 42,000}. */
  public static String number(long value) {
    return String.format(Locale.ENGLISH, "%,d", value);
  }

  /**
   * A size: below 10,240 bytes exact ({@code 1,412 B}), above in units of 1,024 with one decimal
   * ({@code 184.2 KB}).
   */
  public static String bytes(long bytes) {
    if (bytes < 10 * 1024) {
      return number(bytes) + " B";
    }
    double value = bytes;
    int unit = -1;
    do {
      value /= 1024;
      unit++;
    } while (value >= 1023.95 && unit < UNITS.length - 1);
    return String.format(Locale.ENGLISH, "%,.1f %s", value, UNITS[unit]);
  }

  /** A speed: {@code 12.4 MB/s}. */
  public static String speed(double bytesPerSecond) {
    return bytes(Math.round(bytesPerSecond)) + "/s";
  }

  /** A measured time: {@code 84 ms}, {@code 1,740 ms}, {@code 12.3 s}, {@code 4 min 5 s}. */
  public static String millis(long millis) {
    if (millis < 10_000) {
      return number(millis) + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ENGLISH, "%.1f s", millis / 1000.0);
    }
    return duration(Duration.ofMillis(millis));
  }

  /** A length of time in its two largest units: {@code 15 min}, {@code 2 h 5 min}, {@code 3 d}. */
  public static String duration(Duration duration) {
    long days = duration.toDays();
    int hours = duration.toHoursPart();
    int minutes = duration.toMinutesPart();
    int seconds = duration.toSecondsPart();
    if (days > 0) {
      return two(days, "d", hours, "h");
    }
    if (hours > 0) {
      return two(hours, "h", minutes, "min");
    }
    return minutes > 0 ? two(minutes, "min", seconds, "s") : seconds + " s";
  }

  /** The time of today, the date before: {@code 10:42:07} or {@code 21 Nov 2026, 10:42:07}. */
  public static String when(Instant instant, Instant now, ZoneId zone) {
    ZonedDateTime time = instant.atZone(zone);
    return LocalDate.ofInstant(now, zone).equals(time.toLocalDate())
        ? TIME.format(time)
        : DAY_TIME.format(time);
  }

  /** {@link #when(Instant, Instant, ZoneId)} against this computer's clock. */
  public static String when(Instant instant) {
    return when(instant, Instant.now(), ZoneId.systemDefault());
  }

  /**
   * The same in a narrow column: {@code 10:42:07}, {@code 21 Nov 10:42}, or {@code 21 Nov 2025} of
   * another year.
   */
  public static String whenShort(Instant instant, Instant now, ZoneId zone) {
    ZonedDateTime time = instant.atZone(zone);
    if (LocalDate.ofInstant(now, zone).equals(time.toLocalDate())) {
      return TIME.format(time);
    }
    return time.getYear() == now.atZone(zone).getYear()
        ? DAY_MINUTE.format(time)
        : DAY.format(time);
  }

  /** {@code 10:42:07.640}. */
  public static String timeMillis(Instant instant) {
    return TIME_MILLIS.format(instant.atZone(ZoneId.systemDefault()));
  }

  /** {@code 21 Nov 2026}. */
  public static String day(Instant instant) {
    return DAY.format(instant.atZone(ZoneId.systemDefault()));
  }

  /** {@code 21 Nov 2026, 10:42:07}. */
  public static String dayTime(Instant instant) {
    return DAY_TIME.format(instant.atZone(ZoneId.systemDefault()));
  }

  /** {@code 1 object}, {@code 12 objects}. */
  public static String count(long count, String one, String many) {
    return number(count) + " " + (count == 1 ? one : many);
  }

  /** {@code hG2vN8xq…fDa3J}: at most {@code length} characters, cut in the middle. */
  public static String middle(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int tail = (length - 1) * 2 / 5;
    int to = length - 1 - tail;
    int from = text.length() - tail;
    // no half of a character that takes two
    return text.substring(0, Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to)
        + "…"
        + text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
  }

  /**
   * A name as it can be read: what is invisible in it, or turns the direction of what follows, is
   * shown as a sign of its own. A name that begins in Hebrew or Arabic is laid out from the left
   * like a path, so that its suffix stays at its end. For the eye only.
   */
  public static String visible(String name) {
    int inner = name.strip().isEmpty() ? 0 : name.length() - name.stripTrailing().length();
    int leading = name.length() - name.stripLeading().length();
    boolean fromLeft = new Bidi(name, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    StringBuilder shown = new StringBuilder(fromLeft ? "" : LEFT_TO_RIGHT);
    for (int i = 0; i < name.length(); i++) {
      boolean edge = i < leading || i >= name.length() - inner;
      shown.append(sign(name.charAt(i), edge));
    }
    return shown.toString();
  }

  private static String sign(char c, boolean edge) {
    boolean joiner = c == 0x200C || c == 0x200D;
    int type = Character.getType(c);
    boolean hidden =
        (type == Character.FORMAT && !joiner)
            || (edge && c == ' ')
            || type == Character.CONTROL
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR;
    return hidden ? "\u2039U+%04X\u203A".formatted((int) c) : String.valueOf(c);
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    String text = large + " " + largeUnit;
    return small == 0 ? text : text + " " + small + " " + smallUnit;
  }
}
