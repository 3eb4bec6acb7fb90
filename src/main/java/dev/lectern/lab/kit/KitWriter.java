package dev.lectern.lab.kit;

import dev.lectern.json.Json;
import dev.lectern.lab.Hashes;
import dev.lectern.lab.Lab;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes the file of a kit. The file is there as a whole, or not at all. */
final class KitWriter {

  private KitWriter() {}

  /**
   * Writes a kit.
   *
   * @param snapshots exported snapshots by name
   * @return what was written
   */
  static Kit write(
      Path to,
      String title,
      int hints,
      List<Lab> labs,
      Map<String, Map<String, String>> variables,
      Map<String, Path> snapshots,
      Instant now)
      throws IOException {
    Map<String, Path> files = new TreeMap<>();
    List<Kit.KitLab> listed = new ArrayList<>();
    for (Lab lab : labs) {
      Path module = lab.folder().toAbsolutePath().getParent();
      String folder =
          "labs/" + (module == null ? "" : module.getFileName() + "/") + lab.folder().getFileName();
      listed.add(new Kit.KitLab(lab.id(), folder));
      lab(lab.folder(), folder, files);
    }
    List<Kit.KitSnapshot> states = new ArrayList<>();
    for (Map.Entry<String, Path> snapshot : snapshots.entrySet()) {
      String path = "snapshots/" + (states.size() + 1) + ".snapshot";
      states.add(new Kit.KitSnapshot(snapshot.getKey(), path));
      files.put(path, snapshot.getValue());
    }
    Map<String, String> hashes = new TreeMap<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      if (!KitReader.safe(file.getKey())) {
        throw new KitException(
            "The lab has a file named “"
                + file.getKey()
                + "”. In a kit, names are of letters, digits, dots, dashes and spaces.");
      }
      hashes.put(file.getKey(), hash(file.getValue()));
    }
    Kit kit =
        new Kit(
            Kit.FORMAT,
            Kit.VERSION,
            random(16),
            title,
            now,
            random(32),
            hints,
            listed,
            variables,
            states,
            hashes);
    write(to, kit, files);
    return kit;
  }

  private static void lab(Path folder, String as, Map<String, Path> files) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .forEach(
              file -> {
                String inside = folder.relativize(file).toString().replace('\\', '/');
                files.put(as + "/" + inside, file);
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void write(Path to, Kit kit, Map<String, Path> files) throws IOException {
    Path next = to.resolveSibling(to.getFileName() + ".new");
    try {
      try (OutputStream out = Files.newOutputStream(next);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.putNextEntry(new ZipEntry("kit.json"));
        zip.write(Json.PRETTY.writeValueAsBytes(kit));
        zip.closeEntry();
        for (Map.Entry<String, Path> file : files.entrySet()) {
          zip.putNextEntry(new ZipEntry(file.getKey()));
          Files.copy(file.getValue(), zip);
          zip.closeEntry();
        }
      }
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(next, to, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = Hashes.digest("sha256");
    try (InputStream in = Files.newInputStream(file)) {
      byte[] block = new byte[64 * 1024];
      for (int n = in.read(block); n > 0; n = in.read(block)) {
        digest.update(block, 0, n);
      }
    }
    return Hashes.hex(digest.digest());
  }

  private static String random(int bytes) {
    byte[] drawn = new byte[bytes];
    new SecureRandom().nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
