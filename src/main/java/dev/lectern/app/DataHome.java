package dev.lectern.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which everything is kept: settings, the sandbox's data, progress of the labs.
 *
 * @param folder may not exist yet
 */
record DataHome(Path folder) {

  /**
   * The folder named on the command line, else by the environment variable {@code LECTERN_HOME},
   * else the system's place for application data.
   */
  static DataHome find(@Nullable Path named) {
    if (named != null) {
      return new DataHome(named.toAbsolutePath());
    }
    return new DataHome(
        usual(
            System.getProperty("os.name", ""),
            Path.of(System.getProperty("user.home", ".")),
            System.getenv()));
  }

  static Path usual(String system, Path home, Map<String, String> environment) {
    Optional<Path> chosen = path(environment.get("LECTERN_HOME"));
    if (chosen.isPresent()) {
      return chosen.get().toAbsolutePath();
    }
    String os = system.toLowerCase(Locale.ROOT);
    if (os.contains("win")) {
      return path(environment.get("LOCALAPPDATA"))
          .orElse(home.resolve("AppData").resolve("Local"))
          .resolve("Lectern");
    }
    if (os.contains("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Lectern");
    }
    return path(environment.get("XDG_DATA_HOME"))
        .orElse(home.resolve(".local").resolve("share"))
        .resolve("lectern");
  }

  Path settings() {
    return folder.resolve("settings.json");
  }

  Path sandbox() {
    return folder.resolve("sandbox");
  }

  Path labs() {
    return folder.resolve("labs");
  }

  /** Labs that were made where the program's own folder cannot be written to. */
  Path ownLabs() {
    return folder.resolve("own-labs");
  }

  Path demos() {
    return folder.resolve("demos");
  }

  private static Optional<Path> path(@Nullable String text) {
    return text == null || text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
  }
}
