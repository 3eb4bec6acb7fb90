package dev.lectern.pane.s3.presign;

import dev.lectern.ui.control.Format;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.util.StringConverter;

/**
 * How long a URL may live: in words when it is shown, in seconds or words when typed. What is shown
 * means the same when it is read again: a box reads its text whenever it is left.
 */
final class Lives extends StringConverter<Duration> {

  /** What is offered. */
  static final List<Duration> OFFERED =
      List.of(
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(12),
          Duration.ofDays(1),
          PresignViewModel.LONGEST);

  /** Longer ones need no reading to be refused. */
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})\\s*([smhd])[a-z]*\\s*");

  private String unread = "";

  @Override
  public String toString(Duration life) {
    if (life == null || life.isZero()) {
      return unread;
    }
    String words = Format.duration(life);
    return read(words).equals(life) ? words : life.toSeconds() + " s";
  }

  /** No time at all when the text says none: the text stays, and the view model says why. */
  @Override
  public Duration fromString(String text) {
    unread = text;
    return read(text.strip().toLowerCase(Locale.ROOT).replace(",", ""));
  }

  private static Duration read(String text) {
    if (SECONDS.matcher(text).matches()) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    Duration all = Duration.ZERO;
    Matcher amount = AMOUNT.matcher(text);
    int end = 0;
    while (amount.find() && amount.start() == end) {
      end = amount.end();
      long number = Long.parseLong(amount.group(1));
      all =
          all.plus(
              switch (amount.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
              });
    }
    return end == text.length() ? all : Duration.ZERO;
  }
}
