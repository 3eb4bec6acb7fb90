package dev.lectern.sandbox.engine;

import dev.lectern.sandbox.SandboxInstance.Account;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to start a sandbox.
 *
 * @param port 0 for any free one
 * @param data folder in which everything is kept; null: nothing is kept
 * @param accounts accounts with their root keys; without one, account 000000000000 gets random keys
 */
public record SandboxConfig(int port, @Nullable Path data, List<Account> accounts) {

  /** The account that is there when none is named. */
  public static final String DEFAULT_ACCOUNT = "000000000000";

  /** The account beside it where one has two, for what is done from one account to another. */
  public static final String NEIGHBOUR = "111122223333";

  /** A sandbox that keeps nothing, at a free port. */
  public static SandboxConfig temporary() {
    return new SandboxConfig(0, null, List.of());
  }

  /** The same with its data in a folder. */
  public SandboxConfig withData(Path folder) {
    return new SandboxConfig(port, folder, accounts);
  }

  /** The same at a port. */
  public SandboxConfig withPort(int number) {
    return new SandboxConfig(number, data, accounts);
  }

  /** The same with two accounts, each with random keys: the usual one first. */
  public SandboxConfig withNeighbour() {
    return withAccounts(RootKeys.random(DEFAULT_ACCOUNT), RootKeys.random(NEIGHBOUR));
  }

  /** The same with these accounts. */
  public SandboxConfig withAccounts(Account... those) {
    return new SandboxConfig(port, data, List.of(those));
  }
}
