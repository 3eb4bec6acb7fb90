package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.asl.State;
import dev.lectern.json.Json;
import dev.lectern.sandbox.RoleCalls.Identity;
import dev.lectern.sandbox.stepfunctions.interpreter.MapPlan;
import dev.lectern.sandbox.stepfunctions.interpreter.Run;
import dev.lectern.sandbox.stepfunctions.interpreter.StateError;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The results of a map run as its ResultWriter wants them ("ResultWriter (Map)"): as the state's
 * result, or in S3 as a manifest and a file for each status.
 */
final class Results {

  private static final String FAILED = "States.ResultWriterFailed";

  private final State.@Nullable Writer writer;
  private final MapRun run;
  private final List<? extends JsonNode> inputs;
  private final ToIntFunction<ObjectNode> redrives;
  private final JsonNode config;

  /**
   * Of a run.
   *
   * @param inputs what each child gets, also of those that were not begun
   * @param redrives how often a child was redriven
   */
  Results(
      State.@Nullable Writer writer,
      MapRun run,
      List<? extends JsonNode> inputs,
      ToIntFunction<ObjectNode> redrives) {
    this.writer = writer;
    this.run = run;
    this.inputs = inputs;
    this.redrives = redrives;
    this.config = writer == null ? Json.object() : writer.config();
  }

  /** Whether they go to S3, also when the run fails. */
  boolean exported() {
    return writer != null && writer.resource() != null;
  }

  /** As the Map's result. */
  JsonNode result() {
    return succeeded("COMPACT");
  }

  /** Writes them to S3; answers the Map's result, which says where. May block. */
  JsonNode export(Integrations integrations, Identity as, MapPlan plan, StatesArn arn)
      throws TaskFailure {
    JsonNode to = plan.writerArguments() == null ? Json.object() : plan.writerArguments();
    String bucket = to.path("Bucket").asString("");
    String prefix = to.path("Prefix").asString("");
    String folder =
        (prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/") + arn.rest() + "/";
    ObjectNode manifest =
        Json.object().put("DestinationBucket", bucket).put("MapRunArn", arn.text());
    ObjectNode files = manifest.putObject("ResultFiles");
    boolean lines = config.path("OutputType").asString("JSON").equals("JSONL");
    Target target = new Target(integrations, as, bucket);
    for (String kind : List.of("FAILED", "PENDING", "SUCCEEDED")) {
      ArrayNode rows =
          switch (kind) {
            case "FAILED" -> failed();
            case "PENDING" -> pending();
            default -> succeeded("NONE");
          };
      ArrayNode list = files.putArray(kind);
      if (!rows.isEmpty()) {
        String key = folder + kind + (lines ? "_0.jsonl" : "_0.json");
        list.addObject().put("Key", key).put("Size", target.put(key, text(rows, lines)));
      }
    }
    String key = folder + "manifest.json";
    target.put(key, manifest.toString());
    ObjectNode result = Json.object().put("MapRunArn", arn.text());
    result.putObject("ResultWriterDetails").put("Bucket", bucket).put("Key", key);
    return result;
  }

  private static String text(ArrayNode rows, boolean lines) {
    return lines
        ? rows.valueStream().map(row -> row + "\n").collect(Collectors.joining())
        : rows.toString();
  }

  /** What the children that succeeded gave, in the order of their items. */
  private ArrayNode succeeded(String otherwise) {
    ArrayNode results = Json.array();
    String transformation = config.path("Transformation").asString(otherwise);
    for (MapRun.Child child : run.children()) {
      JsonNode output = child.output();
      if (child.status() != Run.Status.SUCCEEDED || output == null) {
        continue;
      }
      switch (transformation) {
        case "NONE" -> results.add(row(child));
        case "FLATTEN" -> {
          if (output.isArray()) {
            output.forEach(results::add);
          } else {
            results.add(output);
          }
        }
        default -> results.add(output);
      }
    }
    return results;
  }

  /** Children that failed keep their metadata whatever the transformation is. */
  private ArrayNode failed() {
    ArrayNode rows = Json.array();
    run.children().stream()
        .filter(child -> child.status() != Run.Status.SUCCEEDED)
        .forEach(child -> rows.add(row(child)));
    return rows;
  }

  /** Children that were not begun; AWS publishes no example of their rows. */
  private ArrayNode pending() {
    Set<Integer> begun =
        run.children().stream().map(MapRun.Child::index).collect(Collectors.toSet());
    ArrayNode rows = Json.array();
    for (int i = 0; i < inputs.size(); i++) {
      if (!begun.contains(i)) {
        ObjectNode row = rows.addObject().put("Input", inputs.get(i).toString());
        row.putObject("InputDetails").put("Included", true);
        row.put("Status", "PENDING");
      }
    }
    return rows;
  }

  private ObjectNode row(MapRun.Child child) {
    ObjectNode execution = child.execution();
    ObjectNode row =
        Json.object()
            .put("ExecutionArn", execution.path("arn").asString())
            .put("Input", execution.path("input").asString());
    row.putObject("InputDetails").put("Included", true);
    row.put("Name", execution.path("name").asString());
    JsonNode output = child.output();
    if (output != null) {
      row.put("Output", output.toString());
      row.putObject("OutputDetails").put("Included", true);
    }
    StateError error = child.error();
    if (error != null) {
      row.put("Error", error.error()).put("Cause", error.cause());
    }
    if (!StatesArn.execution(execution.path("arn").asString()).kind().equals("express")) {
      redrive(row, child.status(), redrives.applyAsInt(execution));
    }
    row.put("StartDate", execution.path("start").asString())
        .put("StateMachineArn", execution.path("stateMachineArn").asString())
        .put("Status", child.status().name());
    Instant stopped = child.stopped();
    if (stopped != null) {
      row.put("StopDate", stopped.toString());
    }
    return row;
  }

  /** As DescribeExecution has it; an Express execution is never redriven. */
  private static void redrive(ObjectNode row, Run.Status status, int count) {
    boolean succeeded = status == Run.Status.SUCCEEDED;
    row.put("RedriveCount", count)
        .put("RedriveStatus", succeeded ? "NOT_REDRIVABLE" : "REDRIVABLE_BY_MAP_RUN");
    if (succeeded) {
      row.put("RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven");
    }
  }

  private record Target(Integrations integrations, Identity as, String bucket) {

    /** Answers the size in bytes. */
    int put(String key, String text) throws TaskFailure {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      ObjectNode request = Json.object().put("Bucket", bucket).put("Key", key);
      try {
        var unused = integrations.s3(as, "PutObject", request, body);
        return body.length;
      } catch (TaskFailure failure) {
        throw new TaskFailure(FAILED, failure.error() + ": " + failure.cause());
      }
    }
  }
}
