package dev.lectern.lab;

import dev.lectern.json.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * Keeps progress: one file a lab, replaced as a whole, on disk before a save returns. A file that
 * cannot be read is put aside, never overwritten. Safe for any thread.
 */
public final class ProgressStore {

  private static final Pattern SID = Pattern.compile("[0-9a-f]{4,8}");

  private final Path folder;

  /**
   * @param folder where the files lie; made when it is not there
   */
  public ProgressStore(Path folder) {
    this.folder = folder;
  }

  /** Where files made for the learner of that lab lie. */
  public Path files(String labId) {
    return folder.resolve(labId + "-files");
  }

  /** What was kept of that lab; empty when nothing was, or nothing that can be read. */
  public synchronized Optional<LabProgress> load(String labId) throws IOException {
    Path file = file(labId);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.MAPPER.readValue(Files.readString(file), LabProgress.class));
    } catch (JacksonException e) {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".damaged"),
          StandardCopyOption.REPLACE_EXISTING);
      return Optional.empty();
    }
  }

  /** Keeps it. */
  public synchronized void save(LabProgress progress) throws IOException {
    write(file(progress.labId()), Json.PRETTY.writeValueAsString(progress));
  }

  /** Changes what was kept of a lab; nothing happens when nothing was. */
  public synchronized Optional<LabProgress> update(String labId, UnaryOperator<LabProgress> change)
      throws IOException {
    Optional<LabProgress> kept = load(labId);
    if (kept.isEmpty()) {
      return kept;
    }
    LabProgress changed = change.apply(kept.get());
    if (changed != kept.get()) {
      save(changed);
    }
    return Optional.of(changed);
  }

  /**
   * The learner's id, four to eight hex digits, drawn by {@code fresh} the first time and kept from
   * then on.
   */
  public synchronized String sid(Supplier<String> fresh) throws IOException {
    Path file = folder.resolve("learner.txt");
    if (Files.exists(file)) {
      String kept = Files.readString(file).strip();
      if (SID.matcher(kept).matches()) {
        return kept;
      }
    }
    String drawn = fresh.get();
    write(file, drawn);
    return drawn;
  }

  private Path file(String labId) {
    return folder.resolve(labId + ".json");
  }

  private void write(Path file, String text) throws IOException {
    Files.createDirectories(folder);
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(next, text);
    try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
