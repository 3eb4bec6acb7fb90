package dev.lectern.pane.s3.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folders for files that only pass through this computer. Safe for any thread. */
final class TemporaryFolders implements AutoCloseable {

  private final List<Path> made = new ArrayList<>();

  /** A new one, which only this user can read. */
  synchronized Path make() throws IOException {
    Path folder = Files.createTempDirectory("lectern-drag-");
    made.add(folder);
    return folder;
  }

  /** Removes them with all that is in them. */
  @Override
  public synchronized void close() {
    for (Path folder : made) {
      try {
        Files.walkFileTree(folder, new Removing());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    made.clear();
  }

  private static final class Removing extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
