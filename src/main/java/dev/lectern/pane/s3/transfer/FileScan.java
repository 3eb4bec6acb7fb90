package dev.lectern.pane.s3.transfer;

import dev.lectern.problem.Problems;
import dev.lectern.problem.UserProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;

/** Finds the files that an upload of files and folders means. Blocks. */
final class FileScan {

  /** Told what was found. */
  interface Found {
    /** A file to upload. */
    void file(Path file, String key, long size);

    /** A folder with nothing in it; its key ends in a slash. */
    void folder(Path folder, String key);

    /** Something that cannot be uploaded. */
    void failed(Path file, String key, UserProblem why);
  }

  private FileScan() {}

  /**
   * Walks through everything, links followed, each loop found and told.
   *
   * @param check called for every file; throws to stop
   */
  static void run(String prefix, List<Path> roots, Runnable check, Found found) throws IOException {
    for (Path chosen : roots) {
      Path root = chosen.toAbsolutePath().normalize();
      Files.walkFileTree(
          root,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              check.run();
              if (empty(folder)) {
                found.folder(folder, Keys.of(prefix, root, folder) + "/");
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              check.run();
              if (!Files.isReadable(file)) {
                return visitFileFailed(file, new AccessDeniedException(file.toString()));
              }
              found.file(file, Keys.of(prefix, root, file), attributes.size());
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
              found.failed(file, Keys.of(prefix, root, file), problem(file, why));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException why) {
              if (why != null) {
                found.failed(folder, Keys.of(prefix, root, folder), problem(folder, why));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    }
  }

  private static boolean empty(Path folder) {
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
      return !inside.iterator().hasNext();
    } catch (IOException | DirectoryIteratorException notReadable) {
      // the walk comes upon the same and tells it
      return false;
    }
  }

  private static UserProblem problem(Path file, IOException why) {
    return why instanceof FileSystemLoopException
        ? UserProblem.of(
            "The link leads in a circle.",
            file + " points to a folder that it lies in.",
            "Leave it out; what is in the folder is uploaded anyway.")
        : Problems.of(why);
  }
}
