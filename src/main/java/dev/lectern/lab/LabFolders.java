package dev.lectern.lab;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the folder {@code labs/}. */
public final class LabFolders {

  /** System property that names the folder. */
  public static final String PROPERTY = "lectern.labs";

  private LabFolders() {}

  /**
   * The folder that the system property names, else {@code labs} in the working directory, else
   * {@code labs} beside the program's jar or one or two folders above it (an installed program, a
   * build's {@code target/classes}). Empty when none of them is there.
   */
  public static Optional<Path> find() {
    String named = System.getProperty(PROPERTY, "");
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named));
    }
    Path here = Path.of("labs").toAbsolutePath();
    if (Files.isDirectory(here)) {
      return Optional.of(here);
    }
    try {
      URI program = LabFolders.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path folder = Path.of(program).getParent();
      for (int up = 0; up < 3 && folder != null; up++, folder = folder.getParent()) {
        Path beside = folder.resolve("labs");
        if (Files.isDirectory(beside)) {
          return Optional.of(beside);
        }
      }
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
