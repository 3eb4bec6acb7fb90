package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.ResourceOwner;
import dev.lectern.sandbox.auth.policy.Context;
import java.util.function.Supplier;

/**
 * What is to be decided.
 *
 * @param caller who asks
 * @param action IAM action, for example {@code s3:GetObject}
 * @param resource ARN, or {@code *} when the action has no resource
 * @param owner the account that owns the resource
 * @param policy what the resource itself says
 * @param context condition keys of the request, without those of the caller; asked for only when a
 *     policy is to be evaluated
 */
public record AccessRequest(
    Caller caller,
    String action,
    String resource,
    ResourceOwner owner,
    ResourcePolicy policy,
    Supplier<Context> context) {

  /** Of a resource without a policy, and nothing is known of the request. */
  public AccessRequest(Caller caller, String action, String resource, ResourceOwner owner) {
    this(caller, action, resource, owner, ResourcePolicy.NONE, () -> Context.EMPTY);
  }
}
