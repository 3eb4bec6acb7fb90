package dev.lectern.shell;

import dev.lectern.settings.Settings;
import dev.lectern.ui.theme.ThemeManager;

/**
 * Colours and size of type, kept from run to run.
 *
 * @param mode light, dark or as the system
 * @param scale size of type in percent
 */
record KeptLook(ThemeManager.Mode mode, int scale) {

  private static final String SECTION = "look";

  /** Takes the kept look over and keeps every later change. */
  static void bind(ThemeManager theme, Settings settings) {
    KeptLook kept =
        settings.get(
            SECTION,
            KeptLook.class,
            new KeptLook(theme.modeProperty().get(), theme.scaleProperty().get()));
    theme.modeProperty().set(kept.mode() == null ? ThemeManager.Mode.SYSTEM : kept.mode());
    theme.scaleProperty().set(ThemeManager.scale(kept.scale()));
    theme.modeProperty().addListener((o, before, now) -> keep(theme, settings));
    theme.scaleProperty().addListener((o, before, now) -> keep(theme, settings));
  }

  private static void keep(ThemeManager theme, Settings settings) {
    int scale =
        theme.presentingProperty().get()
            ? settings
                .get(SECTION, KeptLook.class, new KeptLook(ThemeManager.Mode.SYSTEM, 100))
                .scale()
            : theme.scaleProperty().get();
    settings.put(SECTION, new KeptLook(theme.modeProperty().get(), scale));
  }
}
