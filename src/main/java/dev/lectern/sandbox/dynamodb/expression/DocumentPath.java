package dev.lectern.sandbox.dynamodb.expression;

import dev.lectern.calc.item.AttributeValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A place in an item: an attribute, and what is below it. */
public record DocumentPath(List<Step> steps) {

  /** By their steps; elements of a list by their numbers. */
  static final Comparator<DocumentPath> ORDER = DocumentPath::compare;

  private static int compare(DocumentPath one, DocumentPath two) {
    int common = Math.min(one.steps.size(), two.steps.size());
    for (int i = 0; i < common; i++) {
      int order =
          one.steps.get(i) instanceof Step.Index a && two.steps.get(i) instanceof Step.Index b
              ? Integer.compare(a.index(), b.index())
              : one.steps.get(i).toString().compareTo(two.steps.get(i).toString());
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.steps.size(), two.steps.size());
  }

  /** One step down. */
  public sealed interface Step {

    /** To a member of a map; the first step of all is the attribute. */
    record Name(String name) implements Step {}

    /** To an element of a list, from 0. */
    record Index(int index) implements Step {}
  }

  /** A path of one step. */
  public static DocumentPath attribute(String name) {
    return new DocumentPath(List.of(new Step.Name(name)));
  }

  /** The attribute that it begins with. */
  public String attribute() {
    return ((Step.Name) steps.getFirst()).name();
  }

  /** Whether it is an attribute and nothing below. */
  public boolean topLevel() {
    return steps.size() == 1;
  }

  /** What is there in an item, null when nothing is. */
  public @Nullable AttributeValue in(Map<String, AttributeValue> item) {
    AttributeValue value = item.get(attribute());
    for (int i = 1; i < steps.size() && value != null; i++) {
      value = below(value, steps.get(i));
    }
    return value;
  }

  static @Nullable AttributeValue below(AttributeValue value, Step step) {
    return switch (step) {
      case Step.Name member ->
          value instanceof AttributeValue.Document map ? map.members().get(member.name()) : null;
      case Step.Index place ->
          value instanceof AttributeValue.Sequence list && place.index() < list.elements().size()
              ? list.elements().get(place.index())
              : null;
    };
  }

  /** Whether one of them is, or leads to, the other. */
  boolean overlaps(DocumentPath other) {
    int common = Math.min(steps.size(), other.steps.size());
    return steps.subList(0, common).equals(other.steps.subList(0, common));
  }

  /** Whether they take the same place for a map and for a list. */
  boolean conflicts(DocumentPath other) {
    int common = Math.min(steps.size(), other.steps.size());
    for (int i = 0; i < common; i++) {
      Step mine = steps.get(i);
      Step its = other.steps.get(i);
      if (mine.getClass() != its.getClass()) {
        return true;
      }
      if (!mine.equals(its)) {
        return false;
      }
    }
    return false;
  }

  /** As DynamoDB prints it in messages: {@code [a, b, [0]]}. */
  @Override
  public String toString() {
    return steps.stream()
        .map(
            step ->
                switch (step) {
                  case Step.Name member -> member.name();
                  case Step.Index place -> "[" + place.index() + "]";
                })
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
