package dev.lectern.sandbox.stepfunctions.interpreter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as Step Functions writes them, in milliseconds. */
public final class Times {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Times() {}

  /** For example {@code 2026-11-21T16:35:47.000Z}. */
  public static String text(Instant time) {
    return FORMAT.format(time);
  }

  /** Without what is below a millisecond. */
  public static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
