package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.json.Json;
import dev.lectern.sandbox.stepfunctions.interpreter.Run.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How an execution stands as a whole: what is kept of it beside its frames. */
final class Standing {

  Status status = Status.RUNNING;
  long lastFrame;
  int redriveCount;
  @Nullable Instant redriven;
  @Nullable Instant deadline;
  @Nullable Instant stopped;
  @Nullable JsonNode output;
  @Nullable StateError error;

  static Standing of(JsonNode header) {
    Standing standing = new Standing();
    standing.status = Status.valueOf(header.path("status").asString());
    standing.lastFrame = header.path("lastFrame").asLong();
    standing.redriveCount = header.path("redriveCount").asInt();
    standing.redriven = time(header, "redriven");
    standing.deadline = time(header, "deadline");
    standing.stopped = time(header, "stopped");
    standing.output = header.has("output") ? header.path("output") : null;
    standing.error =
        header.has("error")
            ? new StateError(header.path("error").asString(), header.path("cause").asString())
            : null;
    return standing;
  }

  ObjectNode json(History history) {
    ObjectNode header =
        Json.object()
            .put("status", status.name())
            .put("lastEvent", history.lastId())
            .put("time", history.time().toEpochMilli())
            .put("lastFrame", lastFrame)
            .put("redriveCount", redriveCount);
    put(header, "redriven", redriven);
    put(header, "deadline", deadline);
    put(header, "stopped", stopped);
    if (output != null) {
      header.set("output", output);
    }
    if (error != null) {
      header.put("error", error.error()).put("cause", error.cause());
    }
    return header;
  }

  private static @Nullable Instant time(JsonNode json, String name) {
    return json.has(name) ? Instant.ofEpochMilli(json.path(name).asLong()) : null;
  }

  private static void put(ObjectNode json, String name, @Nullable Instant time) {
    if (time != null) {
      json.put(name, time.toEpochMilli());
    }
  }
}
