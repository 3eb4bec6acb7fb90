package dev.lectern.sandbox;

import java.util.Map;

/** How a function's code reaches the sandbox with the rights of its role. */
@FunctionalInterface
public interface FunctionAccess {

  /**
   * Environment variables of a new process: endpoint and credentials ({@code AWS_ENDPOINT_URL},
   * {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY} and, for a role, {@code
   * AWS_SESSION_TOKEN}).
   *
   * @param role ARN of the execution role
   * @param function name of the function, which is the session's name
   */
  Map<String, String> environment(String accountId, String region, String role, String function);
}
