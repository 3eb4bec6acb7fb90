package dev.lectern.pane.s3.details;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * Days as ISO 8601 writes them, the same in every country. What is typed and is no day stays in the
 * field, where JavaFX would drop it. FX thread.
 */
final class DayText extends StringConverter<@Nullable LocalDate> {

  private final Supplier<@Nullable LocalDate> current;
  private String unread = "";

  /**
   * @param current what the field holds, and goes on to hold when what is typed is no day
   */
  DayText(Supplier<@Nullable LocalDate> current) {
    this.current = current;
  }

  /** How a day is to be typed. */
  static String pattern() {
    return "YYYY-MM-DD";
  }

  /** What was typed last and is no day; empty when it is one. */
  String unread() {
    return unread;
  }

  @Override
  public String toString(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  @Override
  public @Nullable LocalDate fromString(@Nullable String text) {
    String typed = text == null ? "" : text.strip();
    unread = "";
    if (typed.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(typed);
    } catch (DateTimeParseException noDay) {
      unread = typed;
      return current.get();
    }
  }
}
