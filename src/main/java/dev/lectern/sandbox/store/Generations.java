package dev.lectern.sandbox.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The files of generations: a table file and its log segments. One generation is in use; a restored
 * snapshot makes the next.
 */
final class Generations {

  private static final long VERIFY_UP_TO_BYTES = 64L << 20;

  private final Path folder;
  private final Damage damage;

  Generations(Path folder, Damage damage) {
    this.folder = folder;
    this.damage = damage;
  }

  Path tableFile(long number) {
    return folder.resolve("tables-" + number + ".mv");
  }

  /** Opens the tables; damaged ones are put aside. */
  Tables tables(long number) throws IOException {
    Path file = tableFile(number);
    @Nullable Tables opened = null;
    try {
      opened = new Tables(file);
      if (Files.exists(file) && Files.size(file) <= VERIFY_UP_TO_BYTES) {
        opened.verify();
      }
      return opened;
    } catch (MVStoreException | IllegalArgumentException | IllegalStateException cause) {
      if (opened != null) {
        opened.abandon();
      }
      damage.move(
          file,
          "The sandbox's data in "
              + folder
              + " is damaged ("
              + cause.getMessage()
              + "); the sandbox starts with what the log still has.");
      return new Tables(file);
    }
  }

  /** Deletes what a restore, also one that was cut short, left behind. */
  void deleteAllBut(long number) throws IOException {
    try (var paths = Files.newDirectoryStream(folder, "{tables,log}-*")) {
      for (Path path : paths) {
        String name = path.getFileName().toString();
        if (!name.equals("tables-" + number + ".mv") && !name.startsWith("log-" + number + "-")) {
          Files.deleteIfExists(path);
        }
      }
    }
  }
}
