package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.RequestHead;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request whose accesses are wanted.
 *
 * @param operation AWS's name
 * @param action the IAM action that the model names
 * @param resource the ARN of the model's template
 * @param input the operation's members
 * @param region of the credential scope
 * @param head method, target and headers as received
 */
public record Ask(
    String operation,
    String action,
    String resource,
    ObjectNode input,
    Caller caller,
    String region,
    RequestHead head) {

  /** The same about other members. */
  public Ask with(ObjectNode members) {
    return new Ask(operation, action, resource, members, caller, region, head);
  }

  /** A member that is a text; empty without it. */
  public String text(String member) {
    return input.path(member).asString("");
  }
}
