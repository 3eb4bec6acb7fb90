package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.Caller;

/** The callers of accounts that have no identities but root. */
public final class RootsOnly implements IdentitySource {

  @Override
  public Principal principal(Caller caller) {
    return caller.root() ? Principal.root(caller.accountId()) : Principal.ANONYMOUS;
  }
}
