package dev.lectern.asl;

import dev.lectern.asl.Diagnostic.Severity;
import dev.lectern.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/**
 * Reads a definition and says what AWS would say about it: what CreateStateMachine refuses, what
 * ValidateStateMachineDefinition reports. Where the wording of AWS is not published or recorded, it
 * is our own. Pure and safe for any thread.
 */
public final class DefinitionReader {

  private static final int SHOWN_SOURCE = 500;

  private DefinitionReader() {}

  /**
   * What came of it.
   *
   * @param definition empty when there are errors
   * @param diagnostics errors first, then warnings
   */
  public record Reading(Optional<Definition> definition, List<Diagnostic> diagnostics) {

    /** Only what keeps a machine from being made. */
    public List<Diagnostic> errors() {
      return diagnostics.stream().filter(one -> one.severity() == Severity.ERROR).toList();
    }
  }

  /**
   * Reads a definition.
   *
   * @param express whether it is for an Express state machine, which may do less
   */
  public static Reading read(String text, boolean express) {
    Faults faults = new Faults();
    Optional<JsonNode> root = json(text, faults);
    Optional<Definition> definition =
        root.map(node -> new ScopeReader(faults, express).machine(node));
    return new Reading(faults.errors() ? Optional.empty() : definition, faults.all());
  }

  /**
   * Reads a definition that a machine has already: what is refused only since it was made does not
   * keep it from running. Empty when it is no JSON object.
   */
  public static Optional<Definition> readKept(String text) {
    Faults faults = new Faults();
    return json(text, faults).map(node -> new ScopeReader(faults, false).machine(node));
  }

  /**
   * Reads a single state, as TestState takes it; where it leads to is not looked at.
   *
   * @return a machine of this one state, by the name {@code name}
   */
  public static Reading readState(String text, String name) {
    Faults faults = new Faults();
    Optional<JsonNode> root = json(text, faults);
    Optional<Definition> definition =
        root.map(node -> new ScopeReader(faults, false).alone(node, name));
    return new Reading(faults.errors() ? Optional.empty() : definition, faults.all());
  }

  /** Where an object that never ends began, which our parser does not tell. */
  private static final Pattern NO_SOURCE =
      Pattern.compile(" \\(start marker at \\[Source: REDACTED[^]]*]\\)");

  private static Optional<JsonNode> json(String text, Faults faults) {
    JsonNode root;
    try {
      root = Json.MAPPER.readTree(text);
    } catch (JacksonException wrong) {
      TokenStreamLocation place = wrong.getLocation();
      String shown =
          text.length() <= SHOWN_SOURCE
              ? text
              : text.substring(0, SHOWN_SOURCE)
                  + "\"[truncated "
                  + (text.length() - SHOWN_SOURCE)
                  + " chars]";
      String source =
          "[Source: (String)\""
              + shown
              + "\"; line: "
              + (place == null ? 1 : place.getLineNr())
              + ", column: "
              + (place == null ? 1 : place.getColumnNr())
              + "]";
      faults.add(
          "INVALID_JSON_DESCRIPTION",
          NO_SOURCE.matcher(wrong.getOriginalMessage()).replaceFirst("") + "\n at " + source,
          source);
      return Optional.empty();
    }
    if (!root.isObject()) {
      faults.schema("Definition must be a valid JSON object", null);
      return Optional.empty();
    }
    return Optional.of(root);
  }
}
