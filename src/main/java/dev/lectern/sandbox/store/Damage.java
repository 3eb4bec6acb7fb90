package dev.lectern.sandbox.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Keeps damaged files in a folder of their own and the sentences that say so. */
final class Damage {

  private final Path folder;
  private final List<String> notices = new ArrayList<>();

  /** Nothing is created before there is something to keep. */
  Damage(Path dataFolder) {
    this.folder = dataFolder.resolve("damaged-" + System.currentTimeMillis());
  }

  /** Moves a file away. */
  void move(Path file, String what) throws IOException {
    Files.createDirectories(folder);
    Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    notices.add(what + " The damaged file is kept in " + folder + ".");
  }

  /** Keeps a copy of a file of which the good part stays in use. */
  void copy(Path file, String what) throws IOException {
    Files.createDirectories(folder);
    Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    notices.add(what + " A copy of the damaged file is kept in " + folder + ".");
  }

  List<String> notices() {
    return List.copyOf(notices);
  }
}
