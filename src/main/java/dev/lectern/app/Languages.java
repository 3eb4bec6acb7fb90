package dev.lectern.app;

import dev.lectern.settings.Settings;
import dev.lectern.ui.action.Action;
import dev.lectern.ui.i18n.Language;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Locale;

/** The language that the user chose, kept from run to run; English until one is chosen. */
final class Languages {

  /**
   * What is kept.
   *
   * @param language ISO 639 code
   */
  record Kept(String language) {}

  private static final String SECTION = "language";

  private Languages() {}

  /** What is opened from now on is in the kept language. */
  static void apply(Settings settings) {
    Language.set(settings.get(SECTION, Kept.class, new Kept("en")).language());
  }

  /**
   * An action for each language.
   *
   * @param changed told after another was chosen
   */
  static List<Action> actions(Settings settings, Texts texts, Runnable changed) {
    return Language.KNOWN.stream().map(each -> action(each, settings, texts, changed)).toList();
  }

  private static Action action(Locale language, Settings settings, Texts texts, Runnable changed) {
    String name = language.getDisplayLanguage(language);
    return Action.of(
        "language-" + language.getLanguage(),
        texts.get("language", name),
        "fth-globe",
        () -> {
          settings.put(SECTION, new Kept(language.getLanguage()));
          apply(settings);
          changed.run();
        });
  }
}
