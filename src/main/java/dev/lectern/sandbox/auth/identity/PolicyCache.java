package dev.lectern.sandbox.auth.identity;

import dev.lectern.sandbox.auth.policy.IamRules;
import dev.lectern.sandbox.auth.policy.Policy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Policies that were read, by their texts; a text is read once. Any thread. */
final class PolicyCache {

  private static final int MOST = 5_000;

  private final Map<String, Policy> identity = new ConcurrentHashMap<>();
  private final Map<String, Policy> trust = new ConcurrentHashMap<>();

  Policy identity(String text) {
    return read(identity, IamRules.IDENTITY, text);
  }

  Policy trust(String text) {
    return read(trust, IamRules.TRUST, text);
  }

  private static Policy read(Map<String, Policy> known, IamRules rules, String text) {
    if (known.size() > MOST) {
      known.clear();
    }
    return known.computeIfAbsent(text, rules::read);
  }
}
