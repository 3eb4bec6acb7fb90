package dev.lectern.lab.kit;

import dev.lectern.lab.Lab;
import dev.lectern.lab.Step;
import dev.lectern.lab.Variable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a class works with: labs, states of the sandbox, settled values, how many hints there are.
 * One file, {@code kit.json} in it is this record.
 *
 * @param format always {@link #FORMAT}
 * @param version of the format; {@link #VERSION} is the newest that this program reads
 * @param id drawn when it is made, 32 hex digits; results name it
 * @param title of the class, a few words
 * @param made when
 * @param key HMAC-SHA-256 key that results are signed with, 64 hex digits
 * @param hints hints of a step that can be opened, 0 to 3
 * @param labs in the order of the course
 * @param variables values that are the same for everybody: by lab id, by name of the variable
 * @param snapshots states of the sandbox
 * @param files SHA-256 in hex of every other file of the kit, by path
 */
public record Kit(
    String format,
    int version,
    String id,
    String title,
    Instant made,
    String key,
    int hints,
    List<KitLab> labs,
    Map<String, Map<String, String>> variables,
    List<KitSnapshot> snapshots,
    Map<String, String> files) {

  public static final String FORMAT = "lectern-kit";
  public static final int VERSION = 1;

  /** Hints that every step has. */
  public static final int ALL_HINTS = 3;

  private static final Pattern PROGRAM =
      Pattern.compile("(?i)^labs/.*/assets/.*\\.(java|class|jar|zip|py|js|mjs|cjs|ts|sh)$");

  /** How names of kit files end. */
  public static final String SUFFIX = ".lectern-kit";

  public Kit {
    format = text(format);
    id = text(id);
    title = text(title);
    key = text(key);
    labs = labs == null ? List.of() : List.copyOf(labs);
    variables = variables == null ? Map.of() : Map.copyOf(variables);
    snapshots = snapshots == null ? List.of() : List.copyOf(snapshots);
    files = files == null ? Map.of() : Map.copyOf(files);
  }

  /**
   * A lab of the kit.
   *
   * @param folder its path in the kit, below {@code labs/}
   */
  public record KitLab(String id, String folder) {
    public KitLab {
      id = text(id);
      folder = text(folder);
    }
  }

  /**
   * A state of the sandbox.
   *
   * @param file its path in the kit, below {@code snapshots/}
   */
  public record KitSnapshot(String name, String file) {
    public KitSnapshot {
      name = text(name);
      file = text(file);
    }
  }

  /** Whether a lab of it brings code that runs on the student's machine, as a function. */
  public boolean hasPrograms() {
    return files.keySet().stream().anyMatch(path -> PROGRAM.matcher(path).find());
  }

  /** A lab as the class does it: with the kit's values, and no more hints than there shall be. */
  public Lab of(Lab lab) {
    Map<String, Variable> settled = new LinkedHashMap<>(lab.variables());
    variables
        .getOrDefault(lab.id(), Map.of())
        .forEach((name, value) -> settled.replace(name, new Variable.Text(value)));
    return new Lab(
        lab.folder(),
        lab.id(),
        lab.module(),
        lab.title(),
        lab.minutes(),
        lab.summary(),
        settled,
        lab.files(),
        lab.buckets(),
        lab.owns(),
        lab.setup(),
        lab.steps().stream().map(this::of).toList(),
        lab.intro(),
        lab.guide(),
        lab.solution());
  }

  private Step of(Step step) {
    return new Step(
        step.id(),
        step.title(),
        step.points(),
        step.live(),
        step.opens(),
        step.place(),
        step.targets(),
        step.lets(),
        step.checks(),
        step.hints().subList(0, Math.clamp(hints, 0, step.hints().size())),
        step.mistakes());
  }

  /** Without the key, for messages and logs. */
  @Override
  public String toString() {
    return "Kit[" + title + ", " + id + "]";
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
