package dev.lectern.lab;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A thing in an account that belongs to a lab: the lab makes it, or has the learner make it, and
 * reset deletes it.
 *
 * @param kind what it is
 * @param name its name in its account and Region
 */
public record Resource(Kind kind, String name) {

  /** What a lab can own; written in lower case with hyphens, as in {@code instance-profile}. */
  public enum Kind {
    BUCKET,
    TABLE,
    FUNCTION,
    LAYER,
    STATE_MACHINE,
    ROLE,
    USER,
    GROUP,
    POLICY,
    INSTANCE_PROFILE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.toString().equals(word)).findFirst();
    }
  }

  /**
   * Reads {@code table dv-7f3a-orders}.
   *
   * @throws IllegalArgumentException with what to write instead
   */
  public static Resource parse(String text) {
    int space = text.indexOf(' ');
    return Kind.of(space < 0 ? "" : text.substring(0, space))
        .map(kind -> new Resource(kind, text.substring(space + 1).strip()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + text
                        + "' is no resource; write one of "
                        + Arrays.stream(Kind.values())
                            .map(Kind::toString)
                            .collect(Collectors.joining(", "))
                        + " and a name"));
  }

  /** Kind and name, as a sentence has them. */
  @Override
  public String toString() {
    return kind + " " + name;
  }
}
