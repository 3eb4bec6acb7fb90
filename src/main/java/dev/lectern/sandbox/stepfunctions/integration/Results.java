package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.json.Json;
import dev.lectern.sandbox.RoleCalls.Identity;
import dev.lectern.sandbox.stepfunctions.interpreter.MapPlan;
import dev.lectern.sandbox.stepfunctions.interpreter.Run;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the results of a map run to S3 ("ResultWriter"): a manifest and a file for each status.
 */
final class Results {

  private static final String FAILED = "States.ResultWriterFailed";

  private final Integrations integrations;

  Results(Integrations integrations) {
    this.integrations = integrations;
  }

  /** Writes them; answers the Map's result. May block. */
  JsonNode write(Identity as, MapPlan plan, StatesArn arn, MapRun run) throws TaskFailure {
    JsonNode to = plan.writerArguments() == null ? Json.object() : plan.writerArguments();
    String bucket = to.path("Bucket").asString("");
    String prefix = to.path("Prefix").asString("");
    String folder =
        (prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/") + arn.rest() + "/";
    ObjectNode manifest =
        Json.object().put("DestinationBucket", bucket).put("MapRunArn", arn.text());
    ObjectNode files = manifest.putObject("ResultFiles");
    for (String kind : List.of("FAILED", "PENDING", "SUCCEEDED")) {
      ArrayNode rows = rows(run, kind);
      ArrayNode list = files.putArray(kind);
      if (!rows.isEmpty()) {
        String key = folder + kind + "_0.json";
        put(as, bucket, key, rows);
        list.addObject().put("Key", key).put("Size", rows.toString().length());
      }
    }
    put(as, bucket, folder + "manifest.json", manifest);
    ObjectNode result = Json.object().put("MapRunArn", arn.text());
    result
        .putObject("ResultWriterDetails")
        .put("Bucket", bucket)
        .put("Key", folder + "manifest.json");
    return result;
  }

  private static ArrayNode rows(MapRun run, String kind) {
    ArrayNode rows = Json.array();
    for (MapRun.Child child : run.children()) {
      boolean succeeded = child.status() == Run.Status.SUCCEEDED;
      if (kind.equals("SUCCEEDED") == succeeded && !kind.equals("PENDING")) {
        rows.add(row(child));
      }
    }
    return rows;
  }

  private static ObjectNode row(MapRun.Child child) {
    ObjectNode execution = child.execution().execution();
    ObjectNode row =
        Json.object()
            .put("ExecutionArn", child.execution().arn().text())
            .put("Input", execution.path("input").asString())
            .put("Name", execution.path("name").asString())
            .put("StartDate", execution.path("start").asString())
            .put("StateMachineArn", execution.path("stateMachineArn").asString())
            .put("Status", child.status().name().toUpperCase(Locale.ROOT));
    child.execution().run().output().ifPresent(output -> row.put("Output", output.toString()));
    child
        .execution()
        .run()
        .error()
        .ifPresent(error -> row.put("Error", error.error()).put("Cause", error.cause()));
    child.execution().run().stopped().ifPresent(at -> row.put("StopDate", at.toString()));
    return row;
  }

  private void put(Identity as, String bucket, String key, JsonNode body) throws TaskFailure {
    ObjectNode request = Json.object().put("Bucket", bucket).put("Key", key);
    request.put("Body", body.toString());
    try {
      var unused = integrations.result(as, MapRuns.putObject(), request);
    } catch (TaskFailure failure) {
      throw new TaskFailure(FAILED, failure.error() + ": " + failure.cause());
    }
  }
}
