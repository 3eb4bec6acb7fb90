package dev.lectern.sandbox.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Saved states of a store: each a file with all tables; the files of blobs never change, so a
 * snapshot only keeps them from being deleted. Safe for any thread.
 */
public final class StoreSnapshots {

  /** A saved state. */
  public record Saved(String name, Instant at) {}

  /** Something that runs while nothing is written. */
  @FunctionalInterface
  interface Action {
    void run() throws IOException;
  }

  /** Fills empty tables. */
  @FunctionalInterface
  interface Filler {
    void fill(Tables tables) throws IOException;
  }

  /** A snapshot and its files. */
  record Known(Saved saved, Path file, List<Long> blobs) {}

  private static final int FORMAT = 0x4c53_0001;

  private final Store store;
  private final Path folder;
  private final BlobFiles files;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  StoreSnapshots(Store store, Path dataFolder, BlobFiles files, Damage damage) throws IOException {
    this.store = store;
    this.folder = dataFolder.resolve("snapshots");
    this.files = files;
    Files.createDirectories(folder);
    try (var paths = Files.newDirectoryStream(folder, "*.snapshot")) {
      for (Path path : paths) {
        try {
          remember(path);
        } catch (EOFException | NoSuchFileException | UTFDataFormatException cause) {
          damage.move(
              path,
              "The snapshot " + path.getFileName() + " is damaged and cannot be used any more.");
        }
      }
    }
  }

  private void remember(Path path) throws IOException {
    try (DataInputStream in = input(path)) {
      Known one = readHead(in, path);
      known.put(one.saved().name(), one);
      files.pin(one.blobs());
    }
  }

  /**
   * Saves the state; a snapshot of that name is replaced.
   *
   * @param now the time to keep with it
   */
  public Saved save(String name, Instant now) throws IOException {
    Path file = file(name);
    Path next = folder.resolve(file.getFileName() + ".new");
    Saved saved = new Saved(name, now);
    store.exclusively(
        () -> {
          List<Long> blobs = blobFiles();
          try (DataOutputStream out =
              new DataOutputStream(
                  new BufferedOutputStream(Files.newOutputStream(next), 1 << 16))) {
            writeHead(out, saved, blobs);
            writeTables(out);
          }
          files.pin(blobs);
          DataFolder.replace(next, file);
          Known before = known.put(name, new Known(saved, file, blobs));
          if (before != null) {
            files.unpin(before.blobs(), store::blobReferenced);
          }
        });
    return saved;
  }

  /**
   * Puts the state back, in one step also when the process is killed meanwhile.
   *
   * @throws NoSuchElementException when there is no such snapshot
   */
  public void restore(String name) throws IOException {
    Known one = known(name);
    store.exclusively(
        () ->
            store.replaceTables(
                fresh -> {
                  try (DataInputStream in = input(one.file())) {
                    readHead(in, one.file());
                    readTables(in, fresh);
                  }
                }));
  }

  /** All, oldest first. */
  public List<Saved> list() {
    return known.values().stream()
        .map(Known::saved)
        .sorted(Comparator.comparing(Saved::at).thenComparing(Saved::name))
        .toList();
  }

  /** Forgets one; nothing happens when there is none of that name. */
  public void delete(String name) throws IOException {
    store.exclusively(
        () -> {
          Known one = known.remove(name);
          if (one != null) {
            Files.deleteIfExists(one.file());
            files.unpin(one.blobs(), store::blobReferenced);
          }
        });
  }

  /** What one takes on disk; 0 when there is none of that name. */
  public long bytes(String name) throws IOException {
    Known one = known.get(name);
    if (one == null) {
      return 0;
    }
    long bytes = Files.size(one.file());
    for (long id : one.blobs()) {
      bytes += Files.size(files.path(id));
    }
    return bytes;
  }

