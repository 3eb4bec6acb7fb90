package dev.lectern.settings;

import dev.lectern.json.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings in one JSON file. A damaged file is put aside as {@code <name>.damaged}; a section that
 * no longer fits its type is as if it were not there. Sections of a newer program stay in the file.
 * Nothing is written before {@link #keep()}: until then the folder may belong to another window.
 */
public final class JsonSettings implements Settings {

  private static final System.Logger LOG = System.getLogger(JsonSettings.class.getName());

  /** A section written by a newer program may have more in it than this one knows. */
  private static final JsonMapper LENIENT =
      Json.MAPPER.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** How reading the file ended. */
  private sealed interface Found {
    record Sections(ObjectNode all) implements Found {}

    /** The file was moved to a place beside. */
    record Damaged(Path aside) implements Found {}

    record Unreadable(String why) implements Found {}
  }

  private final Path file;
  private final Executor soon;
  private final Set<String> changed = new HashSet<>();
  private final AtomicBoolean pending = new AtomicBoolean();
  private ObjectNode sections = Json.object();
  private String notice = "";
  private boolean kept;

  private JsonSettings(Path file, Executor soon) {
    this.file = file;
    this.soon = soon;
    take(read(file));
  }

  /**
   * Reads the file, if it is there.
   *
   * @param soon runs a save after a short delay on a thread that may wait
   */
  public static JsonSettings open(Path file, Executor soon) {
    return new JsonSettings(file, soon);
  }

  /**
   * From now on changes are written, those of before too. What another window wrote meanwhile is
   * read first; only sections that were changed here replace it.
   *
   * @return what was wrong with the file, for the user; empty when nothing was
   */
  public synchronized Optional<String> keep() {
    if (kept) {
      return Optional.empty();
    }
    ObjectNode mine = sections;
    if (read(file) instanceof Found.Sections(ObjectNode now)) {
      sections = now;
      changed.forEach(name -> sections.set(name, mine.get(name)));
      kept = true;
      if (!changed.isEmpty() && pending.compareAndSet(false, true)) {
        soon.execute(this::save);
      }
    }
    return notice.isEmpty() ? Optional.empty() : Optional.of(notice);
  }

  private void take(Found found) {
    switch (found) {
      case Found.Sections(ObjectNode all) -> sections = all;
      case Found.Damaged(Path aside) ->
          notice =
              "The settings were damaged, so the usual ones are used. The damaged file is kept as "
                  + aside
                  + ".";
      case Found.Unreadable(String why) ->
          notice =
              "The settings cannot be read, so the usual ones are used: "
                  + why
                  + ". Changes are not kept. Make the file readable and start again.";
    }
  }

  private static Found read(Path file) {
    if (!Files.exists(file)) {
      return new Found.Sections(Json.object());
    }
    try {
      return Json.MAPPER.readTree(Files.readString(file)) instanceof ObjectNode object
          ? new Found.Sections(object)
          : putAside(file);
    } catch (JacksonException | CharacterCodingException e) {
      return putAside(file);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "The settings cannot be read: " + file, e);
      return new Found.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static Found putAside(Path file) {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      return new Found.Damaged(aside);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "Damaged settings cannot be put aside: " + file, e);
      return new Found.Unreadable(String.valueOf(e.getMessage()));
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
      changed.add(name);
      if (!kept) {
        return;
      }
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
      // once a second while it lasts: a line each, not a stack
      LOG.log(System.Logger.Level.WARNING, "The settings cannot be written: " + e);
    }
  }
}
