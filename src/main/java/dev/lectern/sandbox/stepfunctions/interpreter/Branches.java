package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.asl.Definition;
import dev.lectern.asl.State;
import dev.lectern.asl.query.Environment;
import dev.lectern.asl.query.QueryException;
import dev.lectern.asl.query.Templates;
import dev.lectern.asl.query.Value;
import dev.lectern.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The frames within Parallel and Map. */
final class Branches {

  /** What AWS runs at once of an inline Map. */
  private static final int MOST_AT_ONCE = 40;

  private final Run run;
  private final Steps steps;

  Branches(Run run, Steps steps) {
    this.run = run;
    this.steps = steps;
  }

  void parallel(Frame frame, State.Parallel parallel) {
    Environment raw = steps.environment(frame);
    JsonNode effective = DataFlow.input(parallel, raw, DataFlow.UNSEEN);
    JsonNode arguments = DataFlow.arguments(parallel, raw.withInput(effective), DataFlow.UNSEEN);
    frame.last = run.history.add("ParallelStateStarted", frame.last);
    begin(frame, parallel.branches().size());
    int index = 0;
    for (Definition.Scope branch : parallel.branches()) {
      run.add(frame, index++, branch, arguments).last = frame.last;
    }
  }

  private static void begin(Frame frame, int count) {
    frame.phase = Frame.Phase.CHILDREN;
    frame.latest = frame.last;
    frame.nextItem = 0;
    frame.outputs.clear();
    for (int i = 0; i < count; i++) {
      frame.outputs.add(null);
    }
  }

  void map(Frame frame, State.Map map) {
    Environment raw = steps.environment(frame);
    JsonNode effective = DataFlow.input(map, raw, DataFlow.UNSEEN);
    Environment environment = raw.withInput(effective);
    if (map.distributed() != null) {
      new DistributedMap(run, steps).begin(frame, map, map.distributed(), environment);
      return;
    }
    JsonNode items = items(map, environment);
    long wanted = DataFlow.whole(map.maxConcurrency(), "MaxConcurrency", 0, 0, environment);
    frame.last =
        run.history.add(
            "MapStateStarted",
            frame.last,
            "mapStateStartedEventDetails",
            Json.object().put("length", items.size()));
    begin(frame, items.size());
    ArrayNode list = Json.array();
    items.forEach(list::add);
    frame.items = list;
    frame.concurrency =
        wanted == 0 || wanted > MOST_AT_ONCE ? MOST_AT_ONCE : Math.toIntExact(wanted);
    if (list.isEmpty()) {
      complete(frame);
      return;
    }
    for (int i = 0; i < Math.min(frame.concurrency, list.size()); i++) {
      iterate(frame, map, frame.last);
    }
  }

  /** The items of a Map, those of an object as pairs. */
  static JsonNode items(State.Map map, Environment environment) {
    JsonNode items = iterable(map, environment);
    return items.isObject() ? MapPlan.pairs(items) : items;
  }

  /** What a Map iterates over: an array; in JSONata or distributed also an object's members. */
  static JsonNode iterable(State.Map map, Environment environment) {
    Value value = map.items();
    JsonNode items = value == null ? environment.input() : value.evaluate(environment);
    boolean members = DataFlow.jsonata(map) || map.distributed() != null;
    if (items.isArray() || (members && items.isObject())) {
      return items;
    }
    if (value instanceof Value.Expression) {
      throw Templates.wrongType(value, "Items", "array", items);
    }
    throw QueryException.runtime(
        "Reference path \""
            + (value instanceof Value.Path path ? path.path().text() : "$")
            + "\" must point to array.");
  }

  private void iterate(Frame frame, State.Map map, long previous) {
    ArrayNode items = frame.items == null ? Json.array() : frame.items;
    int index = frame.nextItem++;
    JsonNode value = items.get(index);
    ObjectNode item = item(index, value);
    Environment raw = steps.environment(frame);
    JsonNode effective = DataFlow.input(map, raw, DataFlow.UNSEEN);
    JsonNode input = selected(map, raw.withInput(effective), item, value);
    long started = run.history.iteration("Started", previous, map.name(), index);
    Frame child = run.add(frame, index, map.processor(), input);
    child.item = item;
    child.last = started;
    run.touch(frame);
  }

