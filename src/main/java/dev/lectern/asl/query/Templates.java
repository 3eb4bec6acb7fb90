package dev.lectern.asl.query;

import dev.lectern.asl.path.JsonPath;
import dev.lectern.asl.path.PathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Reads the values of a definition. Faults are told with the place below the field. */
public final class Templates {

  /** Hears which expressions AWS refuses when a definition is created. */
  @FunctionalInterface
  public interface Refusals {
    /**
     * One of them.
     *
     * @param code of AWS's diagnostic
     * @param location of the expression, for example {@code Output/total}
     */
    void add(String code, String location, String why);
  }

  private Templates() {}

  /** Whether a text is a JSONata expression: all of it in <code>{% %}</code>. */
  public static boolean expression(JsonNode node) {
    return node.isString()
        && node.asString().length() >= 4
        && node.asString().startsWith("{%")
        && node.asString().endsWith("%}");
  }

  /**
   * A path or a call of a function, as the value of a {@code .$} member.
   *
   * @param field its name with {@code .$}
   * @throws PathException when it is neither
   */
  public static Value dynamic(String text, String field) throws PathException {
    return text.startsWith("States.")
        ? new Value.Call(text, IntrinsicReader.read(text))
        : new Value.Path(JsonPath.parse(text), field);
  }

  /**
   * A payload template of JSONPath: members whose name ends in {@code .$} are worked out.
   *
   * @param faults is told the name of a member and why it cannot be read
   */
  public static Value payload(JsonNode node, BiConsumer<String, String> faults) {
    if (node.isObject()) {
      Map<String, Value> members = new LinkedHashMap<>();
      boolean constant = true;
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        String name = entry.getKey();
        if (name.endsWith(".$")) {
          members.put(
              name.substring(0, name.length() - 2), dynamic(name, entry.getValue(), faults));
          constant = false;
        } else {
          Value member = payload(entry.getValue(), faults);
          constant &= member instanceof Value.Constant;
          members.put(name, member);
        }
      }
      return constant ? new Value.Constant(node) : new Value.Fields(members);
    }
    if (node.isArray()) {
      List<Value> elements = new ArrayList<>();
      node.forEach(element -> elements.add(payload(element, faults)));
      return elements.stream().allMatch(Value.Constant.class::isInstance)
          ? new Value.Constant(node)
          : new Value.Elements(elements);
    }
    return new Value.Constant(node);
  }

  private static Value dynamic(String name, JsonNode node, BiConsumer<String, String> faults) {
    if (node.isString()) {
      try {
        return dynamic(node.asString(), name);
      } catch (PathException wrong) {
        faults.accept(name, String.valueOf(wrong.getMessage()));
      }
    } else {
      faults.accept(name, "it is no text");
    }
    return new Value.Constant(NullNode.getInstance());
  }

  /**
   * A value of JSONata: each text in <code>{% %}</code> is an expression.
   *
   * @param location of the field, for example {@code Output}
   * @param known members of {@code $states} that there are in the field, beside input and context
   */
  public static Value jsonata(
      JsonNode node, String location, Set<String> known, Refusals refusals) {
    if (expression(node)) {
      String text = node.asString();
      try {
        Jsonata jsonata = new Jsonata(text.substring(2, text.length() - 2));
        jsonata
            .unsupported(known)
            .forEach(why -> refusals.add("UNSUPPORTED_JSONATA_EXPRESSION", location, why));
        return new Value.Expression(jsonata, location);
      } catch (IllegalArgumentException wrong) {
        refusals.add("INVALID_JSONATA_EXPRESSION", location, String.valueOf(wrong.getMessage()));
        return new Value.Constant(node);
      }
    }
    if (node.isObject()) {
      Map<String, Value> members = new LinkedHashMap<>();
      node.properties()
          .forEach(
              entry ->
                  members.put(
                      entry.getKey(),
                      jsonata(entry.getValue(), location + "/" + entry.getKey(), known, refusals)));
      return members.values().stream().allMatch(Value.Constant.class::isInstance)
          ? new Value.Constant(node)
          : new Value.Fields(members);
    }
    if (node.isArray()) {
      List<Value> elements = new ArrayList<>();
      for (JsonNode element : node) {
        elements.add(jsonata(element, location + "[" + elements.size() + "]", known, refusals));
      }
      return elements.stream().allMatch(Value.Constant.class::isInstance)
          ? new Value.Constant(node)
          : new Value.Elements(elements);
    }
    return new Value.Constant(node);
  }

  /** A value of one type: what a definition wants of seconds, counts and texts. */
  public static QueryException wrongType(Value value, String field, String type, JsonNode found) {
    return value instanceof Value.Expression expression
        ? Jsonata.wrongType(expression.jsonata().source(), expression.location(), type, found)
        : QueryException.runtime(
            "The value '" + found + "' of the field '" + field + "' must be a " + type);
  }
}
