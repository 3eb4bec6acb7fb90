package dev.lectern.pane.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A difference between two versions of an item.
 *
 * @param path to the value: {@code lines[0].qty}
 * @param before null when it is new
 * @param after null when it is gone
 */
public record Change(String path, @Nullable AttributeValue before, @Nullable AttributeValue after) {

  /** All differences, as deep as both versions are alike. */
  public static List<Change> between(
      Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
    List<Change> changes = new ArrayList<>();
    members("", before, after, changes);
    return changes;
  }

  private static void members(
      String path,
      Map<String, AttributeValue> before,
      Map<String, AttributeValue> after,
      List<Change> changes) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      value(path.isEmpty() ? name : path + "." + name, before.get(name), after.get(name), changes);
    }
  }

  private static void value(
      String path,
      @Nullable AttributeValue before,
      @Nullable AttributeValue after,
      List<Change> changes) {
    if (Objects.equals(before, after)) {
      return;
    }
    if (before instanceof AttributeValue.Document old
        && after instanceof AttributeValue.Document now) {
      members(path, old.members(), now.members(), changes);
    } else if (before instanceof AttributeValue.Sequence old
        && after instanceof AttributeValue.Sequence now) {
      int longer = Math.max(old.elements().size(), now.elements().size());
      for (int i = 0; i < longer; i++) {
        value(path + "[" + i + "]", at(old, i), at(now, i), changes);
      }
    } else {
      changes.add(new Change(path, before, after));
    }
  }

  private static @Nullable AttributeValue at(AttributeValue.Sequence list, int index) {
    return index < list.elements().size() ? list.elements().get(index) : null;
  }
}