  /** {@code Map.Item} of an inline Map. */
  static ObjectNode item(int index, JsonNode value) {
    ObjectNode item = Json.object().put("Index", index);
    item.set("Value", value);
    return item.put("Source", Dataset.STATE_DATA);
  }

  /** An item after ItemSelector. */
  static JsonNode selected(
      State.Map map, Environment environment, ObjectNode item, JsonNode value) {
    Value selector = map.itemSelector();
    if (selector == null) {
      return value;
    }
    ObjectNode context = Json.object();
    context.setAll((ObjectNode) environment.context());
    context.putObject("Map").set("Item", item);
    return selector.evaluate(environment.withContext(context));
  }

  /** A frame within came to its end. */
  void done(Frame child, JsonNode output) {
    Frame frame = run.frames.get(String.valueOf(child.parent));
    if (frame == null) {
      return;
    }
    State state = run.state(frame);
    frame.outputs.set(child.index, output);
    if (state instanceof State.Map) {
      frame.latest = run.history.iteration("Succeeded", child.last, state.name(), child.index);
    } else {
      frame.latest = Math.max(frame.latest, child.last);
    }
    run.remove(child);
    run.touch(frame);
    if (state instanceof State.Map map && frame.nextItem < frame.outputs.size()) {
      steps.attempt(frame, () -> iterate(frame, map, child.last));
    } else if (frame.children.isEmpty()) {
      complete(frame);
    }
  }

  private void complete(Frame frame) {
    State state = run.state(frame);
    ArrayNode result = Json.array();
    for (JsonNode output : frame.outputs) {
      result.add(output == null ? NullNode.getInstance() : output);
    }
    long latest = frame.latest;
    frame.last = run.history.add(state.type() + "StateSucceeded", latest);
    steps.attempt(
        frame,
        () -> {
          DataFlow.Out out =
              DataFlow.finish(state, steps.environment(frame), result, DataFlow.UNSEEN);
          frame.last = latest;
          steps.exit(frame, out, state.next());
        });
  }

  /** A frame within failed: it and its siblings are given up, each with its events. */
  void aborted(Frame frame, Frame failed) {
    State.@Nullable Map map = run.state(frame) instanceof State.Map one ? one : null;
    long previous = failed.last;
    if (map == null) {
      stateAborted(failed, previous);
    }
    for (Frame child : within(frame)) {
      if (map != null) {
        run.history.iteration(
            child == failed ? "Failed" : "Aborted", previous, map.name(), child.index);
      }
      if (map != null || child != failed) {
        stateAborted(child, previous);
      }
      run.forget(child);
      child.timeoutAt = null;
      child.heartbeatAt = null;
      child.due = null;
      run.touch(child);
    }
  }

  private List<Frame> within(Frame frame) {
    Map<String, Frame> all = run.frames;
    return frame.children.stream()
        .map(all::get)
        .filter(child -> child != null)
        .sorted((a, b) -> Integer.compare(a.index, b.index))
        .toList();
  }

  /** States that were in the middle of something. */
  private void stateAborted(Frame frame, long previous) {
    if (frame.phase == Frame.Phase.ENTER || frame.phase == Frame.Phase.DONE) {
      return;
    }
    String type = run.state(frame).type();
    boolean wasWaiting =
        switch (type) {
          case "Task" -> !frame.token.isEmpty();
          case "Wait" -> true;
          case "Parallel", "Map" -> frame.phase == Frame.Phase.CHILDREN;
          default -> false;
        };
    if (wasWaiting) {
      for (Frame inner : within(frame)) {
        stateAborted(inner, previous);
      }
      run.history.add(type + "StateAborted", previous);
    }
  }
}
