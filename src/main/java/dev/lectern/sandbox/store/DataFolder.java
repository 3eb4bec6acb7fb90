package dev.lectern.sandbox.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The data folder, held by a lock so that two processes never write it at once. */
final class DataFolder implements AutoCloseable {

  private static final String TEMPORARY_PREFIX = "lectern-sandbox-";
  private static final Pattern TEMPORARY = Pattern.compile(TEMPORARY_PREFIX + "(\\d{1,10})-\\d+");

  private final Path path;
  private final FileChannel lockFile;
  private final boolean temporary;

  private DataFolder(Path path, FileChannel lockFile, boolean temporary) {
    this.path = path;
    this.lockFile = lockFile;
    this.temporary = temporary;
  }

  /** Opens a folder, made when it is missing; a temporary one, deleted at close, when null. */
  static DataFolder open(@Nullable Path wanted) throws IOException {
    if (wanted == null) {
      sweepTemporary();
    }
    Path path =
        wanted == null
            ? Files.createTempDirectory(TEMPORARY_PREFIX + ProcessHandle.current().pid() + "-")
            : Files.createDirectories(wanted).toRealPath();
    FileChannel lockFile = tryLock(path);
    if (lockFile == null) {
      throw new StoreLockedException(
          "The data folder "
              + path
              + " is already open in another sandbox"
              + (holder(path).isEmpty() ? "" : " (process " + holder(path) + ")")
              + ". Close that one first, or choose another folder.");
    }
    return new DataFolder(path, lockFile, wanted == null);
  }

  private static @Nullable FileChannel tryLock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        channel.truncate(0);
        byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
        channel.write(ByteBuffer.wrap(pid));
        return channel;
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // Same answer as for another process.
    }
    channel.close();
    return null;
  }

  /** Number of the process that locked a folder last; empty when it is not known. */
  private static String holder(Path folder) {
    try {
      return Files.readString(folder.resolve("lock")).strip();
    } catch (IOException unreadable) {
      return "";
    }
  }

  /**
   * Whether the process that made a temporary folder may still be there, by the folder's name. The
   * lock is not touched for that: POSIX drops all locks of a process on a file when it closes the
   * file once, even after reading, and so a sandbox that only looked at another one of its own
   * process would give that one free.
   */
  private static boolean alive(Path folder) {
    Matcher name = TEMPORARY.matcher(folder.getFileName().toString());
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isPresent();
  }

  /** Removes what killed processes left in the system's temporary folder. */
  private static void sweepTemporary() throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir", "."));
    try (var folders = Files.newDirectoryStream(parent, TEMPORARY_PREFIX + "*")) {
      for (Path folder : folders) {
        if (Files.isWritable(folder) && Files.exists(folder.resolve("lock")) && !alive(folder)) {
          FileChannel lock = tryLock(folder);
          if (lock != null) {
            lock.close();
            Folders.delete(folder);
          }
        }
      }
    } catch (NoSuchFileException othersSweepToo) {
      // Another process was faster.
    }
  }

  Path path() {
    return path;
  }

  /** Whether nothing is kept after close. */
  boolean temporary() {
    return temporary;
  }

  /** The generation of table file and log in use; 0 for a new folder. */
  long generation() throws IOException {
    Path current = path.resolve("current");
    try {
      return Files.exists(current) ? Long.parseLong(Files.readString(current).strip()) : 0;
    } catch (NumberFormatException damaged) {
      throw new IOException("The file " + current + " is damaged", damaged);
    }
  }

  /** Makes a generation the one in use, in one step. */
  void generation(long number) throws IOException {
    Path next = path.resolve("current.new");
    Files.writeString(next, Long.toString(number));
    replace(next, path.resolve("current"));
  }

  /** Gives a new file its name, also for after a power failure: the whole file or the old one. */
  static void replace(Path written, Path target) throws IOException {
    try (FileChannel file = FileChannel.open(written, StandardOpenOption.WRITE)) {
      file.force(true);
    }
    Files.move(
        written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceNames(target.resolveSibling(""));
  }

  /** Brings the names of new files in a folder to the disk, where the system can. */
  static void forceNames(Path folder) {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException notPossible) {
      // Windows opens no folders; its file systems keep names in their own journal.
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
    if (temporary) {
      Folders.delete(path);
    }
  }
}
