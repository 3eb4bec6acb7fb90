package dev.lectern.sandbox.auth;

/** Decides about every request. Any thread. */
@FunctionalInterface
public interface DecisionPoint {

  /** Decides. */
  Decision decide(AccessRequest request);
}
