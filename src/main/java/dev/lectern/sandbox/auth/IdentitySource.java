package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.Caller;

/** Finds what decides about callers. Any thread. */
@FunctionalInterface
public interface IdentitySource {

  /** The caller with its policies as they are now. */
  Principal principal(Caller caller);
}
