package dev.lectern.sandbox.auth.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

  /** For people: {@code AWS 111122223333, Service s3.amazonaws.com}. */
  public String words() {
    return values.entrySet().stream()
        .flatMap(kind -> kind.getValue().stream().map(value -> kind.getKey() + " " + value))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Whether everybody is meant. */
  public boolean everybody() {
    return !not && of("AWS").contains("*");
  }
}
