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
  /** The caller's role is named: boundary and session policy still limit. */
  ROLE,
  /** The caller itself, or everybody. */
  DIRECT;

  static PrincipalMatch of(Principals principals, Principal caller) {
    return principals.not() ? not(principals, caller) : best(principals, caller);
  }

  private static PrincipalMatch best(Principals principals, Principal caller) {
    PrincipalMatch best =
        switch (caller.kind()) {
          case SERVICE -> direct(principals.of("Service").contains(caller.arn()));
          case PROVIDER -> direct(principals.of("Federated").contains(caller.arn()));
          default -> NO;
        };
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
    if (value.equals(caller.arn())) {
      return DIRECT;
    }
    if (value.equals(caller.roleArn())) {
      return ROLE;
    }
    if (caller.account().isEmpty()) {
      return NO;
    }
    if (value.equals(caller.account()) || value.equals(root(caller))) {
      return caller.kind() == Principal.Kind.ROOT ? DIRECT : ACCOUNT;
    }
    return value.startsWith("A") && caller.userId().startsWith(value) ? DIRECT : NO;
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
