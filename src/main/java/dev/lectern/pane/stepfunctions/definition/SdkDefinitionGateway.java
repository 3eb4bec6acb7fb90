package dev.lectern.pane.stepfunctions.definition;

import dev.lectern.asl.Diagnostic;
import dev.lectern.aws.AwsClients;
import dev.lectern.pane.stepfunctions.data.Machine;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionSeverity;

/** Definitions through the SDK. */
public final class SdkDefinitionGateway implements DefinitionGateway {

  private final AwsClients clients;
  private final Function<String, Machine> describe;

  /**
   * With a session's clients.
   *
   * @param describe asks for a machine by its name
   */
  public SdkDefinitionGateway(AwsClients clients, Function<String, Machine> describe) {
    this.clients = clients;
    this.describe = describe;
  }

  @Override
  public List<Diagnostic> validate(String definition, boolean express) {
    return clients
        .sfn()
        .validateStateMachineDefinition(
            r ->
                r.definition(definition)
                    .type(express ? StateMachineType.EXPRESS : StateMachineType.STANDARD)
                    .severity(ValidateStateMachineDefinitionSeverity.WARNING))
        .diagnostics()
        .stream()
        .map(
            one ->
                new Diagnostic(
                    one.severity() == ValidateStateMachineDefinitionSeverity.ERROR
                        ? Diagnostic.Severity.ERROR
                        : Diagnostic.Severity.WARNING,
                    one.code(),
                    one.message(),
                    one.location()))
        .toList();
  }

  @Override
  public Machine save(Machine machine, String definition, boolean publish, String description) {
    UpdateStateMachineResponse saved =
        clients
            .sfn()
            .updateStateMachine(
                r -> {
                  r.stateMachineArn(machine.arn()).definition(definition);
                  if (publish) {
                    r.publish(true);
                    if (!description.isEmpty()) {
                      r.versionDescription(description);
                    }
                  }
                });
    assert saved.updateDate() != null;
    return describe.apply(machine.name());
  }

  @Override
  public String publish(Machine machine, String description) {
    String arn =
        clients
            .sfn()
            .publishStateMachineVersion(
                r ->
                    r.stateMachineArn(machine.arn())
                        .description(description.isEmpty() ? null : description))
            .stateMachineVersionArn();
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
