package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.auth.policy.Policy;

/**
 * A policy with the name by which people find it.
 *
 * @param name ARN of a managed policy, name of an inline one
 */
public record NamedPolicy(String name, Policy policy) {}
