package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.auth.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a resource itself says of who may use it.
 *
 * @param name of the policy, for people
 * @param policy null when there is none
 * @param trust whether it is the trust policy of a role, without which nobody gets in
 * @param closed sentence of a setting that keeps its Allow statements from opening the resource to
 *     strangers, empty when there is none: S3's RestrictPublicBuckets, which lets AWS services and
 *     the account itself in
 * @param grants grants of an ACL that cover the request
 */
public record ResourcePolicy(
    String name, @Nullable Policy policy, boolean trust, String closed, List<Grant> grants) {

  /** There is none. */
  public static final ResourcePolicy NONE = new ResourcePolicy("", null, false, "", List.of());

  /**
   * A grant of an ACL.
   *
   * @param grantee as the ACL has it
   * @param permission for example {@code READ}
   * @param everybody whether it is for everybody, so that a caller needs no policy of its own
   */
  public record Grant(String grantee, String permission, boolean everybody) {}

  /** A policy of a resource. */
  public static ResourcePolicy of(String name, Policy policy) {
    return new ResourcePolicy(name, policy, false, "", List.of());
  }

  /** The trust policy of a role. */
  public static ResourcePolicy trust(String name, Policy policy) {
    return new ResourcePolicy(name, policy, true, "", List.of());
  }

  /** Whether there is nothing to evaluate. */
  boolean absent() {
    return policy == null && grants.isEmpty();
  }
}
