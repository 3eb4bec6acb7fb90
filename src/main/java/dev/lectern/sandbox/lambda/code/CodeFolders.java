package dev.lectern.sandbox.lambda.code;

import dev.lectern.sandbox.store.BlobReader;
import dev.lectern.sandbox.store.Store;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Code and layers, unpacked once each. Safe for any thread. */
public final class CodeFolders {

  private final Store store;
  private final Path folder;

  /** Below this folder. */
  public CodeFolders(Store store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  /** The unpacked archive of a blob. */
  public synchronized Path unpacked(long blob) throws IOException {
    Path target = folder.resolve("code-" + Long.toHexString(blob));
    if (!Files.isDirectory(target)) {
      Path archive = Files.createTempFile(folder, "archive", ".zip");
      Path fresh = Files.createTempDirectory(folder, "unpacking-");
      try (BlobReader reader = store.openBlob(blob);
          var out = Files.newOutputStream(archive)) {
        reader.copy(0, store.blobLength(blob), out);
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(archive))) {
        Archive.unpack(in, fresh);
      }
      Files.delete(archive);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return target;
  }

  /**
   * The unpacked code of a Java function with the jars of its layers in {@code lib}, where the
   * runtime interface client looks for jars: it has no other place for layers than {@code /opt}.
   */
  public synchronized Path merged(long blob, Iterable<Long> layers) throws IOException {
    StringBuilder name = new StringBuilder("java-").append(Long.toHexString(blob));
    layers.forEach(layer -> name.append('-').append(Long.toHexString(layer)));
    Path target = folder.resolve(name.toString());
    if (!Files.isDirectory(target)) {
      Path fresh = Files.createTempDirectory(folder, "unpacking-");
      copy(unpacked(blob), fresh);
      for (long layer : layers) {
        Path jars = unpacked(layer).resolve("java").resolve("lib");
        if (Files.isDirectory(jars)) {
          copy(jars, fresh.resolve("lib"));
        }
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return target;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
