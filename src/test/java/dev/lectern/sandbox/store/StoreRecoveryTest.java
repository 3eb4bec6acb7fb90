package dev.lectern.sandbox.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a store makes of the files that killed processes, power failures and people leave. */
@Timeout(60)
class StoreRecoveryTest {

  @TempDir Path dir;
  @TempDir Path images;

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static void put(Store store, String key, String value) throws IOException {
    store.run(tx -> tx.put(store.table("t"), bytes(key), bytes(value)));
  }

  private static String get(Store store, String key) {
    byte[] value = store.table("t").get(bytes(key));
    return value == null ? null : new String(value, UTF_8);
  }

  private static long keep(Store store, int size) throws IOException {
    try (BlobWriter writer = store.newBlob()) {
      writer.write(new byte[size]);
      Blob blob = writer.finish();
      store.run(tx -> tx.keep(blob));
      return blob.id();
    }
  }

  private static long blobFiles(Path data) throws IOException {
    try (var paths = Files.walk(data.resolve("blobs"))) {
      return paths.filter(Files::isRegularFile).count();
    }
  }

  /** A copy of the folder as a process killed at this moment leaves it. */
  private Path image(String name) throws IOException {
    Path image = images.resolve(name);
    try (var paths = Files.walk(dir)) {
      for (Path path : paths.toList()) {
        Path target = image.resolve(dir.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
    return image;
  }

  @Test
  void aRecordCutAnywhereIsGoneAndNothingElse() throws IOException {
    long before;
    Path log = dir.resolve("log-0-1");
    Path image;
    try (Store store = Store.open(dir)) {
      put(store, "first", "1");
      before = Files.size(log);
      put(store, "last", "2");
      image = image("cut");
    }
    byte[] whole = Files.readAllBytes(image.resolve("log-0-1"));
    for (long size = before; size < whole.length; size++) {
      Files.createDirectories(image);
      Files.write(image.resolve("log-0-1"), Arrays.copyOf(whole, (int) size));
      try (Store store = Store.open(image)) {
        assertThat(store.notices()).isEmpty();
        assertThat(get(store, "first")).isEqualTo("1");
        assertThat(get(store, "last")).as("cut at %d of %d", size, whole.length).isNull();
        put(store, "after", "3");
      }
      try (Store store = Store.open(image)) {
        assertThat(get(store, "after")).isEqualTo("3");
      }
      Folders.delete(image);
    }
  }

  @Test
  void aChangedByteIsNeverTakenForAValue() throws IOException {
    Path image;
    try (Store store = Store.open(dir)) {
      put(store, "first", "1");
      put(store, "last", "2");
      image = image("flip");
    }
    byte[] whole = Files.readAllBytes(image.resolve("log-0-1"));
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.createDirectories(image);
      Files.write(image.resolve("log-0-1"), changed);
      try (Store store = Store.open(image)) {
        assertThat(get(store, "first")).isIn(null, "1");
        assertThat(get(store, "last")).isIn(null, "2");
        assertThat(get(store, "first") == null && get(store, "last") != null)
            .as("later without earlier, byte %d", at)
            .isFalse();
      }
      Folders.delete(image);
    }
  }

  @Test
  void aPowerFailureMayLeaveZerosAtTheEnd() throws IOException {
    Path image;
    try (Store store = Store.open(dir)) {
      put(store, "first", "1");
      image = image("zeros");
    }
    try (RandomAccessFile file = new RandomAccessFile(image.resolve("log-0-1").toFile(), "rw")) {
      file.setLength(file.length() + 5000);
    }
    try (Store store = Store.open(image)) {
      assertThat(get(store, "first")).isEqualTo("1");
      put(store, "after", "2");
    }
    try (Store store = Store.open(image)) {
      assertThat(get(store, "after")).isEqualTo("2");
    }
  }

  @Test
  void everyMomentOfACheckpointCanBeTheLast() throws IOException {
    Random random = new Random(7);
    List<String> keys = new ArrayList<>(List.of("after"));
    Path tables = dir.resolve("tables-0.mv");
    try (Store store = Store.open(dir)) {
      for (int round = 0; round < 8; round++) {
        for (int i = 0; i < 40; i++) {
          String key = "k" + random.nextInt(60);
          put(store, key, "r" + round + "-" + i);
          keys.add(key);
        }
        Path written = image("written" + round);
        Path half = image("half" + round);
        store.checkpoint();
        put(store, "after", "r" + round);
        for (Path image : List.of(written, half)) {
          Files.copy(last(dir), image.resolve(last(dir).getFileName()));
        }
        // Killed before the old segment of the log was deleted.
        Files.copy(tables, written.resolve("tables-0.mv"), StandardCopyOption.REPLACE_EXISTING);
        assertSame(store, written, keys);
        // Killed while the tables were written: old bytes, and a part of the new ones behind.
        byte[] now = Files.readAllBytes(tables);
        int old = (int) Files.size(half.resolve("tables-0.mv"));
        if (now.length > old) {
          int part = random.nextInt(now.length - old);
          Files.write(
              half.resolve("tables-0.mv"),
              Arrays.copyOfRange(now, old, old + part),
              StandardOpenOption.APPEND);
        }
        assertSame(store, half, keys);
      }
    }
  }

  private static Path last(Path folder) throws IOException {
    try (var logs = Files.newDirectoryStream(folder, "log-*")) {
      Path last = null;
      for (Path log : logs) {
        last = log;
      }
      return last;
    }
  }

  private static void assertSame(Store store, Path image, List<String> keys) throws IOException {
    try (Store copy = Store.open(image)) {
      assertThat(copy.notices()).isEmpty();
      for (String key : keys) {
        assertThat(get(copy, key)).as(key).isEqualTo(get(store, key));
      }
    }
  }

  @Test
  void whatWasDeletedStaysAFileUntilTheLogSaysSoOnDisk() throws IOException {
    Path image;
    long id;
    try (Store store = Store.open(dir)) {
      id = keep(store, 100_000);
      store.force();
      image = image("power");
      store.run(tx -> tx.release(id));
      // The power fails now: the record of the deletion is lost, files that were deleted stay so.
      Files.walk(image.resolve("blobs"))
          .filter(path -> Files.isRegularFile(path) && !Files.exists(original(image, path)))
          .forEach(path -> assertThat(path.toFile().delete()).isTrue());
      store.force();
      assertThat(blobFiles(dir)).isZero();
    }
    try (Store store = Store.open(image);
        BlobReader reader = store.openBlob(id)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      reader.copy(0, 100_000, out);
      assertThat(out.size()).isEqualTo(100_000);
    }
  }

  private Path original(Path image, Path path) {
    return dir.resolve(image.relativize(path).toString());
  }

  @Test
  void whatIsDeletedAndBroughtBackByASnapshotKeepsItsFile() throws IOException {
    try (Store store = Store.open(dir)) {
      long id = keep(store, 100_000);
      store.snapshots().save("s", Instant.EPOCH);
      store.run(tx -> tx.release(id));
      store.snapshots().restore("s");
      store.snapshots().delete("s");
      store.force();
      assertThat(blobFiles(dir)).isEqualTo(1);
      store.run(tx -> tx.release(id));
      store.force();
      assertThat(blobFiles(dir)).isZero();
    }
  }

  @Test
  void aTransactionThatCouldNotBeReadAgainIsRefused() throws IOException {
    byte[] huge = new byte[100 << 20];
    try (Store store = Store.open(dir)) {
      assertThatThrownBy(
              () ->
                  store.run(
                      tx -> {
                        for (int i = 0; i < 3; i++) {
                          tx.put(store.table("t"), bytes("huge" + i), huge);
                        }
                      }))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("too large");
      put(store, "small", "1");
    }
    try (Store store = Store.open(dir)) {
      assertThat(store.notices()).isEmpty();
      assertThat(get(store, "small")).isEqualTo("1");
      assertThat(get(store, "huge0")).isNull();
    }
  }

  @Test
  void aDamagedSnapshotIsPutAsideAndTheRestOpens() throws IOException {
    try (Store store = Store.open(dir)) {
      put(store, "a", "1");
      store.snapshots().save("good", Instant.EPOCH);
      store.snapshots().save("bad", Instant.EPOCH);
    }
    String bad = HexFormat.of().formatHex(bytes("bad")) + ".snapshot";
    Files.write(dir.resolve("snapshots").resolve(bad), new byte[0]);
    try (Store store = Store.open(dir)) {
      assertThat(store.notices()).singleElement().asString().contains("snapshot").contains("kept");
      assertThat(get(store, "a")).isEqualTo("1");
      assertThat(store.snapshots().list()).hasSize(1);
      assertThatThrownBy(() -> store.snapshots().restore("bad"))
          .isInstanceOf(NoSuchElementException.class);
    }
    try (Store store = Store.open(dir)) {
      assertThat(store.notices()).isEmpty();
    }
  }

  @Test
  void aRestoreThatFailsChangesNothingAndTheNextOneWorks() throws IOException {
    try (Store store = Store.open(dir)) {
      put(store, "a", "1");
      store.snapshots().save("good", Instant.EPOCH);
      store.snapshots().save("bad", Instant.EPOCH);
      put(store, "a", "2");
      Path bad =
          dir.resolve("snapshots").resolve(HexFormat.of().formatHex(bytes("bad")) + ".snapshot");
      byte[] whole = Files.readAllBytes(bad);
      Files.write(bad, Arrays.copyOf(whole, whole.length - 4));

      assertThatThrownBy(() -> store.snapshots().restore("bad")).isInstanceOf(IOException.class);
      assertThat(get(store, "a")).isEqualTo("2");
      put(store, "b", "3");

      store.snapshots().restore("good");
      assertThat(get(store, "a")).isEqualTo("1");
      assertThat(get(store, "b")).isNull();
      put(store, "c", "4");
    }
    try (Store store = Store.open(dir)) {
      assertThat(store.notices()).isEmpty();
      assertThat(get(store, "a")).isEqualTo("1");
      assertThat(get(store, "c")).isEqualTo("4");
    }
  }

  @Test
  void filesOfFileManagersDoNotDisturb() throws IOException {
    try (Store store = Store.open(dir)) {
      put(store, "a", "1");
      assertThat(keep(store, 100_000)).isPositive();
    }
    Files.writeString(dir.resolve("blobs/.DS_Store"), "x");
    try (var folders = Files.newDirectoryStream(dir.resolve("blobs"), Files::isDirectory)) {
      for (Path folder : folders) {
        Files.writeString(folder.resolve("Thumbs.db"), "x");
      }
    }
    Files.writeString(dir.resolve("log-0-1 (copy)"), "x");
    try (Store store = Store.open(dir)) {
      assertThat(get(store, "a")).isEqualTo("1");
      assertThat(Files.exists(dir.resolve("blobs/.DS_Store"))).isTrue();
    }
  }
}