  /**
   * Writes one with its blobs into a file.
   *
   * @throws NoSuchElementException when there is no such snapshot
   */
  public void exportTo(String name, Path target) throws IOException {
    Known one = known(name);
    files.pin(one.blobs());
    try {
      SnapshotFile.write(one, files, target);
    } finally {
      store.exclusively(() -> files.unpin(one.blobs(), store::blobReferenced));
    }
  }

  /**
   * Takes one from a file that {@link #exportTo} wrote.
   *
   * @param naming what it is called here, by what it was called there
   * @throws dev.lectern.sandbox.Snapshots.ForeignFileException when it is none
   */
  public Saved importFrom(Path source, UnaryOperator<String> naming) throws IOException {
    Path arriving = Files.createTempDirectory(folder, "arriving");
    try (SnapshotFile.Content content = SnapshotFile.read(source, arriving)) {
      String name = free(naming.apply(content.saved().name()));
      Saved saved = new Saved(name, content.saved().at());
      Path file = file(name);
      store.exclusively(
          () -> {
            content.moveBlobs(files);
            try (DataInputStream in = input(content.tables());
                DataOutputStream out =
                    new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
              Known inside = readHead(in, content.tables());
              writeHead(out, saved, inside.blobs());
              in.transferTo(out);
              files.pin(inside.blobs());
              known.put(name, new Known(saved, file, inside.blobs()));
            }
            store.idsPassed(content.lastId());
          });
      return saved;
    }
  }

  /** Empties all tables; the snapshots stay. */
  public void wipe() throws IOException {
    store.exclusively(() -> store.replaceTables(fresh -> {}));
  }

  private Known known(String name) {
    Known one = known.get(name);
    if (one == null) {
      throw new NoSuchElementException("no snapshot " + name);
    }
    return one;
  }

  private Path file(String name) {
    return folder.resolve(
        HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8)) + ".snapshot");
  }

  private String free(String name) {
    String free = name;
    for (int i = 2; known.containsKey(free); i++) {
      free = name + " (" + i + ")";
    }
    return free;
  }

  private List<Long> blobFiles() {
    List<Long> ids = new ArrayList<>();
    Scan scan = store.table(Tx.BLOBS).scan(new byte[0]);
    while (scan.next()) {
      if (BlobEntry.isFile(scan.value())) {
        ids.add(BlobEntry.id(scan.key()));
      }
    }
    return ids;
  }

  static DataInputStream input(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  private static void writeHead(DataOutputStream out, Saved saved, List<Long> blobs)
      throws IOException {
    out.writeInt(FORMAT);
    out.writeUTF(saved.name());
    out.writeLong(saved.at().toEpochMilli());
    out.writeInt(blobs.size());
    for (long id : blobs) {
      out.writeLong(id);
    }
  }

  static Known readHead(DataInputStream in, Path file) throws IOException {
    if (in.readInt() != FORMAT) {
      throw new NoSuchFileException(file.toString(), null, "not a snapshot of this version");
    }
    Saved saved = new Saved(in.readUTF(), Instant.ofEpochMilli(in.readLong()));
    int count = in.readInt();
    List<Long> blobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blobs.add(in.readLong());
    }
    return new Known(saved, file, blobs);
  }

  private void writeTables(DataOutputStream out) throws IOException {
    for (String table : store.tables().names()) {
      Scan scan = store.table(table).scan(new byte[0]);
      out.writeBoolean(true);
      out.writeUTF(table);
      while (scan.next()) {
        out.writeInt(scan.key().length);
        out.write(scan.key());
        out.writeInt(scan.value().length);
        out.write(scan.value());
      }
      out.writeInt(-1);
    }
    out.writeBoolean(false);
  }

  private static void readTables(DataInputStream in, Tables fresh) throws IOException {
    while (in.readBoolean()) {
      var map = fresh.map(in.readUTF());
      for (int size = in.readInt(); size >= 0; size = in.readInt()) {
        byte[] key = in.readNBytes(size);
        map.append(key, in.readNBytes(in.readInt()));
      }
    }
  }
}
