package dev.lectern.sandbox.auth.remedy;

import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.auth.policy.Policy;

/**
 * A policy that can be written anew, and where it stands.
 *
 * @param owner ARN of what it belongs to, or of the policy itself when it is a managed one
 * @param name as decisions name it: ARN of a managed policy, name of an inline one, or a word for
 *     the policy of a resource
 */
public record PolicyPlace(Decision.Kind layer, String owner, String name, Policy policy) {}
