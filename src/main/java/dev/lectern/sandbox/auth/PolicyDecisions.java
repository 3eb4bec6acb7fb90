package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.Decision;

/** Decides by policies. */
public final class PolicyDecisions implements DecisionPoint {

  private final IdentitySource identities;

  /** With the policies of these. */
  public PolicyDecisions(IdentitySource identities) {
    this.identities = identities;
  }

  @Override
  public Decision decide(AccessRequest request) {
    return Evaluator.decide(identities.principal(request.caller()), request);
  }
}
