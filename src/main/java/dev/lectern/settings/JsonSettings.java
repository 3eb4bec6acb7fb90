package dev.lectern.settings;

import dev.lectern.json.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings in one JSON file. A file that cannot be read is put aside as {@code <name>.damaged}; a
 * section that no longer fits its type is as if it were not there. Sections of a newer program stay
 * in the file.
 */
public final class JsonSettings implements Settings {

  private static final System.Logger LOG = System.getLogger(JsonSettings.class.getName());

  /** A section written by a newer program may have more in it than this one knows. */
  private static final JsonMapper LENIENT =
      Json.MAPPER.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Path file;
  private final Executor soon;
  private final ObjectNode sections;
  private final AtomicBoolean pending = new AtomicBoolean();

  private JsonSettings(Path file, Executor soon, ObjectNode sections) {
    this.file = file;
    this.soon = soon;
    this.sections = sections;
  }

  /**
   * Reads the file, if it is there.
   *
   * @param soon runs a save after a short delay on a thread that may wait
   */
  public static JsonSettings open(Path file, Executor soon) {
    return new JsonSettings(file, soon, read(file));
  }

  private static ObjectNode read(Path file) {
    if (!Files.exists(file)) {
      return Json.object();
    }
    try {
      if (Json.MAPPER.readTree(Files.readString(file)) instanceof ObjectNode object) {
        return object;
      }
      putAside(file);
    } catch (JacksonException e) {
      putAside(file);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "The settings cannot be read: " + file, e);
    }
    return Json.object();
  }

  private static void putAside(Path file) {
    try {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".damaged"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "Damaged settings cannot be put aside: " + file, e);
    }
  }

  @Override
  public synchronized <T extends Record> T get(String name, Class<T> type, T initial) {
    JsonNode section = sections.get(name);
    if (section == null) {
      return initial;
    }
    try {
      T value = LENIENT.treeToValue(section, type);
      return value == null ? initial : value;
    } catch (JacksonException e) {
      LOG.log(System.Logger.Level.WARNING, "The settings in " + name + " do not fit: ignored", e);
      return initial;
    }
  }

  @Override
  public void put(String name, Record section) {
    synchronized (this) {
      JsonNode next = Json.MAPPER.valueToTree(section);
      if (next.equals(sections.get(name))) {
        return;
      }
      sections.set(name, next);
    }
    if (pending.compareAndSet(false, true)) {
      soon.execute(this::save);
    }
  }

  @Override
  public void close() {
    if (pending.get()) {
      save();
    }
  }

  /** Writes a new file beside the old one and puts it in its place: never half of either. */
  private synchronized void save() {
    if (!pending.compareAndSet(true, false)) {
      return;
    }
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(next, Json.PRETTY.writeValueAsString(sections));
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "The settings cannot be written: " + file, e);
    }
  }
}
