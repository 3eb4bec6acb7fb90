package dev.lectern.sandbox.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StoreTest {

  @TempDir Path dir;

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static void put(Store store, String key, String value) throws IOException {
    store.write(
        tx -> {
          tx.put(store.table("t"), bytes(key), bytes(value));
          return null;
        });
  }

  private static String get(Store store, String key) {
    byte[] value = store.table("t").get(bytes(key));
    return value == null ? null : new String(value, UTF_8);
  }

  private static long keep(Store store, byte[] content) throws IOException {
    try (BlobWriter writer = store.newBlob()) {
      writer.write(content);
      Blob blob = writer.finish();
      return store.write(
          tx -> {
            tx.keep(blob);
            return blob.id();
          });
    }
  }

  private static byte[] read(Store store, long id, int from, int count) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (BlobReader reader = store.openBlob(id)) {
      reader.copy(from, count, out);
    }
    return out.toByteArray();
  }

  private static long files(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void keepsUnsignedOrderLikeATreeMap() throws IOException {
    try (Store store = Store.open(null)) {
      Random random = new Random(1);
      TreeMap<byte[], byte[]> expected = new TreeMap<>(Arrays::compareUnsigned);
      for (int i = 0; i < 5000; i++) {
        byte[] key = new byte[random.nextInt(6)];
        random.nextBytes(key);
        byte[] value = bytes("v" + i);
        boolean remove = random.nextInt(4) == 0;
        store.write(
            tx -> {
              if (remove) {
                tx.remove(store.table("t"), key);
              } else {
                tx.put(store.table("t"), key, value);
              }
              return null;
            });
        if (remove) {
          expected.remove(key);
        } else {
          expected.put(key, value);
        }
      }
      byte[] from = {(byte) 0x80};
      List<byte[]> found = new ArrayList<>();
      Scan scan = store.table("t").scan(from);
      while (scan.next()) {
        found.add(scan.key());
      }
      assertThat(found).containsExactlyElementsOf(expected.tailMap(from).keySet());
    }
  }

  @Test
  void aTransactionThatThrowsChangesNothing() throws IOException {
    try (Store store = Store.open(dir)) {
      put(store, "a", "1");
      assertThatThrownBy(
              () ->
                  store.write(
                      tx -> {
                        tx.put(store.table("t"), bytes("a"), bytes("2"));
                        assertThat(tx.get(store.table("t"), bytes("a"))).isEqualTo(bytes("2"));
                        throw new IllegalStateException("no");
                      }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(get(store, "a")).isEqualTo("1");
    }
  }

  @Test
  void isThereAfterReopening() throws IOException {
    byte[] large = new byte[200_000];
    new Random(2).nextBytes(large);
    long small;
    long big;
    try (Store store = Store.open(dir)) {
      put(store, "a", "1");
      small = keep(store, bytes("hello"));
      big = keep(store, large);
      store.checkpoint();
      put(store, "a", "2");
    }
    try (Store store = Store.open(dir)) {
      assertThat(store.notices()).isEmpty();
      assertThat(get(store, "a")).isEqualTo("2");
      assertThat(read(store, small, 1, 3)).isEqualTo(bytes("ell"));
      assertThat(read(store, big, 150_000, 50_000))
          .isEqualTo(Arrays.copyOfRange(large, 150_000, 200_000));
      assertThat(store.nextId()).isGreaterThan(big);
    }
  }

  @Test
  void blobIsDeletedWithItsLastReferenceAndNotBefore() throws IOException {
    try (Store store = Store.open(dir)) {
      long id = keep(store, new byte[100_000]);
      store.write(
          tx -> {
            tx.retain(id);
            return null;
          });
      release(store, id);
      assertThat(read(store, id, 0, 10)).hasSize(10);
      release(store, id);
      store.force();
      assertThat(files(dir.resolve("blobs"))).isZero();
      assertThatThrownBy(() -> store.openBlob(id)).isInstanceOf(IOException.class);
    }
  }

  private static void release(Store store, long id) throws IOException {
    store.write(
        tx -> {
          tx.release(id);
          return null;
        });
  }

  @Test
  void aBlobThatNoTransactionKeepsLeavesNoFile() throws IOException {
    try (Store store = Store.open(dir)) {
      try (BlobWriter writer = store.newBlob()) {
        writer.write(new byte[100_000]);
      }
      try (BlobWriter writer = store.newBlob()) {
        writer.write(new byte[100_000]);
        assertThat(writer.finish().length()).isEqualTo(100_000);
      }
      assertThat(files(dir.resolve("blobs")) + files(dir.resolve("incoming"))).isZero();
    }
  }

  @Test
  void snapshotRoundTripAlsoAcrossRestart() throws IOException {
    long big;
    try (Store store = Store.open(dir)) {
      put(store, "a", "1");
      big = keep(store, new byte[100_000]);
      store.snapshots().save("one", Instant.ofEpochSecond(5));
      put(store, "a", "2");
      put(store, "b", "2");
      release(store, big);
    }
    try (Store store = Store.open(dir)) {
      assertThat(store.snapshots().list())
          .containsExactly(new StoreSnapshots.Saved("one", Instant.ofEpochSecond(5)));
      assertThat(get(store, "a")).isEqualTo("2");
      store.snapshots().restore("one");
      assertThat(get(store, "a")).isEqualTo("1");
      assertThat(get(store, "b")).isNull();
      assertThat(read(store, big, 0, 5)).hasSize(5);
      put(store, "c", "3");
    }
    try (Store store = Store.open(dir)) {
      assertThat(get(store, "a")).isEqualTo("1");
      assertThat(get(store, "c")).isEqualTo("3");
      release(store, big);
      store.force();
      assertThat(files(dir.resolve("blobs"))).isEqualTo(1);
      store.snapshots().delete("one");
      store.force();
      assertThat(files(dir.resolve("blobs"))).isZero();
      assertThatThrownBy(() -> store.snapshots().restore("one"))
          .isInstanceOf(java.util.NoSuchElementException.class);
    }
  }

  @Test
  void snapshotInMemoryOfALabSizedStateIsQuick() throws IOException {
    try (Store store = Store.open(null)) {
      for (int i = 0; i < 2000; i++) {
        put(store, "key" + i, "value".repeat(40));
      }
      long start = System.nanoTime();
      store.snapshots().save("s", Instant.EPOCH);
      store.snapshots().restore("s");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1000));
      assertThat(store.table("t").size()).isEqualTo(2000);
    }
  }

  @Test
  void aSecondOpenerIsToldWhoHasIt() throws IOException {
    try (Store store = Store.open(dir)) {
      assertThat(store.notices()).isEmpty();
      assertThatThrownBy(() -> Store.open(dir))
          .isInstanceOf(StoreLockedException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void damagedTablesAreKeptAsideAndSaid() throws IOException {
    try (Store store = Store.open(dir)) {
      put(store, "a", "1");
    }
    Path tables = dir.resolve("tables-0.mv");
    try (RandomAccessFile file = new RandomAccessFile(tables.toFile(), "rw")) {
      byte[] noise = new byte[(int) file.length()];
      new Random(3).nextBytes(noise);
      file.write(noise);
    }
    try (Store store = Store.open(dir)) {
      assertThat(store.notices()).hasSize(1);
      assertThat(store.notices().getFirst()).contains("damaged").contains("kept in");
      assertThat(get(store, "a")).isNull();
      put(store, "a", "again");
    }
    try (var kept = Files.newDirectoryStream(dir, "damaged-*")) {
      assertThat(kept.iterator().next().resolve("tables-0.mv")).exists();
    }
    try (Store store = Store.open(dir)) {
      assertThat(store.notices()).isEmpty();
      assertThat(get(store, "a")).isEqualTo("again");
    }
  }

  @Test
  void killedProcessLosesNothingThatWasAcknowledged() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                dir.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int acknowledged = -1;
    try (BufferedReader out = process.inputReader()) {
      while (acknowledged < 20_000) {
        String line = out.readLine();
        assertThat(line).isNotNull();
        acknowledged = Integer.parseInt(line);
      }
      process.destroyForcibly();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.matches("\\d{" + Integer.toString(acknowledged).length() + "}")) {
          acknowledged = Integer.parseInt(line);
        }
      }
    } catch (IOException streamEndsWithTheProcess) {
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    try (Store store = Store.open(dir)) {
      assertThat(store.notices()).isEmpty();
      for (int i = 0; i <= acknowledged; i++) {
        byte[] key = ByteBuffer.allocate(4).putInt(i).array();
        assertThat(store.table("t").get(key)).as("write %d of %d", i, acknowledged).isNotNull();
      }
    }
  }

  /** Writes without end and says each number after it was acknowledged. */
  static final class KilledWriter {

    private KilledWriter() {}

    public static void main(String[] args) throws IOException {
      Store store = Store.open(Path.of(args[0]));
      Table table = store.table("t");
      for (int i = 0; ; i++) {
        byte[] key = ByteBuffer.allocate(4).putInt(i).array();
        store.write(
            tx -> {
              tx.put(table, key, new byte[100]);
              return null;
            });
        if (i % 5000 == 0) {
          store.checkpoint();
        }
        System.out.println(i);
      }
    }
  }
}
