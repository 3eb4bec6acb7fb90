package dev.lectern.sandbox.wire.protocol;

import dev.lectern.model.Member;
import dev.lectern.model.OperationModel;
import dev.lectern.model.ServiceModel;
import dev.lectern.sandbox.ServiceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads members by AWS's names, wherever they would travel in a request of their protocol. */
public final class NamedInput {

  private NamedInput() {}

  /**
   * The validated members of an operation's input.
   *
   * @throws ServiceException ValidationException where a limit is broken or a member is unknown
   */
  public static ObjectNode read(ServiceModel model, OperationModel operation, JsonNode values) {
    for (String name : values.propertyNames()) {
      if (operation.input().members().values().stream()
          .map(Member::name)
          .noneMatch(known -> known.equals(name) || capitalized(known).equals(name))) {
        throw new ServiceException(
            400,
            "ValidationException",
            "The field \"" + name + "\" is not supported by " + operation.name());
      }
    }
    return JsonInput.readNamed(model, operation.input(), values);
  }

  /** With its first letter in upper case, as the SDK integrations of Step Functions have names. */
  public static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
