package dev.lectern.sandbox.sts;

import dev.lectern.sandbox.auth.identity.Identities;
import dev.lectern.sandbox.auth.identity.IdentityStore.Kind;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Roles by ARN, of any account. */
final class Roles {

  private Roles() {}

  static Optional<ObjectNode> find(Identities identities, String arn) {
    String[] parts = arn.split(":", 6);
    return parts.length < 6 || !parts[5].startsWith("role/")
        ? Optional.empty()
        : identities
            .store()
            .find(Kind.ROLE, parts[4], Identities.name(arn))
            .filter(role -> role.path("Arn").asString("").equals(arn));
  }
}
