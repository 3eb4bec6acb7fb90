package dev.lectern.asl.path;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The condition of {@code [?(…)]}. */
sealed interface Filter {

  /** Whether an element is chosen. */
  boolean test(JsonNode element, JsonNode root);

  /** All of them. */
  record And(List<Filter> parts) implements Filter {
    @Override
    public boolean test(JsonNode element, JsonNode root) {
      return parts.stream().allMatch(part -> part.test(element, root));
    }
  }

  /** One of them. */
  record Or(List<Filter> parts) implements Filter {
    @Override
    public boolean test(JsonNode element, JsonNode root) {
      return parts.stream().anyMatch(part -> part.test(element, root));
    }
  }

  /** Not that. */
  record Not(Filter part) implements Filter {
    @Override
    public boolean test(JsonNode element, JsonNode root) {
      return !part.test(element, root);
    }
  }

  /** {@code @.isbn}: it is there. */
  record Exists(Operand operand) implements Filter {
    @Override
    public boolean test(JsonNode element, JsonNode root) {
      return operand.value(element, root).isPresent();
    }
  }

  /** {@code @.name =~ /a.*z/i}. */
  record Matches(Operand operand, Pattern pattern) implements Filter {
    @Override
    public boolean test(JsonNode element, JsonNode root) {
      return operand
          .value(element, root)
          .filter(JsonNode::isString)
          .filter(text -> pattern.matcher(text.asString()).matches())
          .isPresent();
    }
  }

  /** {@code @.price < 10}. Values of different kinds are different, and in no order. */
  record Compare(Operand left, String operator, Operand right) implements Filter {
    @Override
    public boolean test(JsonNode element, JsonNode root) {
      Optional<JsonNode> first = left.value(element, root);
      Optional<JsonNode> second = right.value(element, root);
      if (first.isEmpty() || second.isEmpty()) {
        return operator.equals("!=") && first.isPresent() != second.isPresent();
      }
      JsonNode a = first.get();
      JsonNode b = second.get();
      return switch (operator) {
        case "==" -> same(a, b);
        case "!=" -> !same(a, b);
        case "in" -> contains(b, a);
        case "nin" -> !contains(b, a);
        default -> ordered(a, b);
      };
    }

    private boolean ordered(JsonNode a, JsonNode b) {
      int order;
      if (a.isNumber() && b.isNumber()) {
        order = a.decimalValue().compareTo(b.decimalValue());
      } else if (a.isString() && b.isString()) {
        order = a.asString().compareTo(b.asString());
      } else {
        return false;
      }
      return switch (operator) {
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        default -> order >= 0;
      };
    }

    private static boolean same(JsonNode a, JsonNode b) {
      return a.isNumber() && b.isNumber()
          ? a.decimalValue().compareTo(b.decimalValue()) == 0
          : a.equals(b);
    }

    private static boolean contains(JsonNode list, JsonNode value) {
      return list.valueStream().anyMatch(each -> same(each, value));
    }
  }

  /** A value on one side. */
  sealed interface Operand {

    /** The value, empty when a path finds nothing. */
    Optional<JsonNode> value(JsonNode element, JsonNode root);

    /** Written out. */
    record Literal(JsonNode node) implements Operand {
      @Override
      public Optional<JsonNode> value(JsonNode element, JsonNode root) {
        return Optional.of(node);
      }
    }

    /** Found from the element ({@code @}) or from the root ({@code $}). */
    record Found(boolean fromElement, List<Step> steps) implements Operand {
      @Override
      public Optional<JsonNode> value(JsonNode element, JsonNode root) {
        JsonNode node = JsonPath.walk(fromElement ? element : root, root, steps);
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
      }
    }
  }
}
