package dev.lectern.asl;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a definition (API reference, "ValidateStateMachineDefinitionDiagnostic").
 *
 * @param code for example {@code SCHEMA_VALIDATION_FAILED}
 * @param message AWS's words
 * @param location for example {@code /States/Pay/Resource}; null where AWS names none
 */
public record Diagnostic(
    Severity severity, String code, String message, @Nullable String location) {

  /** Whether a machine can be made of it. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** As CreateStateMachine words it. */
  public String sentence() {
    return code + ": " + message + (location == null ? "" : " at " + location);
  }
}
