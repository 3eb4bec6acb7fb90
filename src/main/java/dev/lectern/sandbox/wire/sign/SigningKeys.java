package dev.lectern.sandbox.wire.sign;

import dev.lectern.sigv4.Scope;
import dev.lectern.sigv4.SigningKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys that have been derived: a key is good for a day, a Region and a service, and clients keep
 * theirs for as long too. Found by the secret itself, so that one that was replaced is never found.
 * Safe for any thread.
 */
final class SigningKeys {

  /** More than a class has users, services and Regions in use. */
  private static final int MOST = 256;

  private record Made(String secret, Scope scope) {
    @Override
    public String toString() {
      return "Made[hidden]";
    }
  }

  private final Map<Made, SigningKey> keys = new ConcurrentHashMap<>();

  SigningKey of(String secret, Scope scope) {
    Made made = new Made(secret, scope);
    SigningKey known = keys.get(made);
    if (known != null) {
      return known;
    }
    if (keys.size() >= MOST) {
      keys.clear();
    }
    SigningKey derived = SigningKey.derive(secret, scope);
    keys.put(made, derived);
    return derived;
  }
}
