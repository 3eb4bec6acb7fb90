package dev.lectern.sandbox.store;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Snapshots.ForeignFileException;
import dev.lectern.sandbox.store.StoreSnapshots.Known;
import dev.lectern.sandbox.store.StoreSnapshots.Saved;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A snapshot as one zip file: {@code lectern-snapshot.json} first, then {@code tables}, then {@code
 * blobs/<sixteen hex digits>}. Nothing in the file names a path to write to.
 */
final class SnapshotFile {

  private static final String MANIFEST = "lectern-snapshot.json";
  private static final String FORMAT = "lectern-snapshot";
  private static final int VERSION = 1;
  private static final String TABLES = "tables";
  private static final String BLOBS = "blobs/";
  private static final int LARGEST_MANIFEST = 64 * 1024;

  /** In bytes: the name becomes that of a file, two digits a byte. */
  private static final int LONGEST_NAME = 100;

  /**
   * What came out of a file, in a folder of its own that {@link #close} deletes.
   *
   * @param lastId no id inside is greater
   */
  record Content(Path folder, Saved saved, Path tables, Map<Long, Path> blobs, long lastId)
      implements AutoCloseable {

    /** Gives the blobs to the store; one that is there already is the same. */
    void moveBlobs(BlobFiles files) throws IOException {
      for (Map.Entry<Long, Path> blob : blobs.entrySet()) {
        Path target = files.path(blob.getKey());
        if (!Files.exists(target)) {
          Files.createDirectories(target.getParent());
          Files.move(blob.getValue(), target, StandardCopyOption.ATOMIC_MOVE);
        } else if (Files.mismatch(target, blob.getValue()) >= 0) {
          throw new ForeignFileException(
              "The file has an object under a number that another object has here already. It was"
                  + " not imported.");
        }
      }
    }

    @Override
    public void close() throws IOException {
      try (var paths = Files.newDirectoryStream(folder)) {
        for (Path path : paths) {
          Files.deleteIfExists(path);
        }
      }
      Files.delete(folder);
    }
  }

  private SnapshotFile() {}

  static void write(Known snapshot, BlobFiles files, Path target) throws IOException {
    Path next = target.resolveSibling(target.getFileName() + ".part");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(next))) {
      zip.putNextEntry(new ZipEntry(MANIFEST));
      zip.write(
          Json.object()
              .put("format", FORMAT)
              .put("version", VERSION)
              .put("name", snapshot.saved().name())
              .put("savedAt", snapshot.saved().at().toString())
              .put("blobs", snapshot.blobs().size())
              .toString()
              .getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(TABLES));
      Files.copy(snapshot.file(), zip);
      for (long id : snapshot.blobs()) {
        zip.putNextEntry(new ZipEntry(BLOBS + HexFormat.of().toHexDigits(id)));
        Files.copy(files.path(id), zip);
      }
    } catch (IOException | RuntimeException cause) {
      Files.deleteIfExists(next);
      throw cause;
    }
    Files.move(next, target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Unpacks a file into an empty folder and looks through it; the folder goes when it is bad. */
  static Content read(Path source, Path folder) throws IOException {
    Content empty =
        new Content(folder, new Saved("", java.time.Instant.EPOCH), folder, Map.of(), 0);
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(source))) {
      return unpack(zip, folder);
    } catch (ZipException | EOFException damaged) {
      empty.close();
      throw new ForeignFileException("The file is damaged, it ends too early or was changed.");
    } catch (IOException | RuntimeException cause) {
      empty.close();
      throw cause;
    }
  }

  private static Content unpack(ZipInputStream zip, Path folder) throws IOException {
    ZipEntry first = zip.getNextEntry();
    if (first == null || !first.getName().equals(MANIFEST)) {
      throw foreign();
    }
    JsonNode manifest = manifest(zip);
    Path tables = folder.resolve(TABLES);
    ZipEntry second = zip.getNextEntry();
    if (second == null || !second.getName().equals(TABLES)) {
      throw foreign();
    }
    Files.copy(zip, tables);
    Map<Long, Path> blobs = new LinkedHashMap<>();
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      long id = blob(entry.getName());
      Path file = folder.resolve(HexFormat.of().toHexDigits(id));
      if (blobs.put(id, file) != null) {
        throw new ForeignFileException("The file names an object twice; it was changed.");
      }
      Files.copy(zip, file);
    }
    return checked(folder, manifest, tables, blobs);
  }

  private static JsonNode manifest(InputStream in) throws IOException {
    try {
      JsonNode manifest = Json.MAPPER.readTree(in.readNBytes(LARGEST_MANIFEST));
      if (!manifest.path("format").asString("").equals(FORMAT)) {
        throw foreign();
      }
      if (manifest.path("version").asInt(0) != VERSION) {
        throw new ForeignFileException(
            "The file was made by another version of Lectern. Export it there as version "
                + VERSION
                + ", or use that version.");
      }
      return manifest;
    } catch (JacksonException notJson) {
      throw foreign();
    }
  }

  private static long blob(String name) throws ForeignFileException {
    if (!name.matches("blobs/[0-9a-f]{16}")) {
      throw new ForeignFileException(
          "The file has a part that does not belong into a snapshot. It was not imported.");
    }
    return HexFormat.fromHexDigitsToLong(name.substring(BLOBS.length()));
  }

  private static Content checked(Path folder, JsonNode manifest, Path tables, Map<Long, Path> blobs)
      throws IOException {
    String name = manifest.path("name").asString("").strip();
    Known inside;
    long last = 0;
    try (DataInputStream in = StoreSnapshots.input(tables)) {
      inside = StoreSnapshots.readHead(in, tables);
      last = walk(in);
    } catch (EOFException | NoSuchFileException damaged) {
      throw new ForeignFileException("The tables in the file are damaged. It was not imported.");
    }
    Set<Long> needed = new HashSet<>(inside.blobs());
    if (!needed.equals(blobs.keySet())) {
      throw new ForeignFileException("The file does not have all objects of its snapshot.");
    }
    if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw new ForeignFileException("The file does not say the name of its snapshot.");
    }
    return new Content(
        folder, new Saved(name, inside.saved().at()), tables, Map.copyOf(blobs), last);
  }

  /** Reads all tables to their end; the greatest id of a blob. */
  private static long walk(DataInputStream in) throws IOException {
    long last = 0;
    while (in.readBoolean()) {
      boolean blobs = in.readUTF().equals(Tx.BLOBS);
      for (int size = in.readInt(); size >= 0; size = in.readInt()) {
        byte[] key = exactly(in, size);
        byte[] value = exactly(in, in.readInt());
        if (blobs && key.length == Long.BYTES && value.length > 0) {
          last = Math.max(last, BlobEntry.id(key));
        }
      }
    }
    if (in.read() >= 0) {
      throw new EOFException("more than the tables");
    }
    return last;
  }

  private static byte[] exactly(DataInputStream in, int size) throws IOException {
    byte[] bytes = size < 0 ? new byte[0] : in.readNBytes(size);
    if (bytes.length != size) {
      throw new EOFException("an entry is cut off");
    }
    return bytes;
  }

  private static ForeignFileException foreign() {
    return new ForeignFileException(
        "The file is no snapshot of a sandbox. Choose a file that was exported here.");
  }
}
