package dev.lectern.pane.lambda.role;

import java.util.List;

/** The roles that a function may get. Blocking; failures are the SDK's exceptions. */
public interface RolesGateway {

  /** Those of the account, by ARN (ListRoles). */
  List<ExecutionRole> roles();

  /**
   * Whether a role that IAM never had stands for all rights, so that a function can be tried before
   * there are roles: only where nothing real can be harmed.
   */
  boolean standsIn();
}
