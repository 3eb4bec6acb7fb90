package dev.lectern.asl.path;

import dev.lectern.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSONPath of a state machine ("Processing input and output in Step Functions"). It begins at the
 * state's input ({@code $}), at the context object ({@code $$}) or at a variable ({@code $name}).
 * Immutable.
 *
 * @param text as written
 * @param root what it begins at
 * @param variable name of the variable, empty for other roots
 */
public record JsonPath(String text, Root root, String variable, List<Step> steps) {

  /** What a path begins at. */
  public enum Root {
    INPUT,
    CONTEXT,
    VARIABLE
  }

  /**
   * Reads a path.
   *
   * @throws PathException when the text is none
   */
  public static JsonPath parse(String text) throws PathException {
    return new PathReader(text).read();
  }

  /** Whether it finds one value at most, so that what it finds is not put into a list. */
  public boolean definite() {
    return steps.stream().allMatch(Step::definite);
  }

  /** Whether it can name a place to write to: names and indexes only. */
  public boolean reference() {
    return steps.stream()
        .allMatch(
            step ->
                step instanceof Step.Child
                    || step instanceof Step.Index index && index.index() >= 0);
  }

  /**
   * What it finds. Nothing found is a missing node, for a path that may find many an empty list; an
   * index past the end of a list finds null, as AWS does in a payload template.
   */
  public JsonNode read(JsonNode from) {
    JsonNode found = find(from);
    if (!found.isMissingNode()
        || steps.isEmpty()
        || !(steps.getLast() instanceof Step.Index)
        || !definite()) {
      return found;
    }
    JsonNode list = walk(from, from, steps.subList(0, steps.size() - 1));
    return list.isArray() ? NullNode.getInstance() : found;
  }

  /** What it finds; an index past the end of a list finds nothing. */
  public JsonNode find(JsonNode from) {
    return walk(from, from, steps);
  }

  static JsonNode walk(JsonNode from, JsonNode root, List<Step> steps) {
    JsonNode at = from;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (!step.definite()) {
        return gather(at, root, steps.subList(i, steps.size()));
      }
      List<JsonNode> next = new ArrayList<>(1);
      step.select(at, root, next::add);
      if (next.isEmpty()) {
        return MissingNode.getInstance();
      }
      at = next.getFirst();
    }
    return at;
  }

  private static ArrayNode gather(JsonNode from, JsonNode root, List<Step> steps) {
    List<JsonNode> at = List.of(from);
    for (Step step : steps) {
      List<JsonNode> next = new ArrayList<>();
      at.forEach(node -> step.select(node, root, next::add));
      at = next;
    }
    ArrayNode found = Json.array();
    at.forEach(found::add);
    return found;
  }

  /**
   * A copy of the target with the value at this place; what is missing on the way is made.
   *
   * @throws PathException when something on the way is neither an object nor a list, or a list has
   *     no such element
   */
  public JsonNode write(JsonNode target, JsonNode value) throws PathException {
    return write(target, value, 0);
  }

  private JsonNode write(JsonNode target, JsonNode value, int depth) throws PathException {
    if (depth == steps.size()) {
      return value;
    }
    if (steps.get(depth) instanceof Step.Index(int index)) {
      if (!target.isArray() || index < 0 || index >= target.size()) {
        throw new PathException("there is no element " + index);
      }
      ArrayNode list = Json.array();
      target.forEach(list::add);
      list.set(index, write(list.get(index), value, depth + 1));
      return list;
    }
    if (!(steps.get(depth) instanceof Step.Child(String name))) {
      throw new PathException("it is no reference path");
    }
    if (!target.isObject() && !target.isMissingNode() && !target.isNull()) {
      throw new PathException("'" + name + "' would be set in a value that is no object");
    }
    if (target.isNull() && depth == 0) {
      throw new PathException("the input is null");
    }
    ObjectNode object = Json.object();
    target.properties().forEach(entry -> object.set(entry.getKey(), entry.getValue()));
    object.set(name, write(object.path(name), value, depth + 1));
    return object;
  }
}
