package dev.lectern.sandbox.auth.policy;

import java.util.List;
import java.util.Map;

/**
 * Whom a statement of a resource's policy is for.
 *
 * @param not whether it is for all but these
 * @param values by kind: {@code AWS}, {@code Service}, {@code Federated}, {@code CanonicalUser};
 *     the principal {@code "*"} stands under {@code AWS}
 */
public record Principals(boolean not, Map<String, List<String>> values) {

  /** The values of a kind. */
  public List<String> of(String kind) {
    return values.getOrDefault(kind, List.of());
  }

  /** Whether everybody is meant. */
  public boolean everybody() {
    return !not && of("AWS").contains("*");
  }
}
