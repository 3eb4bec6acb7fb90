package dev.lectern.sandbox.dynamodb.expression;

import dev.lectern.calc.item.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which parts of an item are wanted ("Projection expressions"). */
public record Projection(List<DocumentPath> paths) {

  /** Reads a projection expression, checked as DynamoDB checks it. */
  public static Projection parse(String expression, Placeholders placeholders) {
    Words words = new Words(expression, placeholders);
    List<DocumentPath> paths = new ArrayList<>();
    do {
      paths.add(words.path());
    } while (words.accept(","));
    words.expectEnd();
    Paths.checkDisjoint(paths);
    return new Projection(List.copyOf(paths));
  }

  /** Whole attributes by name. */
  public static Projection attributes(Stream<String> names) {
    return new Projection(names.map(DocumentPath::attribute).toList());
  }

  /** The wanted parts of an item; elements of a list move together. */
  public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
    Branch root = new Branch();
    for (DocumentPath path : paths) {
      if (path.in(item) != null) {
        root.add(path.steps());
      }
    }
    Map<String, AttributeValue> wanted = new LinkedHashMap<>();
    root.members.forEach((name, branch) -> wanted.put(name, branch.cut(item.get(name))));
    return wanted;
  }

  /** The wanted places as a tree; one without branches is wanted whole. */
  private static final class Branch {

    private final Map<String, Branch> members = new LinkedHashMap<>();
    private final Map<Integer, Branch> elements = new TreeMap<>();

    void add(List<DocumentPath.Step> steps) {
      if (steps.isEmpty()) {
        return;
      }
      Branch next =
          switch (steps.getFirst()) {
            case DocumentPath.Step.Name step ->
                members.computeIfAbsent(step.name(), name -> new Branch());
            case DocumentPath.Step.Index step ->
                elements.computeIfAbsent(step.index(), index -> new Branch());
          };
      next.add(steps.subList(1, steps.size()));
    }

    AttributeValue cut(@Nullable AttributeValue value) {
      if (value instanceof AttributeValue.Document map && !members.isEmpty()) {
        Map<String, AttributeValue> kept = new LinkedHashMap<>();
        members.forEach((name, branch) -> kept.put(name, branch.cut(map.members().get(name))));
        return new AttributeValue.Document(kept);
      }
      if (value instanceof AttributeValue.Sequence list && !elements.isEmpty()) {
        List<AttributeValue> kept = new ArrayList<>();
        elements.forEach((index, branch) -> kept.add(branch.cut(list.elements().get(index))));
        return new AttributeValue.Sequence(kept);
      }
      if (value == null) {
        throw new IllegalArgumentException("only places that are there are cut out");
      }
      return value;
    }
  }
}
