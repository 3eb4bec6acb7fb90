package dev.lectern.pane.s3.transfer;

import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the files that an upload of files and folders means. Blocks. */
final class FileScan extends SimpleFileVisitor<Path> {

  /** Told what was found. */
  interface Found {
    /** A file to upload. */
    void file(Path file, String key, long size);

    /** A folder with nothing in it; its key ends in a slash. */
    void folder(Path folder, String key);

    /** Something that cannot be uploaded. */
    void failed(Path file, String key, UserProblem why);

    /** A link out of the chosen folder or to a folder, or no file at all: a pipe, a device. */
    void leftOut(Path path);
  }

  private final String prefix;
  private final Path root;
  private final Path home;
  private final Runnable check;
  private final Found found;

  /**
   * @param root as it was chosen: its name begins the keys
   * @param home where that really is: nothing outside of it is uploaded
   */
  private FileScan(String prefix, Path root, Path home, Runnable check, Found found) {
    this.prefix = prefix;
    this.root = root;
    this.home = home;
    this.check = check;
    this.found = found;
  }

  /**
   * Walks through everything below what was chosen. What was chosen may itself be a link; below it
   * only links to files of the same folder are followed, so nothing foreign is uploaded and no walk
   * is endless.
   *
   * @param check called for every file; throws to stop
   */
  static void run(String prefix, List<Path> roots, Runnable check, Found found) throws IOException {
    for (Path chosen : roots) {
      Path root = chosen.toAbsolutePath().normalize();
      Path home;
      try {
        home = root.toRealPath();
      } catch (IOException e) {
        found.failed(root, Keys.of(prefix, root, root), Problems.of(e));
        continue;
      }
      Files.walkFileTree(home, new FileScan(prefix, root, home, check, found));
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    check.run();
    if (attributes.isOther()) {
      // a junction of Windows: a link to a folder that does not count as a link
      found.leftOut(folder);
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (empty(folder)) {
      found.folder(folder, key(folder) + "/");
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    check.run();
    try {
      Path real = file.toRealPath();
      if (!Files.isRegularFile(real) || !real.startsWith(home)) {
        found.leftOut(file);
      } else if (!Files.isReadable(real)) {
        return visitFileFailed(file, new AccessDeniedException(file.toString()));
      } else {
        found.file(file, key(file), Files.size(real));
      }
    } catch (IOException e) {
      return visitFileFailed(file, e);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException why) {
    found.failed(file, key(file), Problems.of(why));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) {
    return why == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, why);
  }

  private String key(Path path) {
    return Keys.of(prefix, root, root.resolve(home.relativize(path)).normalize());
  }

  private static boolean empty(Path folder) {
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
      return !inside.iterator().hasNext();
    } catch (IOException | DirectoryIteratorException notReadable) {
      // the walk comes upon the same and tells it
      return false;
    }
  }
}
