package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** One thread of control: the machine itself, a branch, an iteration. Holds where it stands. */
final class Frame {

  /** What it is doing. */
  enum Phase {
    /** About to enter its state. */
    ENTER,
    /** In its state, about to try it. */
    TRY,
    /** A Wait, until {@link #due}. */
    WAIT,
    /** Before the next attempt, at {@link #due}. */
    BACKOFF,
    /** Waits for a task. */
    TASK,
    /** Waits for the frames within. */
    CHILDREN,
    DONE
  }

  /** Member of what is held of a distributed Map: the ARN of its run. */
  static final String MAP_RUN = "mapRunArn";

  final String id;
  final @Nullable String parent;
  final int index;
  final String scope;
  final Map<String, JsonNode> variables = new LinkedHashMap<>();
  Phase phase = Phase.ENTER;
  String state;
  JsonNode input;
  long last;
  long entered;
  Instant enteredTime = Instant.EPOCH;
  int retryCount;
  List<Integer> attempts = new ArrayList<>();
  @Nullable Instant due;
  @Nullable JsonNode item;

  // Of a task.
  String token = "";
  boolean started;
  boolean submitted;
  @Nullable JsonNode submittedOutput;
  @Nullable Instant timeoutAt;
  @Nullable Instant heartbeatAt;
  long heartbeatSeconds;

  // Of the frames within.
  @Nullable ArrayNode items;
  int nextItem;
  int concurrency;
  long latest;
  List<@Nullable JsonNode> outputs = new ArrayList<>();
  final List<String> children = new ArrayList<>();

  // Derived, not written down.
  @Nullable String inputText;

  Frame(String id, @Nullable String parent, int index, String scope, String state, JsonNode input) {
    this.id = id;
    this.parent = parent;
    this.index = index;
    this.scope = scope;
    this.state = state;
    this.input = input;
  }

  /** As before the first attempt of a state. */
  void fresh() {
    retryCount = 0;
    attempts = new ArrayList<>();
    calm();
  }

  /** As before the first attempt; a map run that was begun goes on. */
  void redriven() {
    JsonNode held = submittedOutput;
    fresh();
    if (held != null && held.has(MAP_RUN)) {
      submittedOutput = held;
    }
  }

  /** Nothing is waited for. */
  void calm() {
    due = null;
    token = "";
    started = false;
    submitted = false;
    submittedOutput = null;
    timeoutAt = null;
    heartbeatAt = null;
    items = null;
    outputs = new ArrayList<>();
    nextItem = 0;
  }

  /** When something of it is due. */
  Stream<Instant> moments() {
    return Stream.of(
            Optional.ofNullable(due),
            Optional.ofNullable(timeoutAt),
            Optional.ofNullable(heartbeatAt))
        .flatMap(Optional::stream);
  }

  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("parent", parent)
            .put("index", index)
            .put("scope", scope)
            .put("phase", phase.name())
            .put("state", state)
            .put("last", last)
            .put("entered", entered)
            .put("enteredTime", enteredTime.toEpochMilli())
            .put("retryCount", retryCount)
            .put("token", token)
            .put("started", started)
            .put("submitted", submitted)
            .put("heartbeatSeconds", heartbeatSeconds)
            .put("nextItem", nextItem)
            .put("concurrency", concurrency)
            .put("latest", latest);
    json.set("input", input);
    attempts.forEach(json.putArray("attempts")::add);
    time(json, "due", due);
    time(json, "timeoutAt", timeoutAt);
    time(json, "heartbeatAt", heartbeatAt);
    node(json, "item", item);
    node(json, "items", items);
    node(json, "submittedOutput", submittedOutput);
    variables.forEach(json.putObject("variables")::set);
    children.forEach(json.putArray("children")::add);
    ArrayNode results = json.putArray("outputs");
    for (JsonNode output : outputs) {
      ArrayNode slot = results.addArray();
      if (output != null) {
        slot.add(output);
      }
    }
    return json;
  }

  private static void time(ObjectNode json, String name, @Nullable Instant time) {
    if (time != null) {
      json.put(name, time.toEpochMilli());
    }
  }

  private static void node(ObjectNode json, String name, @Nullable JsonNode node) {
    if (node != null) {
      json.set(name, node);
    }
  }

  private static @Nullable Instant time(JsonNode json, String name) {
    return json.has(name) ? Instant.ofEpochMilli(json.path(name).asLong()) : null;
  }

  static Frame of(JsonNode json) {
    JsonNode parent = json.path("parent");
    Frame frame =
        new Frame(
            json.path("id").asString(),
            parent.isString() ? parent.asString() : null,
            json.path("index").asInt(),
            json.path("scope").asString(),
            json.path("state").asString(),
            json.has("input") ? json.path("input") : NullNode.getInstance());
    frame.phase = Phase.valueOf(json.path("phase").asString());
    frame.last = json.path("last").asLong();
    frame.entered = json.path("entered").asLong();
    frame.enteredTime = Instant.ofEpochMilli(json.path("enteredTime").asLong());
    frame.retryCount = json.path("retryCount").asInt();
    json.path("attempts").forEach(count -> frame.attempts.add(count.asInt()));
    frame.token = json.path("token").asString();
    frame.started = json.path("started").asBoolean();
    frame.submitted = json.path("submitted").asBoolean();
    frame.submittedOutput = json.has("submittedOutput") ? json.path("submittedOutput") : null;
    frame.heartbeatSeconds = json.path("heartbeatSeconds").asLong();
    frame.nextItem = json.path("nextItem").asInt();
    frame.concurrency = json.path("concurrency").asInt();
    frame.latest = json.path("latest").asLong();
    frame.due = time(json, "due");
    frame.timeoutAt = time(json, "timeoutAt");
    frame.heartbeatAt = time(json, "heartbeatAt");
    frame.item = json.has("item") ? json.path("item") : null;
    frame.items = json.has("items") ? (ArrayNode) json.path("items") : null;
    json.path("variables")
        .properties()
        .forEach(entry -> frame.variables.put(entry.getKey(), entry.getValue()));
    json.path("children").forEach(child -> frame.children.add(child.asString()));
    json.path("outputs").forEach(slot -> frame.outputs.add(slot.isEmpty() ? null : slot.get(0)));
    return frame;
  }
}
