package dev.lectern.shell;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.image.Image;

/** The program's icon in the sizes that desktops ask for; all are drawn from icon/lectern.svg. */
final class WindowIcons {

  private WindowIcons() {}

  static List<Image> all() {
    return IntStream.of(16, 24, 32, 48, 64, 128, 256)
        .mapToObj(size -> "/icon/lectern-" + size + ".png")
        .map(name -> Objects.requireNonNull(WindowIcons.class.getResource(name), name))
        .map(url -> new Image(url.toExternalForm()))
        .toList();
  }
}
