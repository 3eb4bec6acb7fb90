package dev.lectern.pane.stepfunctions.definition;

import dev.lectern.asl.DefinitionReader;
import dev.lectern.asl.Diagnostic;
import dev.lectern.asl.Places;
import dev.lectern.ui.editor.JsonProblem;
import java.util.ArrayList;
import java.util.List;
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
      Places.Place place = places.find(location).orElse(new Places.Place(1, 1, 0));
      problems.add(
          new Problem(
              error, each.code(), each.message(), location, place.line(), place.column(), service));
    }
    return problems;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** Whether both say the same of the same place. */
  boolean same(Problem other) {
    return line == other.line && code.equals(other.code) && message.equals(other.message);
  }
}
