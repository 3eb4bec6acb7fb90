package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.ResourceOwner;

/**
 * The decision for accounts that have no identities but root: the owner's root may do everything,
 * everybody else nothing.
 */
public final class RootOnly implements DecisionPoint {

  @Override
  public Decision decide(AccessRequest request) {
    return switch (request.owner()) {
      case ResourceOwner.Missing missing ->
          new Decision(true, "The resource does not exist, so there is nothing to protect.");
      case ResourceOwner.CallersAccount own ->
          request.caller().anonymous()
              ? new Decision(
                  false, "The request is not signed, and " + request.action() + " needs a caller.")
              : root(request);
      case ResourceOwner.Account account -> decide(request, account.id());
    };
  }

  private static Decision decide(AccessRequest request, String owner) {
    if (request.caller().anonymous()) {
      return new Decision(
          false,
          "The request is not signed, and the sandbox does not evaluate bucket policies yet.");
    }
    if (!request.caller().accountId().equals(owner)) {
      return new Decision(
          false,
          "The resource belongs to account "
              + owner
              + ", and the sandbox does not evaluate policies across accounts yet.");
    }
    return root(request);
  }

  private static Decision root(AccessRequest request) {
    return request.caller().root()
        ? new Decision(true, "The caller is root of the account that owns the resource.")
        : new Decision(false, "The sandbox does not evaluate identity policies yet.");
  }
}
