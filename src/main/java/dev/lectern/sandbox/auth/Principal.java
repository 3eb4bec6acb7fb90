package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A caller with all that decides what it may.
 *
 * @param arn the caller's own ARN: of a user, a role's session, a federated user; the name of a
 *     service ({@code lambda.amazonaws.com}); ARN or name of an identity provider
 * @param roleArn the ARN of what the session is of: of the role; of the user who made a federated
 *     one; null for others
 * @param policies policies of the identity, and of its groups
 * @param boundary permissions boundary, null without one
 * @param session session policies, null when the session has none
 * @param keys condition keys of the caller
 */
public record Principal(
    Kind kind,
    String account,
    String arn,
    @Nullable String roleArn,
    String userId,
    List<NamedPolicy> policies,
    @Nullable NamedPolicy boundary,
    @Nullable List<NamedPolicy> session,
    Map<String, List<String>> keys) {

  /** What a caller is. */
  public enum Kind {
    ROOT,
    USER,
    ROLE,
    FEDERATED_USER,
    SERVICE,
    PROVIDER,
    ANONYMOUS
  }

  /** The sender of a request without signature. */
  public static final Principal ANONYMOUS =
      of(
          Kind.ANONYMOUS,
          Caller.ANONYMOUS_ACCOUNT,
          "anonymous",
          Map.of("aws:PrincipalType", List.of("Anonymous"), "aws:userid", List.of("anonymous")));

  /** A caller without policies of its own. */
  public static Principal of(
      Kind kind, String account, String arn, Map<String, List<String>> keys) {
    return new Principal(kind, account, arn, null, account, List.of(), null, null, keys);
  }

  /** Root of an account. */
  public static Principal root(String account) {
    return of(
        Kind.ROOT,
        account,
        "arn:aws:iam::" + account + ":root",
        Map.of(
            "aws:PrincipalArn", List.of("arn:aws:iam::" + account + ":root"),
            "aws:PrincipalAccount", List.of(account),
            "aws:PrincipalType", List.of("Account"),
            "aws:userid", List.of(account)));
  }

  /** A service of AWS that acts by itself, for example {@code s3.amazonaws.com}. */
  public static Principal service(String name) {
    return of(
        Kind.SERVICE,
        "",
        name,
        Map.of(
            "aws:PrincipalType", List.of("Service"),
            "aws:PrincipalServiceName", List.of(name),
            "aws:PrincipalIsAWSService", List.of("true")));
  }

  /**
   * The same when it acts for a resource of somebody's account ("Cross-service confused deputy
   * prevention").
   *
   * @param account whose the resource is
   * @param source its ARN; empty when there is none
   */
  public static Principal service(String name, String account, String source) {
    Map<String, List<String>> keys = new HashMap<>(service(name).keys());
    keys.put("aws:SourceAccount", List.of(account));
    if (!source.isEmpty()) {
      keys.put("aws:SourceArn", List.of(source));
    }
    return of(Kind.SERVICE, "", name, keys);
  }

  /**
   * Somebody whom an identity provider vouches for.
   *
   * @param arn of the provider
   * @param subject as the provider names that somebody
   */
  public static Principal provider(String arn, String subject) {
    return of(
        Kind.PROVIDER,
        "",
        arn,
        Map.of("aws:PrincipalType", List.of("WebIdentity"), "aws:userid", List.of(subject)));
  }

  /** Whether policies of its own count. */
  boolean hasIdentityPolicies() {
    return kind == Kind.USER || kind == Kind.ROLE || kind == Kind.FEDERATED_USER;
  }
}
