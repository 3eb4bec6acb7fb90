package dev.lectern.sandbox.lambda.run;

import dev.lectern.sandbox.store.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which this sandbox's functions run, and a note of every process that it started. A
 * sandbox that was killed leaves both behind, frozen processes too; the next one that starts ends
 * the processes and deletes the folder.
 */
public final class ProcessRegister implements AutoCloseable {

  private static final String PREFIX = "lectern-lambda-";
  private static final String OWNER = "owner";

  /** Where {@code starttime} is in {@code /proc/PID/stat}, counted from the program's name. */
  private static final int START_TICKS = 20;

  private final Path folder;
  private final Path notes;

  private ProcessRegister(Path folder) throws IOException {
    this.folder = folder;
    this.notes = Files.createDirectories(folder.resolve("processes"));
    ProcessHandle self = ProcessHandle.current();
    note(folder.resolve(OWNER), self);
  }

  /** A new folder below the system's temporary one; sweeps what killed sandboxes left there. */
  public static ProcessRegister open() throws IOException {
    return open(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** The same below another folder. */
  static ProcessRegister open(Path temporary) throws IOException {
    sweep(temporary);
    return new ProcessRegister(Files.createTempDirectory(temporary, PREFIX));
  }

  /** Where code is unpacked and environments have their scratch. */
  public Path folder() {
    return folder;
  }

  void started(ProcessHandle process) {
    try {
      note(notes.resolve(Long.toString(process.pid())), process);
    } catch (IOException e) {
      throw new UncheckedIOException("A function's process cannot be noted", e);
    }
  }

  void ended(long pid) throws IOException {
    Files.deleteIfExists(notes.resolve(Long.toString(pid)));
  }

  /** There at once with all that it says: another sandbox may be sweeping. */
  static void note(Path file, ProcessHandle process) throws IOException {
    Path written = Files.createTempFile(file.getParent(), "note", "");
    Files.writeString(written, process.pid() + " " + start(process));
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * A process is known by its number and when it began: numbers are used again. Linux counts in
   * ticks since its own start; what Java makes of them moves by a second or more when the clock is
   * set, and a living sandbox would be swept.
   */
  private static String start(ProcessHandle process) {
    Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
    if (Files.isReadable(stat)) {
      try {
        String line = Files.readString(stat);
        return line.substring(line.lastIndexOf(')')).split(" ", -1)[START_TICKS];
      } catch (IOException ended) {
        return ""; // between the two calls: the same as what is told of an ended one below
      }
    }
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  private static @Nullable ProcessHandle living(Path note) throws IOException {
    String[] words = Files.readString(note).split(" ", 2);
    if (words.length < 2 || !words[0].matches("\\d+")) {
      return null;
    }
    return ProcessHandle.of(Long.parseLong(words[0]))
        .filter(process -> process.isAlive() && start(process).equals(words[1]))
        .orElse(null);
  }

  /** Ends the processes of sandboxes that are not there any more, and deletes their folders. */
  static void sweep(Path temporary) throws IOException {
    try (var folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
      for (Path left : folders) {
        sweepOne(left);
      }
    }
  }

  private static void sweepOne(Path left) throws IOException {
    try {
      Path owner = left.resolve(OWNER);
      if (Files.isRegularFile(owner) && living(owner) == null) {
        endAll(left.resolve("processes"));
        Folders.delete(left);
      }
    } catch (NoSuchFileException gone) {
      // its sandbox has just ended, or another one that starts sweeps as well
    }
  }

  private static void endAll(Path notes) throws IOException {
    if (!Files.isDirectory(notes)) {
      return;
    }
    try (var files = Files.newDirectoryStream(notes)) {
      for (Path file : List.copyOf(list(files))) {
        ProcessHandle process = living(file);
        if (process != null) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
        }
      }
    }
  }

  private static List<Path> list(Iterable<Path> files) {
    List<Path> all = new java.util.ArrayList<>();
    files.forEach(all::add);
    return all;
  }

  @Override
  public void close() throws IOException {
    Folders.delete(folder);
  }
}
