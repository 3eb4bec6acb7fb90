package dev.lectern.concept;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number, or a date, that AWS may change.
 *
 * @param value as it is read, with separators
 * @param unit of the value; empty for a date or a bare number
 * @param asOf year and month when it was looked at, {@code 2026-11}
 * @param source page or announcement that says so
 * @param status {@code V} seen on AWS's page, {@code P} seen on a page that quotes it; others are
 *     not shown before they are checked
 * @param in value and unit in other languages, by language; may be empty
 */
public record Fact(
    String value, String unit, String asOf, String source, String status, Map<String, String> in) {

  public Fact {
    unit = Objects.requireNonNullElse((@Nullable String) unit, "");
    in = in == null ? Map.of() : Map.copyOf(in);
  }

  /** Whether it may be shown. */
  public boolean checked() {
    return status.equals("V") || status.equals("P");
  }

  /** Value and unit. */
  public String text(Locale language) {
    String own = in.get(language.getLanguage());
    return own != null ? own : unit.isEmpty() ? value : value + "\u00a0" + unit;
  }
}
