package dev.lectern.sandbox.dynamodb.expression;

import dev.lectern.calc.item.AttributeValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Changes to an item ("Update expressions"). All values and all places in lists are those of the
 * item as it was; elements behind the end of a list are appended in the order of their numbers.
 */
public record Update(
    List<Assignment> sets,
    List<DocumentPath> removes,
    List<Assignment> adds,
    List<Assignment> deletes) {

  /** A place and what is done with it. */
  public record Assignment(DocumentPath path, Formula formula) {}

  /** Reads an update expression, checked as DynamoDB checks it. */
  public static Update parse(String expression, Placeholders placeholders) {
    return new UpdateParser(new Words(expression, placeholders)).whole();
  }

  /** Every place that is changed. */
  public Stream<DocumentPath> targets() {
    return Stream.of(
            sets.stream().map(Assignment::path),
            removes.stream(),
            adds.stream().map(Assignment::path),
            deletes.stream().map(Assignment::path))
        .flatMap(paths -> paths);
  }

  /** Every place that is changed or looked at. */
  public Stream<DocumentPath> paths() {
    return Stream.concat(targets(), sets.stream().map(Assignment::formula).flatMap(Formula::paths));
  }

  /**
   * Checks that no two changes are about the same place.
   *
   * @throws ExpressionException when two are
   */
  public void checkDisjoint() {
    Paths.checkDisjoint(targets().toList());
  }

  /**
   * The item as it is afterwards; the one given is not changed.
   *
   * @throws ExpressionException when a place or a value is not what a change needs
   * @throws dev.lectern.calc.item.InvalidValueException when a sum is out of range
   */
  public Map<String, AttributeValue> apply(Map<String, AttributeValue> item) {
    Map<DocumentPath, AttributeValue> values = new LinkedHashMap<>();
    for (Assignment set : sets) {
      values.put(set.path(), set.formula().value(item));
    }
    for (Assignment add : adds) {
      values.put(add.path(), add.formula().value(item));
    }
    Draft draft = new Draft(item);
    Stream.concat(sets.stream(), adds.stream())
        .sorted(Comparator.comparing(Assignment::path, DocumentPath.ORDER))
        .forEach(change -> draft.set(change.path(), of(values, change)));
    List<DocumentPath> gone = new ArrayList<>(removes);
    for (Assignment delete : deletes) {
      delete(draft, delete, item, gone);
    }
    draft.removeAll(gone);
    return draft.item();
  }

  private static AttributeValue of(
      Map<DocumentPath, AttributeValue> values, Assignment assignment) {
    AttributeValue value = values.get(assignment.path());
    if (value == null) {
      throw new IllegalStateException("no value for " + assignment.path());
    }
    return value;
  }

  /** A set without elements is no value: its attribute goes. */
  private static void delete(
      Draft draft,
      Assignment assignment,
      Map<String, AttributeValue> item,
      List<DocumentPath> gone) {
    AttributeValue there = assignment.path().in(item);
    if (there == null) {
      return;
    }
    AttributeValue.Elements left = without(there, assignment.formula().value(item));
    if (left.elements().isEmpty()) {
      gone.add(assignment.path());
    } else {
      draft.set(assignment.path(), left);
    }
  }

  private static AttributeValue.Elements without(AttributeValue there, AttributeValue gone) {
    if (there instanceof AttributeValue.TextSet all
        && gone instanceof AttributeValue.TextSet some) {
      return new AttributeValue.TextSet(difference(all.elements(), some.elements()));
    }
    if (there instanceof AttributeValue.NumberSet all
        && gone instanceof AttributeValue.NumberSet some) {
      return new AttributeValue.NumberSet(difference(all.elements(), some.elements()));
    }
    if (there instanceof AttributeValue.BinarySet all
        && gone instanceof AttributeValue.BinarySet some) {
      return new AttributeValue.BinarySet(difference(all.elements(), some.elements()));
    }
    throw Formula.wrongType();
  }

  private static <T> Set<T> difference(Set<T> all, Set<T> some) {
    Set<T> left = new LinkedHashSet<>(all);
    left.removeAll(some);
    return left;
  }

  /** A list with more elements. */
  static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
