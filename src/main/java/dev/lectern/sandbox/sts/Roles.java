package dev.lectern.sandbox.sts;

import dev.lectern.sandbox.auth.identity.Identities;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Roles by ARN, of any account. */
final class Roles {

  private Roles() {}

  static Optional<ObjectNode> find(Identities identities, String arn) {
    String[] parts = arn.split(":", 6);
    return parts.length < 6 || !parts[5].startsWith("role/")
        ? Optional.empty()
        : identities.role(parts[4], arn);
  }
}
