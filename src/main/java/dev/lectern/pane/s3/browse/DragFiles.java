package dev.lectern.pane.s3.browse;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.input.ClipboardContent;

/** Files as what a drag carries to other programs. */
final class DragFiles {

  private DragFiles() {}

  /**
   * Adds them.
   *
   * @param system the name of the operating system
   */
  static void put(ClipboardContent content, List<Path> files, String system) {
    if (files.isEmpty()) {
      return;
    }
    if (system.equals("Linux")) {
      // JavaFX gives GTK names in Java's own UTF-8, whose emoji no program reads; URIs are ASCII
      content.putUrl(
          files.stream().map(file -> file.toUri().toString()).collect(Collectors.joining("\r\n")));
    } else {
      content.putFiles(files.stream().map(Path::toFile).toList());
    }
  }

  /** Adds them as this computer's programs take them. */
  static void put(ClipboardContent content, List<Path> files) {
    put(content, files, System.getProperty("os.name", ""));
  }
}
