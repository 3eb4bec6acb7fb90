package dev.lectern.sandbox.engine;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.sandbox.auth.AccessKeys;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Root keys of the accounts. */
final class RootKeys implements AccessKeys {

  private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String SECRET_LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private final Map<String, AccessKey> keys = new LinkedHashMap<>();
  private final List<Account> accounts;

  RootKeys(List<Account> accounts) {
    this.accounts = List.copyOf(accounts);
    for (Account account : accounts) {
      keys.put(
          account.accessKeyId(),
          new AccessKey(
              Caller.root(account.id(), account.accessKeyId()), account.secretAccessKey()));
    }
  }

  @Override
  public Optional<AccessKey> find(String accessKeyId) {
    return Optional.ofNullable(keys.get(accessKeyId));
  }

  /** The root keys of an account. */
  Optional<Account> of(String accountId) {
    return accounts.stream().filter(one -> one.id().equals(accountId)).findFirst();
  }

  /** New keys, in the form of AWS's. */
  static Account random(String accountId) {
    SecureRandom random = new SecureRandom();
    return new Account(
        accountId, "AKIA" + word(random, ID_LETTERS, 16), word(random, SECRET_LETTERS, 40));
  }

  private static String word(SecureRandom random, String letters, int length) {
    StringBuilder word = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }
}
