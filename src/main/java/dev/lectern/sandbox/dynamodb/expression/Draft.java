package dev.lectern.sandbox.dynamodb.expression;

import dev.lectern.calc.item.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item while it is changed: copies only what changes. */
final class Draft {

  private Map<String, AttributeValue> item;

  Draft(Map<String, AttributeValue> item) {
    this.item = item;
  }

  Map<String, AttributeValue> item() {
    return item;
  }

  /** Puts a value at a place whose parent is there. An index behind a list's end appends. */
  void set(DocumentPath path, AttributeValue value) {
    if (!path.topLevel() && item.get(path.attribute()) == null) {
      throw invalidPath();
    }
    item = with(item, path.attribute(), changed(item.get(path.attribute()), rest(path), value));
  }

  private static AttributeValue changed(
      @Nullable AttributeValue there, List<DocumentPath.Step> steps, AttributeValue value) {
    if (steps.isEmpty()) {
      return value;
    }
    List<DocumentPath.Step> below = steps.subList(1, steps.size());
    if (there instanceof AttributeValue.Document map
        && steps.getFirst() instanceof DocumentPath.Step.Name step) {
      AttributeValue member = map.members().get(step.name());
      requireParent(member, below);
      return new AttributeValue.Document(
          with(map.members(), step.name(), changed(member, below, value)));
    }
    if (there instanceof AttributeValue.Sequence list
        && steps.getFirst() instanceof DocumentPath.Step.Index step) {
      List<AttributeValue> elements = new ArrayList<>(list.elements());
      if (step.index() < elements.size()) {
        elements.set(step.index(), changed(elements.get(step.index()), below, value));
      } else {
        requireParent(null, below);
        elements.add(value);
      }
      return new AttributeValue.Sequence(elements);
    }
    throw invalidPath();
  }

  private static void requireParent(@Nullable AttributeValue there, List<DocumentPath.Step> below) {
    if (there == null && !below.isEmpty()) {
      throw invalidPath();
    }
  }

  /** Takes places out. Indexes count in the list as it was, so the highest goes first. */
  void removeAll(List<DocumentPath> paths) {
    List<DocumentPath> ordered = new ArrayList<>(paths);
    ordered.sort(DocumentPath.ORDER.reversed());
    for (DocumentPath path : ordered) {
      if (path.topLevel()) {
        item = without(item, path.attribute());
      } else {
        AttributeValue attribute = item.get(path.attribute());
        if (attribute == null) {
          throw invalidPath();
        }
        item = with(item, path.attribute(), cut(attribute, rest(path)));
      }
    }
  }

  private static AttributeValue cut(AttributeValue there, List<DocumentPath.Step> steps) {
    DocumentPath.Step step = steps.getFirst();
    AttributeValue below = DocumentPath.below(there, step);
    boolean last = steps.size() == 1;
    if (there instanceof AttributeValue.Document map
        && step instanceof DocumentPath.Step.Name member) {
      if (last) {
        return new AttributeValue.Document(without(map.members(), member.name()));
      }
      if (below != null) {
        return new AttributeValue.Document(
            with(map.members(), member.name(), cut(below, steps.subList(1, steps.size()))));
      }
    }
    if (there instanceof AttributeValue.Sequence list
        && step instanceof DocumentPath.Step.Index place) {
      if (last && below == null) {
        return there;
      }
      if (below != null) {
        List<AttributeValue> elements = new ArrayList<>(list.elements());
        if (last) {
          elements.remove(place.index());
        } else {
          elements.set(place.index(), cut(below, steps.subList(1, steps.size())));
        }
        return new AttributeValue.Sequence(elements);
      }
    }
    throw invalidPath();
  }

  private static List<DocumentPath.Step> rest(DocumentPath path) {
    return path.steps().subList(1, path.steps().size());
  }

  private static Map<String, AttributeValue> with(
      Map<String, AttributeValue> members, String name, AttributeValue value) {
    Map<String, AttributeValue> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return more;
  }

  private static Map<String, AttributeValue> without(
      Map<String, AttributeValue> members, String name) {
    Map<String, AttributeValue> less = new LinkedHashMap<>(members);
    less.remove(name);
    return less;
  }

  private static ExpressionException invalidPath() {
    return new ExpressionException(
        "The document path provided in the update expression is invalid for update");
  }
}
