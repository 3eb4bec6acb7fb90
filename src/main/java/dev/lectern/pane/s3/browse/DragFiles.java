package dev.lectern.pane.s3.browse;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/** Files as what a drag carries to other programs. */
final class DragFiles {

  private static final String SOURCE = DragFiles.class.getName();

  private DragFiles() {}

  /** Tells that what is dragged from a node are objects of S3. */
  static void source(Node node) {
    node.getProperties().put(SOURCE, true);
  }

  /**
   * Whether objects of S3 are dragged from there.
   *
   * @param gestureSource of a drag; null when it comes from another program
   */
  static boolean isSource(@Nullable Object gestureSource) {
    return gestureSource instanceof Node node && node.getProperties().containsKey(SOURCE);
  }

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
