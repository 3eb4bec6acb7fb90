package dev.lectern.pane.s3.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives keys names in the file system: never outside the chosen folder, never one that exists or
 * that another download is about to use. Safe for any thread.
 */
final class Targets {

  private static final int LONGEST_NAME = 200;
  private static final Pattern NEVER = Pattern.compile("[\\x00-\\x1f\\x7f]");
  private static final Pattern NEVER_ON_WINDOWS = Pattern.compile("[<>:\"|?*\\\\]|[. ]$");
  private static final Pattern WINDOWS_DEVICES =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  private final boolean windows;
  private final Set<String> claimed = new HashSet<>();

  Targets(boolean windows) {
    this.windows = windows;
  }

  /** For the file system of this computer. */
  static Targets here() {
    return new Targets(System.getProperty("os.name", "").startsWith("Windows"));
  }

  /**
   * A free name for a key; the folders above it are there afterwards.
   *
   * @throws IOException when folders cannot be made
   */
  synchronized Path claim(Path folder, String key) throws IOException {
    Path at = folder(folder, key);
    String name = safe(key.substring(key.lastIndexOf('/') + 1));
    Path free = at.resolve(name);
    for (int n = 1; taken(free); n++) {
      free = at.resolve(numbered(name, n));
    }
    claimed.add(mark(free));
    return free;
  }

  /**
   * The folder for what stands before the last slash of a key; it is there afterwards.
   *
   * @throws IOException when it cannot be made, or a link leads out of the given one
   */
  synchronized Path folder(Path folder, String key) throws IOException {
    String[] names = key.split("/", -1);
    Path at = folder;
    for (int i = 0; i < names.length - 1; i++) {
      at = subfolder(at, safe(names[i]));
    }
    Files.createDirectories(at);
    if (!at.toRealPath().startsWith(folder.toRealPath())) {
      throw new IOException(
          "A link in the folder leads outside of it, to " + at.toRealPath() + ".");
    }
    return at;
  }

  /** The name is used, or not needed any more. */
  synchronized void release(Path path) {
    claimed.remove(mark(path));
  }

  private Path subfolder(Path parent, String name) {
    Path folder = parent.resolve(name);
    while (claimed.contains(mark(folder))
        || (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder))) {
      // a key "a" and a key "a/b" cannot both keep their names
      folder = folder.resolveSibling(folder.getFileName() + "_");
    }
    return folder;
  }

  private boolean taken(Path path) {
    return claimed.contains(mark(path)) || Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Windows and macOS take {@code A} and {@code a} for one name. */
  private static String mark(Path path) {
    return path.toAbsolutePath().normalize().toString().toLowerCase(Locale.ROOT);
  }

  private static String numbered(String name, int n) {
    int dot = name.lastIndexOf('.');
    return dot > 0
        ? name.substring(0, dot) + " (" + n + ")" + name.substring(dot)
        : name + " (" + n + ")";
  }

  /** One name of a path that every file system takes. */
  String safe(String name) {
    if (name.isEmpty()) {
      return "_";
    }
    if (name.equals(".") || name.equals("..")) {
      return name.replace('.', '_');
    }
    String safe = NEVER.matcher(name).replaceAll("_");
    if (windows) {
      safe = NEVER_ON_WINDOWS.matcher(safe).replaceAll("_");
      safe = WINDOWS_DEVICES.matcher(safe).matches() ? "_" + safe : safe;
    }
    if (safe.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      return shortened(safe);
    }
    return safe;
  }

  private static String shortened(String name) {
    int end = name.length();
    while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME - 9) {
      end = name.offsetByCodePoints(end, -1);
    }
    // two long names that begin alike must stay two
    return name.substring(0, end) + "~" + Integer.toHexString(name.hashCode());
  }
}
