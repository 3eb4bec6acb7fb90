package dev.lectern.shell;

import dev.lectern.task.TaskRunner;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The program's icon in the sizes that desktops ask for; all are drawn from icon/lectern.svg. */
final class WindowIcons {

  private WindowIcons() {}

  /** Gives them to a window that is shown: reading pictures would make its first frame later. */
  static void put(Stage stage, TaskRunner tasks) {
    tasks.work("", progress -> all()).onSuccess(stage.getIcons()::setAll).start();
  }

  private static List<Image> all() {
    return IntStream.of(16, 24, 32, 48, 64, 128, 256)
        .mapToObj(size -> "/icon/lectern-" + size + ".png")
        .map(name -> Objects.requireNonNull(WindowIcons.class.getResource(name), name))
        .map(url -> new Image(url.toExternalForm()))
        .toList();
  }
}
