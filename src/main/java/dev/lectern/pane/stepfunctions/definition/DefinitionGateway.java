package dev.lectern.pane.stepfunctions.definition;

import dev.lectern.asl.Diagnostic;
import dev.lectern.pane.stepfunctions.data.Machine;
import java.util.List;

/** The definition of a machine. Blocking; failures are the SDK's exceptions. */
public interface DefinitionGateway {

  /** What Step Functions says about a definition (ValidateStateMachineDefinition). */
  List<Diagnostic> validate(String definition, boolean express);

  /**
   * Saves a definition (UpdateStateMachine).
   *
   * @param publish whether a version is made of it as well
   * @param description of the version
   * @return the machine as it is then
   */
  Machine save(Machine machine, String definition, boolean publish, String description);

  /**
   * Makes a version of what is saved (PublishStateMachineVersion).
   *
   * @return its number
   */
  String publish(Machine machine, String description);
}
