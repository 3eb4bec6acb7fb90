package dev.lectern.sandbox.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.System.Logger;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox's store. One writer at a time; any number of readers, without a lock. Do not
 * interrupt a thread that is inside the store.
 */
public final class Store implements AutoCloseable {

  /** What runs in a transaction. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    /** Reads and writes; throwing leaves everything as it was. */
    T run(Tx tx) throws IOException;
  }

  /** What runs in a transaction and answers nothing. */
  @FunctionalInterface
  public interface Steps {
    /** Reads and writes; throwing leaves everything as it was. */
    void run(Tx tx) throws IOException;
  }

  private static final long CHECKPOINT_BYTES = 32L << 20;

  private final DataFolder folder;
  private final BlobFiles files;
  private final StoreSnapshots snapshots;
  private final Damage damage;
  private final Generations generations;
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock checkpointing = new ReentrantLock();
  private final AtomicLong lastId = new AtomicLong();
  private final @Nullable ScheduledExecutorService keeper;
  private volatile Tables tables;
  private @Nullable Log log;
  private long generation;
  private @Nullable IOException broken;

  private Store(DataFolder folder) throws IOException {
    this.folder = folder;
    this.damage = new Damage(folder.path());
    this.files = new BlobFiles(folder.path(), folder.temporary());
    this.generations = new Generations(folder.path(), damage);
    this.generation = folder.generation();
    this.tables = openTables();
    files.clearIncoming();
    lastId.set(System.currentTimeMillis() << 20);
    byte[] lastBlob = tables.map(Tx.BLOBS).lastKey();
    if (lastBlob != null) {
      lastId.accumulateAndGet(BlobEntry.id(lastBlob), Math::max);
    }
    this.snapshots = new StoreSnapshots(this, folder.path(), files, damage);
    files.sweep(this::blobReferenced);
    this.keeper = folder.temporary() ? null : startKeeper();
  }

  /**
   * Opens the store of a folder; made when it is missing. Without a folder the tables are in memory
   * and large blobs in a temporary folder that is deleted at close.
   *
   * @throws StoreLockedException when another process has it open
   */
  public static Store open(@Nullable Path dataFolder) throws IOException {
    DataFolder folder = DataFolder.open(dataFolder);
    try {
      return new Store(folder);
    } catch (IOException | RuntimeException cause) {
      folder.close();
      throw cause;
    }
  }

  private Tables openTables() throws IOException {
    if (folder.temporary()) {
      return new Tables(null);
    }
    generations.deleteAllBut(generation);
    Tables opened = generations.tables(generation);
    log =
        Log.open(
            folder.path(),
            generation,
            changes -> changes.forEach(change -> apply(opened, change)),
            damage);
    return opened;
  }

  private ScheduledExecutorService startKeeper() {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("sandbox-store").unstarted(task));
    var _ = executor.scheduleWithFixedDelay(this::keep, 1, 1, TimeUnit.SECONDS);
    return executor;
  }

  /** What was found damaged at opening, in sentences for the user; empty when all is well. */
  public List<String> notices() {
    return damage.notices();
  }

  /** A table; made at the first write. */
  public Table table(String name) {
    return new Table(this, name);
  }

  Tables tables() {
    return tables;
  }

  /** A number greater than all before, also across restarts and restores. */
  public long nextId() {
    return lastId.incrementAndGet();
  }

  /** Ids from elsewhere came in, up to this one. */
  void idsPassed(long id) {
    lastId.accumulateAndGet(id, Math::max);
  }

  /** Runs a transaction and, when it does not throw, makes it durable. */
  public <T extends @Nullable Object> T write(Work<T> work) throws IOException {
    writing.lock();
    try {
      if (broken != null) {
        throw new IOException("The sandbox's store cannot be written any more", broken);
      }
      Tx tx = new Tx(this);
      T result = work.run(tx);
      List<Log.Change> changes = tx.changes();
      if (!changes.isEmpty()) {
        if (log != null) {
          log.append(changes);
        }
        try {
          changes.forEach(change -> apply(tables, change));
        } catch (RuntimeException | Error cause) {
          // The log has all of it, the tables perhaps half: the next start sets that right.
          broken = new IOException(cause);
          throw broken;
        }
      }
      tx.keptFiles().forEach(files::kept);
      for (long id : tx.releasedFiles()) {
        files.released(id);
      }
      return result;
    } finally {
      writing.unlock();
    }
  }

  /** Runs a transaction that answers nothing. */
  public void run(Steps steps) throws IOException {
    var _ =
        write(
            tx -> {
              steps.run(tx);
              return true;
            });
  }

  private static void apply(Tables tables, Log.Change change) {
    byte[] value = change.value();
    if (value == null) {
      tables.map(change.table()).remove(change.key());
    } else {
      tables.map(change.table()).put(change.key(), value);
    }
  }

  /** Takes the bytes of a new blob. */
  public BlobWriter newBlob() {
    return new BlobWriter(files, nextId());
  }

  /**
   * Opens a blob.
   *
   * @throws NoSuchFileException when it was deleted meanwhile
   */
  public BlobReader openBlob(long id) throws IOException {
    byte[] value = tables.map(Tx.BLOBS).get(BlobEntry.key(id));
    if (value == null) {
      throw new NoSuchFileException("blob " + id);
    }
    return BlobEntry.isFile(value)
        ? new BlobReader(null, files.open(id))
        : new BlobReader(BlobEntry.decode(value).inline(), null);
  }

  /**
   * The length of a blob, in bytes.
   *
   * @throws NoSuchFileException when it was deleted meanwhile
   */
  public long blobLength(long id) throws IOException {
    byte[] value = tables.map(Tx.BLOBS).get(BlobEntry.key(id));
    if (value == null) {
      throw new NoSuchFileException("blob " + id);
    }
    return BlobEntry.decode(value).length();
  }

  /** Saved states of this store, by name. */
  public StoreSnapshots snapshots() {
    return snapshots;
  }

  boolean blobReferenced(long id) {
    return tables.map(Tx.BLOBS).containsKey(BlobEntry.key(id));
  }

  /** Runs while nothing is written. */
  void exclusively(StoreSnapshots.Action action) throws IOException {
    checkpointing.lock();
    writing.lock();
    try {
      action.run();
    } finally {
      writing.unlock();
      checkpointing.unlock();
    }
  }

  /** Replaces all tables in one step; call within {@link #exclusively}. */
  void replaceTables(StoreSnapshots.Filler filler) throws IOException {
    long next = generation + 1;
    Tables fresh = new Tables(folder.temporary() ? null : generations.tableFile(next));
    Tables old = tables;
    Log oldLog = log;
    try {
      filler.fill(fresh);
      if (oldLog != null) {
        fresh.commit();
        log = Log.open(folder.path(), next, changes -> {}, damage);
        folder.generation(next);
      }
    } catch (IOException | RuntimeException cause) {
      giveUp(fresh, oldLog);
      throw cause;
    }
    if (oldLog != null) {
      oldLog.close();
    }
    generation = next;
    tables = fresh;
    if (!folder.temporary()) {
      old.abandon();
      generations.deleteAllBut(generation);
    }
    files.sweep(this::blobReferenced);
  }

  /** What was there before goes on. */
  private void giveUp(Tables fresh, @Nullable Log oldLog) throws IOException {
    fresh.abandon();
    if (log != oldLog && log != null) {
      log.close();
      log = oldLog;
    }
    if (!folder.temporary()) {
      generations.deleteAllBut(generation);
    }
  }

  /** Brings everything to the disk and, when the log has grown, writes the tables. */
  private void keep() {
    try {
      if (force() > CHECKPOINT_BYTES) {
        checkpoint();
      }
    } catch (FileNotFoundException noNewSegment) {
      // The log goes on in its segment, and the next second tries again.
      log().log(Logger.Level.WARNING, "The sandbox's log could not be started anew", noNewSegment);
    } catch (IOException | RuntimeException cause) {
      log().log(Logger.Level.ERROR, "The sandbox's store cannot be kept on disk", cause);
      fail(cause);
    }
  }

  /**
   * Brings what was acknowledged so far to the disk: files of blobs, the log, and only then deletes
   * the files that it says are needed no more. Answers the log's length in bytes.
   */
  long force() throws IOException {
    files.force();
    // No segment is closed meanwhile.
    checkpointing.lock();
    try {
      RandomAccessFile unforced;
      Set<Long> released;
      long length;
      writing.lock();
      try {
        unforced = log == null ? null : log.takeUnforced();
        length = log == null ? 0 : log.length();
        released = files.takeReleased();
      } finally {
        writing.unlock();
      }
      if (unforced != null) {
        unforced.getFD().sync();
      }
      files.delete(released, this::blobReferenced);
      return length;
    } finally {
      checkpointing.unlock();
    }
  }

  private void fail(Exception cause) {
    writing.lock();
    try {
      if (broken == null) {
        broken = new IOException(cause);
      }
    } finally {
      writing.unlock();
    }
  }

  /** Writes the tables to their file and starts the log anew. */
  void checkpoint() throws IOException {
    checkpointing.lock();
    try {
      Log current = log;
      if (current == null) {
        return;
      }
      long full;
      writing.lock();
      try {
        full = current.rotate();
      } finally {
        writing.unlock();
      }
      tables.commit();
      current.drop(full);
    } finally {
      checkpointing.unlock();
    }
  }

  /** Writes everything and lets go of the folder. */
  @Override
  public void close() throws IOException {
    if (keeper != null) {
      keeper.shutdown();
      try {
        if (!keeper.awaitTermination(10, TimeUnit.SECONDS)) {
          keeper.shutdownNow();
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
    try (folder) {
      try {
        force();
      } finally {
        exclusively(this::end);
      }
    }
  }

  private void end() throws IOException {
    try {
      if (broken == null) {
        checkpoint();
      }
    } finally {
      if (log != null) {
        log.close();
        log = null;
      }
      broken = new IOException("The store is closed");
      tables.close();
    }
  }

  /** Asked for when there is something to say: setting logging up takes a fifth of a start. */
  private static Logger log() {
    return System.getLogger(Store.class.getName());
  }
}
