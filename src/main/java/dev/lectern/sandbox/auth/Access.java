package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.ResourceOwner;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One action on one resource.
 *
 * @param action IAM action
 * @param resource ARN, or {@code *}
 * @param owner whose the resource is
 * @param policy what the resource itself says
 * @param keys condition keys of the service and the resource; asked for only when a policy is to be
 *     evaluated
 */
public record Access(
    String action,
    String resource,
    ResourceOwner owner,
    ResourcePolicy policy,
    Supplier<Map<String, List<String>>> keys) {

  /** On a resource of the caller's account that has no policy. */
  public static Access own(
      String action, String resource, Supplier<Map<String, List<String>>> keys) {
    return new Access(
        action, resource, new ResourceOwner.CallersAccount(), ResourcePolicy.NONE, keys);
  }
}
