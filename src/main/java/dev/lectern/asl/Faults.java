package dev.lectern.asl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong while a definition is read. */
final class Faults {

  private final List<Diagnostic> found = new ArrayList<>();

  /** A fault of form, the most common kind. */
  void schema(String message, @Nullable String location) {
    add("SCHEMA_VALIDATION_FAILED", message, location);
  }

  /**
   * A value of another type.
   *
   * @param type as AWS names it: {@code STRING}
   */
  void type(String type, String location) {
    schema("Expected value of type [" + type + "]", location);
  }

  void add(String code, String message, @Nullable String location) {
    Diagnostic fault = new Diagnostic(Diagnostic.Severity.ERROR, code, message, location);
    if (!found.contains(fault)) {
      found.add(fault);
    }
  }

  void warn(String code, String message, String location) {
    found.add(new Diagnostic(Diagnostic.Severity.WARNING, code, message, location));
  }

  boolean errors() {
    return found.stream().anyMatch(one -> one.severity() == Diagnostic.Severity.ERROR);
  }

  /** Errors first, each kind in the order in which it was found. */
  List<Diagnostic> all() {
    List<Diagnostic> all = new ArrayList<>(found);
    all.sort((a, b) -> a.severity().compareTo(b.severity()));
    return List.copyOf(all);
  }
}
