package dev.lectern.ui.i18n;

import java.util.List;
import java.util.Locale;

/**
 * The language of the visible texts. What is not translated is there in English. It is the JVM's
 * display locale, which numbers and dates do not follow; who is open already keeps the language
 * that it was opened in.
 */
public final class Language {

  /** Languages that something is translated into, English first. */
  public static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.FRENCH);

  private Language() {}

  /** The language now. */
  public static Locale now() {
    return Locale.getDefault(Locale.Category.DISPLAY);
  }

  /** What is opened from now on is in that language; English when it is none of {@link #KNOWN}. */
  public static void set(String tag) {
    Locale.setDefault(
        Locale.Category.DISPLAY,
        KNOWN.stream()
            .filter(known -> known.getLanguage().equals(tag))
            .findFirst()
            .orElse(Locale.ENGLISH));
  }
}
