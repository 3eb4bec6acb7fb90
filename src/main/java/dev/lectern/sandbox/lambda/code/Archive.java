package dev.lectern.sandbox.lambda.code;

import dev.lectern.sandbox.lambda.state.LambdaErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** A zip archive with a function's code or a layer. */
public final class Archive {

  /** The largest archive that comes with a request, in bytes ("Lambda quotas"). */
  public static final long LARGEST_ZIP = 52_428_800;

  /** The most that code and layers may have unpacked, in bytes. */
  public static final long LARGEST_UNPACKED = 262_144_000;

  private static final int MOST_ENTRIES = 100_000;

  private Archive() {}

  /**
   * Looks through an archive without writing anything: what is unpacked later is safe then.
   *
   * @return its size unpacked, in bytes
   * @throws dev.lectern.sandbox.ServiceException when it is no archive, too large, or has entries
   *     that would be written elsewhere
   */
  public static long check(InputStream zip) {
    try {
      return walk(zip, null);
    } catch (IOException | IllegalArgumentException damaged) {
      throw unreadable();
    }
  }

  /** Unpacks an archive that was checked. */
  public static void unpack(InputStream zip, Path folder) throws IOException {
    var _ = walk(zip, folder);
  }

  private static long walk(InputStream bytes, @Nullable Path folder) throws IOException {
    long total = 0;
    int entries = 0;
    byte[] chunk = new byte[32 * 1024];
    try (ZipInputStream zip = new ZipInputStream(bytes)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = safe(entry.getName());
        if (++entries > MOST_ENTRIES) {
          throw LambdaErrors.invalid("The archive has more than " + MOST_ENTRIES + " entries.");
        }
        if (entry.isDirectory()) {
          if (folder != null) {
            Files.createDirectories(folder.resolve(name));
          }
          continue;
        }
        try (OutputStream out = open(folder, name)) {
          for (int n = zip.read(chunk); n >= 0; n = zip.read(chunk)) {
            total += n;
            if (total > LARGEST_UNPACKED) {
              throw tooLarge();
            }
            out.write(chunk, 0, n);
          }
        }
      }
    }
    if (entries == 0) {
      throw new ZipException("not an archive");
    }
    return total;
  }

  private static OutputStream open(@Nullable Path folder, String name) throws IOException {
    if (folder == null) {
      return OutputStream.nullOutputStream();
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.newOutputStream(file);
  }

  /** A name that stays below the folder, on every operating system. */
  private static String safe(String name) {
    boolean leaves =
        name.isEmpty()
            || name.startsWith("/")
            || name.contains("\\")
            || name.contains(":")
            || name.indexOf('\0') >= 0
            || List.of(name.split("/")).contains("..");
    if (leaves) {
      throw unreadable();
    }
    return name;
  }

  private static RuntimeException unreadable() {
    return LambdaErrors.invalid(
        "Could not unzip uploaded file. Please check your file, then try to upload again.");
  }

  /** What Lambda says of an archive that is too large unpacked. */
  public static RuntimeException tooLarge() {
    return LambdaErrors.invalid(
        "Unzipped size must be smaller than " + LARGEST_UNPACKED + " bytes");
  }
}
