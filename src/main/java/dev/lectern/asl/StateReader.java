package dev.lectern.asl;

import dev.lectern.asl.Definition.Scope;
import dev.lectern.asl.State.Catcher;
import dev.lectern.asl.State.Common;
import dev.lectern.asl.State.Flow;
import dev.lectern.asl.State.Recovery;
import dev.lectern.asl.State.Retrier;
import dev.lectern.asl.query.Value;
import dev.lectern.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a state. */
final class StateReader {

  private static final long LONGEST_SECONDS = 99_999_999;
  private static final Pattern RESOURCE =
      Pattern.compile("arn:aws[a-z0-9-]*:[^:\\s]+:[^:\\s]*:[^:\\s]*:\\S+");

  private static final Set<String> ALL = Set.of("Type", "Comment", "QueryLanguage");
  private static final Set<String> GOES_ON = Set.of("Next", "End");
  private static final Set<String> IN_OUT = Set.of("InputPath", "OutputPath", "Output", "Assign");
  private static final Set<String> RESULT =
      Set.of("Parameters", "Arguments", "ResultSelector", "ResultPath");
  private static final Set<String> RECOVERY = Set.of("Retry", "Catch");

  private static final Map<String, Set<String>> OWN =
      Map.of(
          "Task",
          union(
              GOES_ON,
              IN_OUT,
              RESULT,
              RECOVERY,
              Set.of(
                  "Resource",
                  "Credentials",
                  "TimeoutSeconds",
                  "TimeoutSecondsPath",
                  "HeartbeatSeconds",
                  "HeartbeatSecondsPath")),
          "Pass",
          union(GOES_ON, IN_OUT, Set.of("Parameters", "Result", "ResultPath")),
          "Choice",
          union(IN_OUT, Set.of("Choices", "Default")),
          "Wait",
          union(GOES_ON, IN_OUT, Set.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath")),
          "Succeed",
          Set.of("InputPath", "OutputPath", "Output"),
          "Fail",
          Set.of("Error", "ErrorPath", "Cause", "CausePath"),
          "Parallel",
          union(GOES_ON, IN_OUT, RESULT, RECOVERY, Set.of("Branches")),
          "Map",
          union(GOES_ON, IN_OUT, RESULT, RECOVERY, MapReader.FIELDS));

  private final ScopeReader scopes;
  private final Faults faults;

  StateReader(ScopeReader scopes, Faults faults) {
    this.scopes = scopes;
    this.faults = faults;
  }

  @SafeVarargs
  private static Set<String> union(Set<String>... sets) {
    Set<String> all = new HashSet<>();
    for (Set<String> set : sets) {
      all.addAll(set);
    }
    return Set.copyOf(all);
  }

  /** Null when it is so wrong that nothing can be made of it; what is wrong was told. */
  @Nullable State read(String name, JsonNode node, String at, QueryLanguage inherited) {
    if (!node.isObject()) {
      faults.type("OBJECT", at);
      return null;
    }
    Fields bare = new Fields(node, at, "", inherited, faults);
    QueryLanguage language = scopes.language(bare, inherited);
    Fields fields = new Fields(node, at, "", language, faults);
    if (!fields.require("Type")) {
      return null;
    }
    String type = fields.text("Type", "");
    Set<String> own = OWN.get(type);
    if (own == null) {
      faults.schema(
          "Value should be one of the following: [Task, Pass, Choice, Wait, Succeed, Fail, Parallel,"
              + " Map]",
          at + "/Type");
      return null;
    }
    fields.only(union(ALL, own));
    String next = own.contains("Next") ? next(fields) : null;
    Common common =
        new Common(name, fields.text("Comment", ""), language, at, next, flow(fields, type));
    return switch (type) {
      case "Task" -> task(common, fields);
      case "Pass" -> pass(common, fields);
      case "Choice" -> new ChoiceReader(faults).read(common, fields);
      case "Wait" -> wait(common, fields);
      case "Succeed" -> new State.Succeed(common);
      case "Fail" -> new State.Fail(common, fields.words("Error"), fields.words("Cause"));
      case "Parallel" -> parallel(common, fields);
      default -> new MapReader(scopes, faults).read(common, fields, recovery(fields));
    };
  }

  private @Nullable String next(Fields fields) {
    fields.atMostOne("Next", "End");
    JsonNode end = fields.node().path("End");
    if (!end.isMissingNode() && !end.isBoolean()) {
      faults.type("BOOLEAN", fields.at() + "/End");
    }
    if (end.isBoolean() && end.asBoolean()) {
      return null;
    }
    String next = fields.text("Next");
    if (next == null && !fields.has("Next")) {
      faults.schema("There must be one of the following fields: [Next, End]", fields.at());
    }
    return next;
  }

  private static Flow flow(Fields fields, String type) {
    boolean map = type.equals("Map");
    if (fields.jsonata()) {
      return new Flow(
          null,
          fields.has("Arguments") ? fields.template("Arguments") : null,
          null,
          null,
          null,
          fields.template("Output"),
          fields.object("Assign"));
    }
    return new Flow(
        fields.inOutPath("InputPath"),
        map ? null : fields.template("Parameters"),
        fields.object("ResultSelector"),
        fields.resultPath(),
        fields.inOutPath("OutputPath"),
        null,
        fields.object("Assign"));
  }

  private State task(Common common, Fields fields) {
    String resource = fields.require("Resource") ? fields.text("Resource", "") : "";
    if (!resource.isEmpty()) {
      resource(resource, common.at() + "/Resource");
    }
    Value timeout = fields.number("TimeoutSeconds", 1, LONGEST_SECONDS);
    Value heartbeat = fields.number("HeartbeatSeconds", 1, LONGEST_SECONDS);
    if (timeout instanceof Value.Constant(JsonNode whole)
        && heartbeat instanceof Value.Constant(JsonNode beat)
        && beat.asLong() >= whole.asLong()) {
      faults.schema(
          "HeartbeatSeconds must be smaller than TimeoutSeconds",
          common.at() + "/HeartbeatSeconds");
    }
    return new State.Task(
        common, resource, timeout, heartbeat, fields.object("Credentials"), recovery(fields));
  }

  private void resource(String resource, String at) {
    if (!RESOURCE.matcher(resource).matches()) {
      faults.schema("Value is not a valid resource ARN", at);
      return;
    }
    if (!ServiceResources.known(resource)) {
      faults.schema(ServiceResources.unknown(resource), at);
      return;
    }
    if (scopes.express()) {
      for (String pattern : List.of(".waitForTaskToken", ".sync")) {
        if (resource.contains(pattern)) {
          faults.schema(
              "Express state machine does not support '" + pattern + "' service integration ", at);
        }
      }
      if (resource.contains(":activity:")) {
        faults.schema("Express state machine does not support activities", at);
      }
    }
  }

  private State pass(Common common, Fields fields) {
    JsonNode result = fields.has("Result") ? fields.node().path("Result") : null;
    if (result != null && result.isString() && result.asString().startsWith("$.")) {
      faults.warn(
          "PASS_RESULT_IS_STATIC",
          "The Result of a Pass state is static; a path in it is not worked out",
          common.at() + "/Result");
    }
    return new State.Pass(common, result);
  }

  private State wait(Common common, Fields fields) {
    List<String> names =
        fields.jsonata()
            ? List.of("Seconds", "Timestamp")
            : List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath");
    fields.atMostOne(names.toArray(String[]::new));
    if (names.stream().noneMatch(fields::has)) {
      faults.schema("There must be one of the following fields: " + names, common.at());
    }
    boolean until = fields.has("Timestamp") || fields.has("TimestampPath");
    Value value =
        until ? timestamp(fields, common.at()) : fields.number("Seconds", 0, LONGEST_SECONDS);
    return new State.Wait(
        common, until, value == null ? new Value.Constant(Json.MAPPER.readTree("0")) : value);
  }

  private @Nullable Value timestamp(Fields fields, String at) {
    if (fields.has("TimestampPath")) {
      return fields.path("TimestampPath", true);
    }
    Value value = fields.words("Timestamp");
    if (value instanceof Value.Constant(JsonNode text) && Condition.time(text) == null) {
      faults.schema("Value is not a valid ISO-8601 timestamp", at + "/Timestamp");
    }
    return value;
  }

  private State parallel(Common common, Fields fields) {
    List<Scope> branches = new ArrayList<>();
    if (fields.require("Branches")) {
      JsonNode list = fields.node().path("Branches");
      if (!list.isArray()) {
        faults.type("ARRAY", common.at() + "/Branches");
      } else if (list.isEmpty()) {
        faults.schema("Array must not be empty", common.at() + "/Branches");
      }
      for (JsonNode branch : list) {
        String at = common.at() + "/Branches[" + branches.size() + "]";
        if (branch.isObject()) {
          new Fields(branch, at, "", common.language(), faults)
              .only(Set.of("Comment", "StartAt", "States"));
        }
        branches.add(scopes.scope(branch, at, scopes.machineLanguage()));
      }
    }
    return new State.Parallel(common, branches, recovery(fields));
  }

  private Recovery recovery(Fields fields) {
    List<Retrier> retriers = new ArrayList<>();
    for (Fields entry : list(fields, "Retry")) {
      entry.only(
          Set.of(
              "Comment",
              "ErrorEquals",
              "IntervalSeconds",
              "MaxAttempts",
              "BackoffRate",
              "MaxDelaySeconds",
              "JitterStrategy"));
      retriers.add(retrier(entry));
    }
    List<Catcher> catchers = new ArrayList<>();
    for (Fields entry : list(fields, "Catch")) {
      entry.only(Set.of("Comment", "ErrorEquals", "Next", "ResultPath", "Output", "Assign"));
      entry.require("Next");
      catchers.add(
          new Catcher(
              errors(entry),
              entry.text("Next", ""),
              entry.jsonata() ? null : entry.resultPath(),
              entry.jsonata() ? entry.template("Output") : null,
              entry.object("Assign")));
    }
    last(retriers.stream().map(Retrier::errorEquals).toList(), fields.at() + "/Retry");
    last(catchers.stream().map(Catcher::errorEquals).toList(), fields.at() + "/Catch");
    return new Recovery(List.copyOf(retriers), List.copyOf(catchers));
  }

  private List<Fields> list(Fields fields, String name) {
    JsonNode list = fields.node().path(name);
    if (!list.isMissingNode() && !list.isArray()) {
      faults.type("ARRAY", fields.at() + "/" + name);
      return List.of();
    }
    List<Fields> entries = new ArrayList<>();
    for (JsonNode entry : list) {
      String field = name + "[" + entries.size() + "]";
      if (!entry.isObject()) {
        faults.type("OBJECT", fields.at() + "/" + field);
      }
      entries.add(fields.within(field, entry.isObject() ? entry : Json.object()));
    }
    return entries;
  }

  private Retrier retrier(Fields entry) {
    Long interval = entry.whole("IntervalSeconds", 0, LONGEST_SECONDS);
    Long attempts = entry.whole("MaxAttempts", 0, LONGEST_SECONDS);
    Long delay = entry.whole("MaxDelaySeconds", 1, 31_622_400);
    JsonNode rate = entry.node().path("BackoffRate");
    if (!rate.isMissingNode() && (!rate.isNumber() || rate.asDouble() < 1)) {
      faults.schema(
          rate.isNumber() ? "Minimum value is 1.0" : "Expected value of type [FLOAT]",
          entry.at() + "/BackoffRate");
    }
    String jitter = entry.text("JitterStrategy", "NONE");
    if (!jitter.equals("FULL") && !jitter.equals("NONE")) {
      faults.schema(
          "Value should be one of the following: [FULL, NONE]", entry.at() + "/JitterStrategy");
    }
    return new Retrier(
        errors(entry),
        interval == null ? 1 : interval.intValue(),
        attempts == null ? 3 : attempts.intValue(),
        rate.isNumber() ? rate.asDouble() : 2.0,
        delay == null ? null : Integer.valueOf(delay.intValue()),
        jitter.equals("FULL"));
  }

  private List<String> errors(Fields entry) {
    List<String> errors = new ArrayList<>();
    if (entry.require("ErrorEquals")) {
      JsonNode list = entry.node().path("ErrorEquals");
      if (!list.isArray() || list.isEmpty() || list.valueStream().anyMatch(e -> !e.isString())) {
        faults.schema("Expected a non-empty array of error names", entry.at() + "/ErrorEquals");
      } else {
        list.forEach(error -> errors.add(error.asString()));
      }
    }
    return List.copyOf(errors);
  }

  private void last(List<List<String>> lists, String at) {
    for (int i = 0; i < lists.size(); i++) {
      List<String> errors = lists.get(i);
      if (errors.contains("States.ALL") && (errors.size() > 1 || i < lists.size() - 1)) {
        faults.schema(
            "'States.ALL' must appear alone and in the last entry", at + "[" + i + "]/ErrorEquals");
      }
    }
  }
}
