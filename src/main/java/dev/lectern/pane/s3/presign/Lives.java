package dev.lectern.pane.s3.presign;

import dev.lectern.ui.control.Format;
import java.time.Duration;
import java.util.List;
import javafx.util.StringConverter;

/** How long a URL may live: in words when it is shown, in seconds or the same words when typed. */
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

  @Override
  public String toString(Duration life) {
    return life == null ? "" : Format.duration(life);
  }

  @Override
  public Duration fromString(String text) {
    return OFFERED.stream()
        .filter(life -> Format.duration(life).equals(text.strip()))
        .findFirst()
        .orElseGet(() -> seconds(text.strip()));
  }

  private static Duration seconds(String text) {
    try {
      return Duration.ofSeconds(Long.parseLong(text.replace(",", "")));
    } catch (NumberFormatException e) {
      // no time at all: the view model says what is possible
      return Duration.ZERO;
    }
  }
}
