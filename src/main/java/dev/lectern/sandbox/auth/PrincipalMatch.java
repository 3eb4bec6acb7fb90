package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.auth.policy.Principals;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a statement of a resource's policy is for a caller, and how directly it names it (IAM
 * User Guide, "AWS JSON policy elements: Principal" and "NotPrincipal").
 */
enum PrincipalMatch {
  NO,
  /** The caller's account is named: what its people may is for their own policies to say. */
  ACCOUNT,
  /** The caller's role, or the user of a federated one: boundary and session policy still limit. */
  ROLE,
  /** The caller itself, or everybody. */
  DIRECT;

  /**
   * Whether a statement is for a caller.
   *
   * @param allow its effect: a Deny with NotPrincipal hits everybody who has a permissions
   *     boundary, whoever is excepted ("Permissions boundaries for IAM entities")
   */
  static PrincipalMatch of(Principals principals, Principal caller, boolean allow) {
    if (!principals.not()) {
      return best(principals, caller);
    }
    return !allow && caller.boundary() != null ? DIRECT : not(principals, caller);
  }

  private static PrincipalMatch best(Principals principals, Principal caller) {
    PrincipalMatch best =
        switch (caller.kind()) {
          case SERVICE -> direct(principals.of("Service").contains(caller.arn()));
          case PROVIDER -> direct(principals.of("Federated").contains(caller.arn()));
          default -> NO;
        };
    if (!caller.account().isEmpty()
        && !principals.of("CanonicalUser").isEmpty()
        && principals.of("CanonicalUser").contains(CanonicalIds.of(caller.account()))) {
      best = caller.kind() == Principal.Kind.ROOT ? DIRECT : ACCOUNT;
    }
    for (String value : principals.of("AWS")) {
      PrincipalMatch one = aws(value, caller);
      best = one.compareTo(best) > 0 ? one : best;
    }
    return best;
  }

  private static PrincipalMatch direct(boolean matches) {
    return matches ? DIRECT : NO;
  }

  private static PrincipalMatch aws(String value, Principal caller) {
    if (value.equals("*")) {
      return caller.kind() == Principal.Kind.PROVIDER ? NO : DIRECT;
    }
    if (caller.kind() == Principal.Kind.ANONYMOUS || caller.account().isEmpty()) {
      return NO;
    }
    if (value.equals(caller.arn())) {
      return DIRECT;
    }
    if (value.equals(caller.roleArn())) {
      return ROLE;
    }
    if (value.equals(caller.account()) || value.equals(root(caller))) {
      return caller.kind() == Principal.Kind.ROOT ? DIRECT : ACCOUNT;
    }
    return byId(value, caller);
  }

  /** IAM writes the unique id into a policy when who was named by ARN is deleted. */
  private static PrincipalMatch byId(String value, Principal caller) {
    if (value.equals(caller.userId())) {
      return DIRECT;
    }
    int colon = caller.userId().indexOf(':');
    return caller.kind() == Principal.Kind.ROLE
            && colon > 0
            && value.equals(caller.userId().substring(0, colon))
        ? ROLE
        : NO;
  }

  private static String root(Principal caller) {
    return "arn:aws:iam::" + caller.account() + ":root";
  }

  /** All but these: the caller is excepted only with its role and its account. */
  private static PrincipalMatch not(Principals principals, Principal caller) {
    List<String> listed = principals.of("AWS");
    if (listed.contains("*")
        || (caller.kind() == Principal.Kind.SERVICE
            && principals.of("Service").contains(caller.arn()))) {
      return NO;
    }
    List<String> wanted = new ArrayList<>();
    wanted.add(caller.arn());
    if (caller.roleArn() != null) {
      wanted.add(caller.roleArn());
    }
    boolean account = listed.contains(caller.account()) || listed.contains(root(caller));
    return account && (caller.kind() == Principal.Kind.ROOT || listed.containsAll(wanted))
        ? NO
        : DIRECT;
  }
}
