package dev.lectern.pane.stepfunctions.run.model;

import dev.lectern.asl.Definition;
import dev.lectern.asl.DefinitionReader;
import java.util.Optional;

/**
 * The machine as it was when the execution began (DescribeStateMachineForExecution).
 *
 * @param text its definition
 * @param role that it works in
 * @param parsed empty when AWS takes more than this console knows of the language
 */
public record Machine(String arn, String text, String role, Optional<Definition> parsed) {

  /** A machine with that definition. */
  public static Machine of(String arn, String text, String role) {
    return new Machine(arn, text, role, DefinitionReader.read(text, false).definition());
  }
}
