package dev.lectern.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/** The fonts that come with the program: the same look on every machine. */
final class Fonts {

  private static final List<String> FILES =
      List.of(
          "Inter-Regular.ttf",
          "Inter-SemiBold.ttf",
          "Inter-Medium.ttf",
          "Inter-Italic.ttf",
          "JetBrainsMono-Regular.woff",
          "JetBrainsMono-Bold.woff");

  private static boolean loaded;

  private Fonts() {}

  /** The first call loads them, on its thread; another that comes meanwhile waits. */
  static synchronized void load() {
    if (loaded) {
      return;
    }
    for (String file : FILES) {
      try (InputStream in =
          Objects.requireNonNull(Fonts.class.getResourceAsStream("/theme/fonts/" + file), file)) {
        Font.loadFont(in, 13);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    loaded = true;
  }
}
