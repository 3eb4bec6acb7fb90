package dev.lectern.pane.lambda.scale;

import java.util.List;

/** Concurrency. Blocking; failures are the SDK's exceptions. */
public interface ScaleGateway {

  /**
   * Provisioned concurrency of a version or alias.
   *
   * @param status IN_PROGRESS, READY or FAILED
   * @param reason of a failure, otherwise empty
   */
  record Provisioned(
      String qualifier, int requested, int available, String status, String reason) {}

  /**
   * How things stand.
   *
   * @param account most invocations at once in the account and Region
   * @param unreserved what is left for functions without a reservation
   * @param reserved of this function; -1 without
   */
  record Standing(int account, int unreserved, int reserved, List<Provisioned> provisioned) {}

  /** GetAccountSettings, GetFunctionConcurrency, ListProvisionedConcurrencyConfigs. */
  Standing standing(String function);

  /** PutFunctionConcurrency, or DeleteFunctionConcurrency for a negative number. */
  void reserve(String function, int concurrency);

  /** PutProvisionedConcurrencyConfig, or DeleteProvisionedConcurrencyConfig for 0. */
  void provision(String function, String qualifier, int concurrency);
}
