package dev.lectern.ui.i18n;

import dev.lectern.ui.fxml.Views;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The visible text of one feature, from {@code /fxml/<feature>/<feature>.properties}. Safe for any
 * thread.
 */
public final class Texts {

  private final ResourceBundle bundle;
  private final Locale language = Language.now();

  /** By what they were read from: a view that follows something asks many times a second. */
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private Texts(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** The language that was chosen when they were read; what is not translated is in English. */
  public Locale locale() {
    return language;
  }

  /** The texts of a feature's folder. */
  public static Texts of(String feature) {
    return new Texts(Views.strings(feature));
  }

  /**
   * The text of a key; {@code {0}}, {@code {1}} … stand for the arguments. Numbers come out with
   * separators, whatever the machine's language: the texts are English.
   *
   * @throws java.util.MissingResourceException when there is no such key
   */
  public String get(String key, Object... arguments) {
    String text = bundle.getString(key);
    if (arguments.length == 0) {
      return text;
    }
    MessageFormat format =
        formats.computeIfAbsent(text, pattern -> new MessageFormat(pattern, Locale.ENGLISH));
    // it is for one thread at a time
    synchronized (format) {
      return format.format(arguments);
    }
  }

  /** The bundle itself. */
  public ResourceBundle bundle() {
    return bundle;
  }
}
