package dev.lectern.sandbox.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/**
 * The files of blobs. A file is deleted when neither a transaction's references nor a snapshot need
 * it any more, and not before the log that says so is on disk: after a power failure the record may
 * be missing, and then the file is needed again. What a killed process left over is swept at the
 * next start.
 */
final class BlobFiles {

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{16}");

  private final Path blobs;
  private final Path incoming;
  private final Set<Long> expected = new HashSet<>();
  private final Map<Long, Integer> pins = new HashMap<>();
  private final boolean temporary;
  private List<Long> unforced = new ArrayList<>();
  private Set<Long> released = new LinkedHashSet<>();

  /**
   * @param temporary whether nothing outlives the process: then nothing is forced, and deleted
   *     files go at once
   */
  BlobFiles(Path dataFolder, boolean temporary) throws IOException {
    this.temporary = temporary;
    this.blobs = dataFolder.resolve("blobs");
    this.incoming = dataFolder.resolve("incoming");
    Files.createDirectories(blobs);
    Files.createDirectories(incoming);
  }

  Path path(long id) {
    String hex = HexFormat.of().toHexDigits(id);
    return blobs.resolve(hex.substring(14)).resolve(hex);
  }

  Path incoming(long id) {
    return incoming.resolve(HexFormat.of().toHexDigits(id));
  }

  FileChannel open(long id) throws IOException {
    return FileChannel.open(path(id), StandardOpenOption.READ);
  }

  /** A complete file whose transaction is still to come. */
  synchronized void expect(long id) {
    expected.add(id);
  }

  /** A transaction refers to it now. */
  synchronized void kept(long id) {
    expected.remove(id);
    if (!temporary) {
      unforced.add(id);
    }
  }

  /** Brings the bytes and names of files that were kept since the last time to the disk. */
  void force() throws IOException {
    List<Long> ids;
    synchronized (this) {
      ids = unforced;
      unforced = new ArrayList<>();
    }
    Set<Path> folders = new HashSet<>();
    for (long id : ids) {
      try (FileChannel file = FileChannel.open(path(id), StandardOpenOption.WRITE)) {
        file.force(true);
        folders.add(path(id).resolveSibling(""));
      } catch (NoSuchFileException deletedMeanwhile) {
        // Nothing is left to force.
      }
    }
    folders.forEach(DataFolder::forceNames);
  }

  /** What may be deleted once the log is on disk up to now. */
  synchronized Set<Long> takeReleased() {
    Set<Long> ids = released;
    released = new LinkedHashSet<>();
    return ids;
  }

  /** Deletes what is still needed by nothing. */
  synchronized void delete(Set<Long> ids, LongPredicate referenced) throws IOException {
    for (long id : ids) {
      if (!referenced.test(id)) {
        deleteUnlessPinned(id);
      }
    }
  }

  synchronized void discardUnlessKept(long id) throws IOException {
    if (expected.remove(id)) {
      Files.deleteIfExists(path(id));
    }
  }

  /** Keeps the files for a snapshot. */
  synchronized void pin(Iterable<Long> ids) {
    ids.forEach(id -> pins.merge(id, 1, Integer::sum));
  }

  /** A snapshot is gone; its files go too unless something else needs them. */
  synchronized void unpin(Iterable<Long> ids, LongPredicate referenced) throws IOException {
    for (long id : ids) {
      pins.computeIfPresent(id, (key, count) -> count == 1 ? null : count - 1);
      if (!referenced.test(id)) {
        released(id);
      }
    }
  }

  /** Nothing in the tables refers to it any more. */
  synchronized void released(long id) throws IOException {
    if (temporary) {
      deleteUnlessPinned(id);
    } else {
      released.add(id);
    }
  }

  private void deleteUnlessPinned(long id) throws IOException {
    if (!pins.containsKey(id)) {
      Files.deleteIfExists(path(id));
    }
  }

  /**
   * Deletes files to which nothing refers. Only while no transaction runs. What a file manager has
   * put there stays.
   */
  synchronized void sweep(LongPredicate referenced) throws IOException {
    try (var folders = Files.newDirectoryStream(blobs, Files::isDirectory)) {
      for (Path folder : folders) {
        try (var files = Files.newDirectoryStream(folder, BlobFiles::isBlob)) {
          for (Path file : files) {
            long id = HexFormat.fromHexDigitsToLong(file.getFileName().toString());
            if (!referenced.test(id) && !pins.containsKey(id) && !expected.contains(id)) {
              Files.deleteIfExists(file);
            }
          }
        }
      }
    }
  }

  /** Deletes half-written files of an earlier process. */
  void clearIncoming() throws IOException {
    try (var files = Files.newDirectoryStream(incoming)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isBlob(Path file) {
    return NAME.matcher(file.getFileName().toString()).matches();
  }
}
