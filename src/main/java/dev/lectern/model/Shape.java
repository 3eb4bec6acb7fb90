package dev.lectern.model;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The type of a value in a service's API. */
public sealed interface Shape {

  /** Kinds of values without members. */
  enum Kind {
    STRING,
    BOOLEAN,
    INTEGER,
    LONG,
    FLOAT,
    DOUBLE,
    TIMESTAMP,
    BLOB
  }

  /** How a timestamp is written where it travels. */
  enum TimestampFormat {
    ISO_8601,
    RFC_822,
    UNIX
  }

  /**
   * What AWS publishes of a value's size; the least and the most are of a number itself, of a
   * string's, list's or map's length.
   *
   * @param min the least, null when there is none
   * @param max the most, null when there is none
   * @param pattern what a string must match, null when there is none
   */
  record Limits(@Nullable Long min, @Nullable Long max, @Nullable Pattern pattern) {

    /** No limits. */
    public static final Limits NONE = new Limits(null, null, null);
  }

  /**
   * A value without members.
   *
   * @param timestamp how it is written, meaningful for timestamps only
   * @param values the values that AWS publishes, empty when any value is allowed
   * @param limits of the number, or of the length
   */
  record Scalar(Kind kind, TimestampFormat timestamp, List<String> values, Limits limits)
      implements Shape {}

  /**
   * A list.
   *
   * @param elementName name of an element in XML
   * @param flattened whether the elements stand in the parent without an element around them
   * @param limits of its length
   */
  record Sequence(Shape element, String elementName, boolean flattened, Limits limits)
      implements Shape {}

  /** A map from string to a value. */
  record Dictionary(Shape value, String keyName, String valueName, boolean flattened, Limits limits)
      implements Shape {}

  /** A structure; its members by AWS's names, in AWS's order. */
  record Structure(String name, Map<String, Member> members) implements Shape {}

  /** A structure that stands elsewhere in the model, by name: structures may contain themselves. */
  record Reference(String structure) implements Shape {}
}
