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

  /** Loaded once, when the class is needed first; whoever comes meanwhile waits for it. */
  private static final List<Font> LOADED = FILES.stream().map(Fonts::read).toList();

  private Fonts() {}

  /** Any thread. */
  static List<Font> load() {
    return LOADED;
  }

  private static Font read(String file) {
    try (InputStream in =
        Objects.requireNonNull(Fonts.class.getResourceAsStream("/theme/fonts/" + file), file)) {
      return Font.loadFont(in, 13);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
