package dev.lectern.app;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javafx.application.Application;

/**
 * JavaFX's side of this system's windows. A rehearsal without a display does not use it, so the
 * classes would be missing in what the rehearsal is for, and each start would read them one by one.
 */
final class WindowSystem {

  /** GTK's, Windows' or macOS', whichever the JavaFX of this system has. */
  private static final String CLASSES = "com/sun/glass/ui/(gtk/|win/|mac/)?\\w+(\\$\\w+)*\\.class";

  private WindowSystem() {}

  /** Loads the classes; none is initialized. */
  static void meet() throws IOException {
    for (String name : names()) {
      try {
        Class.forName(name, false, Application.class.getClassLoader());
      } catch (ClassNotFoundException | LinkageError e) {
        throw new IOException("JavaFX's class " + name + " cannot be loaded", e);
      }
    }
  }

  private static List<String> names() throws IOException {
    try (JarFile jar = new JarFile(jar().toFile())) {
      return jar.stream()
          .map(JarEntry::getName)
          .filter(name -> name.matches(CLASSES))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .toList();
    }
  }

  private static Path jar() throws IOException {
    try {
      return Path.of(Application.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("JavaFX is not in a file", e);
    }
  }
}
