package dev.lectern.sandbox.auth;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.ResourceOwner;

/**
 * What is to be decided.
 *
 * @param caller who asks
 * @param action IAM action, for example {@code s3:GetObject}
 * @param resource ARN, or {@code *} when the action has no resource
 * @param owner the account that owns the resource
 */
public record AccessRequest(Caller caller, String action, String resource, ResourceOwner owner) {}
