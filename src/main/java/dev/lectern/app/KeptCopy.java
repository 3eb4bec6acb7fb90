package dev.lectern.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the user's data from before another version of the program opened it, kept until that
 * version has worked: started and ended well once. Contents of large objects are linked, not
 * copied: the sandbox never changes such a file.
 */
final class KeptCopy {

  private static final Logger LOG = System.getLogger(KeptCopy.class.getName());
  private static final String VERSION = "version";
  private static final String PREFIX = "before-";
  private static final String DRAFT = "copy-";

  /** Files that say only that a program runs. */
  private static final Set<String> PASSING = Set.of("lock", "console.sock", VERSION);

  private final Path folder;
  private final String version;

  /**
   * @param version of the program; empty: nothing is kept
   */
  KeptCopy(DataHome home, String version) {
    this.folder = home.folder();
    this.version = version;
  }

  /** For this program; while it is being developed, and not run from its jar, nothing is kept. */
  static KeptCopy of(DataHome home) {
    String version = KeptCopy.class.getPackage().getImplementationVersion();
    return new KeptCopy(home, version == null ? "" : version);
  }

  /**
   * Makes the copy if this version has not worked with the data yet. One that is there already is
   * from before a start that failed, and stays. Waits.
   */
  void before() throws IOException {
    if (version.isEmpty() || !Files.isDirectory(folder.resolve("sandbox")) || known() || open()) {
      return;
    }
    if (all(PREFIX).isEmpty()) {
      Path draft = Files.createTempDirectory(folder, DRAFT);
      copy(draft);
      Files.move(draft, folder.resolve(PREFIX + version), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** This version has worked: the copy goes. That it stays would harm nobody. */
  void worked() {
    if (version.isEmpty()) {
      return;
    }
    try {
      if (!known()) {
        Path draft = folder.resolve(VERSION + ".new");
        Files.writeString(draft, version);
        replace(draft, folder.resolve(VERSION));
      }
      for (String kind : List.of(PREFIX, DRAFT)) {
        for (Path copy : all(kind)) {
          delete(copy);
        }
      }
    } catch (IOException stays) {
      LOG.log(Level.WARNING, "The copy of the data stays in " + folder, stays);
    }
  }

  private static void replace(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException notHere) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private boolean known() throws IOException {
    Path note = folder.resolve(VERSION);
    return Files.isRegularFile(note) && Files.readString(note).equals(version);
  }

  private List<Path> all(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> name(file).startsWith(prefix)).toList();
    }
  }

  /** Whether another program works with the data: then a copy would be torn. */
  private boolean open() throws IOException {
    Path lock = folder.resolve("sandbox").resolve("lock");
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        var mine = channel.tryLock()) {
      return mine == null;
    } catch (OverlappingFileLockException ourselves) {
      return true;
    }
  }

  private void copy(Path to) throws IOException {
    Path blobs = folder.resolve("sandbox").resolve("blobs");
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            if (dir.equals(to) || name(dir).startsWith(DRAFT)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(folder.relativize(dir)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!attributes.isRegularFile() || PASSING.contains(name(file))) {
              return FileVisitResult.CONTINUE;
            }
            Path copy = to.resolve(folder.relativize(file));
            if (file.startsWith(blobs)) {
              link(file, copy);
            } else {
              Files.copy(file, copy);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void link(Path file, Path copy) throws IOException {
    try {
      Files.createLink(copy, file);
    } catch (UnsupportedOperationException | FileSystemException notHere) {
      Files.copy(file, copy);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static void delete(Path copy) throws IOException {
    Files.walkFileTree(
        copy,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failed)
              throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
