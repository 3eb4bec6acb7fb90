package dev.lectern.pane.lambda.data;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Edits that are kept when somebody else changed what they were made on. */
public final class Merge {

  private Merge() {}

  /**
   * One value.
   *
   * @param base what it was when the edits began
   * @param mine with the edits
   * @param theirs what somebody else made of it
   */
  public static <T> T of(T base, T mine, T theirs) {
    return mine.equals(base) ? theirs : mine;
  }

  /** Several, each by its name; one that was added or taken away is an edit as well. */
  public static Map<String, String> of(
      Map<String, String> base, Map<String, String> mine, Map<String, String> theirs) {
    Map<String, String> merged = new TreeMap<>(theirs);
    TreeMap<String, @Nullable String> names = new TreeMap<>(base);
    names.putAll(mine);
    for (String name : names.keySet()) {
      String now = mine.get(name);
      if (Objects.equals(now, base.get(name))) {
        continue;
      }
      if (now == null) {
        merged.remove(name);
      } else {
        merged.put(name, now);
      }
    }
    return merged;
  }
}
