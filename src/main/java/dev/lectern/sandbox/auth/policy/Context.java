package dev.lectern.sandbox.auth.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request, by condition key. Keys are the same in any case of letters, as in
 * IAM.
 */
public final class Context {

  /** Nothing is known. */
  public static final Context EMPTY = new Context(Map.of(), null);

  private final Map<String, List<String>> values;
  private final Map<String, List<String>> lower;
  private final @Nullable Context rest;

  private Context(Map<String, List<String>> values, @Nullable Context rest) {
    this.values = values;
    this.lower = HashMap.newHashMap(values.size());
    values.forEach((key, value) -> lower.put(key.toLowerCase(Locale.ROOT), value));
    this.rest = rest;
  }

  /**
   * Of these keys, each with one value or, where IAM calls it multivalued, several. The map is not
   * to be changed any more.
   */
  public static Context of(Map<String, List<String>> values) {
    return new Context(values, null);
  }

  /** The values of a key; null when the request has none of that name. */
  public @Nullable List<String> get(String key) {
    return lower(key.toLowerCase(Locale.ROOT));
  }

  /** The value of a key for a policy variable; null when it has none, or more than one. */
  public @Nullable String one(String key) {
    List<String> all = get(key);
    return all == null || all.size() != 1 ? null : all.getFirst();
  }

  private @Nullable List<String> lower(String key) {
    List<String> own = lower.get(key);
    return own != null || rest == null ? own : rest.lower(key);
  }

  /** All of them, in order of their names. */
  public Map<String, List<String>> all() {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (rest != null) {
      all.putAll(rest.all());
    }
    all.putAll(values);
    return all;
  }

  /** The same with more, which come before those of the same name. */
  public Context with(Map<String, List<String>> more) {
    return more.isEmpty() ? this : new Context(more, this);
  }
}
