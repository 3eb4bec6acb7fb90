package dev.lectern.pane.stepfunctions.definition;

import dev.lectern.asl.DefinitionReader;
import dev.lectern.asl.Diagnostic;
import dev.lectern.asl.Places;
import dev.lectern.ui.editor.JsonProblem;
import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a definition, at its place.
 *
 * @param error whether it keeps the definition from being saved; otherwise a warning
 * @param code AWS's word, for example {@code SCHEMA_VALIDATION_FAILED}
 * @param location AWS's name of the place, for example {@code /States/Pay/Next}; may be empty
 * @param line from 1
 * @param column from 1
 * @param service whether Step Functions itself said so
 */
record Problem(
    boolean error,
    String code,
    String message,
    String location,
    int line,
    int column,
    boolean service) {

  private static final Pattern FIELD = Pattern.compile("[Ff]ield '([^']+)'");

  /** What the interpreter's own reader finds; the service says the same. */
  static List<Problem> of(String text, boolean express) {
    return of(text, DefinitionReader.read(text, express).diagnostics(), false);
  }

  /** Diagnostics at their places in the text. */
  static List<Problem> of(String text, List<Diagnostic> diagnostics, boolean service) {
    Places places = Places.of(text);
    List<Problem> problems = new ArrayList<>();
    for (Diagnostic each : diagnostics) {
      boolean error = each.severity() == Diagnostic.Severity.ERROR;
      JsonProblem syntax =
          each.code().equals("INVALID_JSON_DESCRIPTION")
              ? JsonProblem.find(text).orElse(null)
              : null;
      if (syntax != null) {
        problems.add(
            new Problem(
                error, each.code(), syntax.message(), "", syntax.line(), syntax.column(), service));
        continue;
      }
      String location = text(each.location());
      Places.Place place =
          named(places, location, each.message())
              .or(() -> places.find(location))
              .orElse(new Places.Place(1, 1, 0));
      problems.add(
          new Problem(
              error, each.code(), each.message(), location, place.line(), place.column(), service));
    }
    if (!service) {
      places.again().forEach((location, place) -> problems.add(twice(location, place)));
    }
    return problems;
  }

  /** The field that a message is about: AWS names the place of what it is in. */
  private static Optional<Places.Place> named(Places places, String location, String message) {
    Matcher field = FIELD.matcher(message);
    return field.find() ? places.field(location, field.group(1)) : Optional.empty();
  }

  /** JSON allows it, and nobody means it. */
  private static Problem twice(String location, Places.Place place) {
    String name = location.substring(location.lastIndexOf('/') + 1);
    return new Problem(
        false,
        "DUPLICATE_KEY",
        Texts.of("stepfunctions").get("definition.twice", name),
        location,
        place.line(),
        place.column(),
        false);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** Whether both say the same of the same place. */
  boolean same(Problem other) {
    return line == other.line && code.equals(other.code) && message.equals(other.message);
  }
}
