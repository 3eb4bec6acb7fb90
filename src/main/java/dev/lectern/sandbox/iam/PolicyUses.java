package dev.lectern.sandbox.iam;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * How often the managed policies are used in an account, by their ARNs.
 *
 * @param attached to how many users, groups and roles
 * @param boundaries of how many users and roles it is the permissions boundary
 */
record PolicyUses(Map<String, Integer> attached, Map<String, Integer> boundaries) {

  /** As it is now. */
  static PolicyUses of(Iam iam, String account) {
    PolicyUses uses = new PolicyUses(new HashMap<>(), new HashMap<>());
    for (Entity entity : Entity.values()) {
      for (ObjectNode one : iam.store().list(entity.kind(), account)) {
        one.path("attached").forEach(arn -> uses.attached.merge(arn.asString(), 1, Integer::sum));
        uses.boundaries.merge(one.path("boundary").asString(""), 1, Integer::sum);
      }
    }
    return uses;
  }

  /** A policy as the API shows it, with its counts. */
  ObjectNode shown(ObjectNode policy) {
    String arn = policy.path("Arn").asString();
    return Iam.shown(policy)
        .put("AttachmentCount", attached.getOrDefault(arn, 0))
        .put("PermissionsBoundaryUsageCount", boundaries.getOrDefault(arn, 0));
  }
}
