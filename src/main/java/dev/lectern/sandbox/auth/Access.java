package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.ResourceOwner;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One action on one resource.
 *
 * @param action IAM action
 * @param resource ARN, or {@code *}
 * @param owner whose the resource is
 * @param policy what the resource itself says
 * @param keys condition keys of the service and the resource; asked for only when a policy is to be
 *     evaluated
 * @param as who is decided about when it is not the request's sender: the provider of a token, null
 *     otherwise
 * @param part place of the part of the request that it is for, when a refusal concerns that part
 *     alone and the operation tells it ({@code BatchExecuteStatement}, {@code DeleteObjects});
 *     {@link #WHOLE} otherwise
 */
public record Access(
    String action,
    String resource,
    ResourceOwner owner,
    ResourcePolicy policy,
    Supplier<Map<String, List<String>>> keys,
    @Nullable Caller as,
    int part) {

  /** For the whole request: a refusal refuses it. */
  public static final int WHOLE = -1;

  /** For the whole request. */
  public Access(
      String action,
      String resource,
      ResourceOwner owner,
      ResourcePolicy policy,
      Supplier<Map<String, List<String>>> keys,
      @Nullable Caller as) {
    this(action, resource, owner, policy, keys, as, WHOLE);
  }

  /** By the sender of the request. */
  public Access(
      String action,
      String resource,
      ResourceOwner owner,
      ResourcePolicy policy,
      Supplier<Map<String, List<String>>> keys) {
    this(action, resource, owner, policy, keys, null);
  }

  /** The same for one part of the request. */
  public Access ofPart(int place) {
    return new Access(action, resource, owner, policy, keys, as, place);
  }

  /** Who is decided about. */
  public Caller who(Caller sender) {
    return as == null ? sender : as;
  }

  /** On a resource of the caller's account that has no policy. */
  public static Access own(
      String action, String resource, Supplier<Map<String, List<String>>> keys) {
    return new Access(
        action, resource, new ResourceOwner.CallersAccount(), ResourcePolicy.NONE, keys);
  }
}
