package dev.lectern.ui.i18n;

import dev.lectern.ui.fxml.Views;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The visible text of one feature, from {@code /fxml/<feature>/<feature>.properties}. Safe for any
 * thread.
 */
public final class Texts {

  private final ResourceBundle bundle;
  private final Locale language = Language.now();

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
    return arguments.length == 0 ? text : new MessageFormat(text, Locale.ENGLISH).format(arguments);
  }

  /** The bundle itself. */
  public ResourceBundle bundle() {
    return bundle;
  }
}
