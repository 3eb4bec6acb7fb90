package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.Decision;

/** Decides about every request. Any thread. */
@FunctionalInterface
public interface DecisionPoint {

  /** Decides. */
  Decision decide(AccessRequest request);
}
