package dev.lectern.sandbox.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** The ahead-of-time cache that Java functions start with. */
public final class JavaCache {

  private JavaCache() {}

  /**
   * Whether it lies in the newest folder: an earlier program on this computer may have left its
   * own.
   */
  public static boolean made() throws IOException {
    Path newest = null;
    try (var folders =
        Files.newDirectoryStream(
            Path.of(System.getProperty("java.io.tmpdir")),
            "lectern-java-" + System.getProperty("user.name") + "-*")) {
      for (Path each : folders) {
        Path jar = each.resolve("runtime.jar");
        if (newest == null || Files.getLastModifiedTime(jar).compareTo(at(newest)) > 0) {
          newest = each;
        }
      }
    }
    return newest != null && Files.exists(newest.resolve("runtime.aot"));
  }

  private static FileTime at(Path folder) throws IOException {
    return Files.getLastModifiedTime(folder.resolve("runtime.jar"));
  }
}
