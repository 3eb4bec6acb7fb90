package dev.lectern.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's own files, for walks over everything that is added later. */
final class Sources {

  static final Path JAVA = Path.of("src/main/java");
  static final Path RESOURCES = Path.of("src/main/resources");

  private Sources() {}

  /** All files under the folder whose name ends so, in a stable order. */
  static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** The class path name of a resource, beginning with a slash. */
  static String resource(Path file) {
    return "/" + RESOURCES.relativize(file).toString().replace('\\', '/');
  }
}
