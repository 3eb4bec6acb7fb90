package dev.lectern.sandbox.engine;

import dev.lectern.sandbox.FunctionAccess;
import dev.lectern.sandbox.SandboxInstance.Account;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Functions whose role is not kept in IAM reach the sandbox with the root keys of their account.
 */
final class RootAccess implements FunctionAccess {

  private final List<Account> accounts;
  private final Supplier<URI> endpoint;

  RootAccess(List<Account> accounts, Supplier<URI> endpoint) {
    this.accounts = accounts;
    this.endpoint = endpoint;
  }

  @Override
  public Map<String, String> environment(
      String accountId, String region, String role, String function) {
    return accounts.stream()
        .filter(account -> account.id().equals(accountId))
        .findFirst()
        .map(
            account ->
                Map.of(
                    "AWS_ENDPOINT_URL", endpoint.get().toString(),
                    "AWS_ACCESS_KEY_ID", account.accessKeyId(),
                    "AWS_SECRET_ACCESS_KEY", account.secretAccessKey()))
        .orElseGet(Map::of);
  }
}
