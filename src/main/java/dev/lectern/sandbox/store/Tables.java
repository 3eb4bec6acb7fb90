package dev.lectern.sandbox.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/** The MVStore of one generation and its open maps. */
final class Tables {

  private static final int CACHE_MEGABYTES = 32;
  private static final int COMPACTION_WRITE = 8 << 20;

  private final MVStore store;
  private final Map<String, MVMap<byte[], byte[]>> maps = new ConcurrentHashMap<>();

  /** Opens or makes the file; in memory when it is null. */
  Tables(@Nullable Path file) {
    MVStore.Builder builder =
        new MVStore.Builder()
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .cacheSize(CACHE_MEGABYTES);
    if (file != null) {
      builder.fileName(file.toString());
    }
    store = builder.open();
    store.setVersionsToKeep(0);
  }

  MVMap<byte[], byte[]> map(String name) {
    MVMap<byte[], byte[]> map = maps.get(name);
    return map != null ? map : maps.computeIfAbsent(name, this::open);
  }

  private MVMap<byte[], byte[]> open(String name) {
    return store.openMap(
        name,
        new MVMap.Builder<byte[], byte[]>()
            .keyType(BinaryKey.INSTANCE)
            .valueType(ByteArrayDataType.INSTANCE));
  }

  /** Names of all tables, in order. */
  Iterable<String> names() {
    return new TreeSet<>(store.getMapNames());
  }

  /** Reads every page once; a damaged page throws. */
  void verify() {
    for (String name : names()) {
      var cursor = map(name).cursor(null);
      while (cursor.hasNext()) {
        cursor.next();
      }
    }
  }

  /** Writes what changed to the file, reuses space that is mostly dead, and waits for the disk. */
  void commit() {
    store.commit();
    store.compact(50, COMPACTION_WRITE);
    store.sync();
  }

  void close() {
    if (!store.isClosed()) {
      store.close();
    }
  }

  /** Closes without writing. */
  void abandon() {
    store.closeImmediately();
  }

  /** Keys as unsigned bytes; MVStore's own type for byte arrays does not keep them in order. */
  private static final class BinaryKey extends BasicDataType<byte[]> {

    static final BinaryKey INSTANCE = new BinaryKey();

    @Override
    public int compare(byte[] a, byte[] b) {
      return Arrays.compareUnsigned(a, b);
    }

    @Override
    public int getMemory(byte[] key) {
      return key.length + 24;
    }

    @Override
    public void write(WriteBuffer buffer, byte[] key) {
      buffer.putVarInt(key.length).put(key);
    }

    @Override
    public byte[] read(ByteBuffer buffer) {
      byte[] key = new byte[org.h2.mvstore.DataUtils.readVarInt(buffer)];
      buffer.get(key);
      return key;
    }

    @Override
    public byte[][] createStorage(int size) {
      return new byte[size][];
    }
  }
}
