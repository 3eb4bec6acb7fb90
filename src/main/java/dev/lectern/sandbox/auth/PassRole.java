package dev.lectern.sandbox.auth;

import java.util.List;
import java.util.Map;

/**
 * The permission to hand a role to a service, which is no call of its own (IAM User Guide, "Grant a
 * user permissions to pass a role to an AWS service").
 */
public final class PassRole {

  private PassRole() {}

  /**
   * What a caller must be allowed who hands over a role.
   *
   * @param service for example {@code lambda.amazonaws.com}
   */
  public static Access to(String roleArn, String service) {
    return Access.own(
        "iam:PassRole", roleArn, () -> Map.of("iam:PassedToService", List.of(service)));
  }
}
