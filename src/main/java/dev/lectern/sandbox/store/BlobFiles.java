package dev.lectern.sandbox.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * The files of blobs. A file is deleted when neither a transaction's references nor a snapshot need
 * it any more; what a killed process left over is swept at the next start.
 */
final class BlobFiles {

  private final Path blobs;
  private final Path incoming;
  private final Set<Long> expected = new HashSet<>();
  private final Map<Long, Integer> pins = new HashMap<>();

  BlobFiles(Path dataFolder) throws IOException {
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
        deleteUnlessPinned(id);
      }
    }
  }

  /** Nothing in the tables refers to it any more. */
  synchronized void released(long id) throws IOException {
    deleteUnlessPinned(id);
  }

  private void deleteUnlessPinned(long id) throws IOException {
    if (!pins.containsKey(id)) {
      Files.deleteIfExists(path(id));
    }
  }

  /** Deletes files to which nothing refers. Only while no transaction runs. */
  synchronized void sweep(LongPredicate referenced) throws IOException {
    try (var folders = Files.newDirectoryStream(blobs)) {
      for (Path folder : folders) {
        try (var files = Files.newDirectoryStream(folder)) {
          for (Path file : files) {
            long id = id(file);
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

  private static long id(Path file) throws IOException {
    try {
      return HexFormat.fromHexDigitsToLong(file.getFileName().toString());
    } catch (IllegalArgumentException notOurs) {
      throw new NoSuchFileException(file.toString(), null, "unexpected file among the blobs");
    }
  }
}
