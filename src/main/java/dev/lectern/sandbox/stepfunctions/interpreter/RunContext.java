package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.json.Json;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an execution knows of itself.
 *
 * @param input of the execution
 * @param region of its machine
 * @param tokens makes the token of the next attempt of a task; each one once
 * @param random between 0 and 1, for jitter
 * @param mostSeconds after which it times out, whatever its definition says
 * @param mostEvents how long its history may become
 * @param item {@code Map.Item} of a distributed Map's child, null for others
 */
public record RunContext(
    String executionArn,
    String executionName,
    String machineArn,
    String machineName,
    String roleArn,
    String region,
    Instant start,
    JsonNode input,
    Supplier<String> tokens,
    DoubleSupplier random,
    long mostSeconds,
    long mostEvents,
    @Nullable JsonNode item) {

  /** A year, the longest Standard execution. */
  public static final long STANDARD_SECONDS = 31_536_000;

  /** Five minutes, the longest Express execution. */
  public static final long EXPRESS_SECONDS = 300;

  /** The limit of a Standard execution; the sandbox has it for Express executions too. */
  public static final long STANDARD_EVENTS = 25_000;

  /** The part of the context object that no state changes. */
  ObjectNode base(int redriveCount, @Nullable Instant redriven) {
    ObjectNode base = Json.object();
    ObjectNode execution = base.putObject("Execution");
    execution.put("Id", executionArn);
    execution.set("Input", input);
    execution.put("StartTime", Times.text(start));
    execution.put("Name", executionName);
    execution.put("RoleArn", roleArn);
    execution.put("RedriveCount", redriveCount);
    if (redriven != null) {
      execution.put("RedriveTime", Times.text(redriven));
    }
    base.putObject("StateMachine").put("Id", machineArn).put("Name", machineName);
    return base;
  }
}
