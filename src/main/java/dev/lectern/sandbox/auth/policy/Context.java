package dev.lectern.sandbox.auth.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request, by condition key. Keys are the same in any case of letters, as in
 * IAM.
 */
public final class Context {

  /** Nothing is known. */
  public static final Context EMPTY = new Context(Map.of());

  private final Map<String, List<String>> values;

  private Context(Map<String, List<String>> values) {
    Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(values);
    this.values = Collections.unmodifiableMap(sorted);
  }

  /** Of these keys, each with one value or, where IAM calls it multivalued, several. */
  public static Context of(Map<String, List<String>> values) {
    return new Context(values);
  }

  /** The values of a key; null when the request has none of that name. */
  public @Nullable List<String> get(String key) {
    return values.get(key);
  }

  /** The value of a key with one value; null when there is none. */
  public @Nullable String one(String key) {
    List<String> all = values.get(key);
    return all == null || all.isEmpty() ? null : all.getFirst();
  }

  /** All of them, in order of their names. */
  public Map<String, List<String>> all() {
    return values;
  }

  /** The same with more, which replace those of the same name. */
  public Context with(Map<String, List<String>> more) {
    if (more.isEmpty()) {
      return this;
    }
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(values);
    all.putAll(more);
    return new Context(all);
  }
}
