package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.stepfunctions.execution.Executions;
import dev.lectern.sandbox.stepfunctions.execution.TaskToken;
import dev.lectern.sandbox.stepfunctions.interpreter.Signal;
import dev.lectern.sandbox.stepfunctions.state.StatesErrors;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Answers of those who have a task's token ("Wait for a callback with the task token"). */
public final class Tokens {

  private final Executions executions;

  /** Over the executions that run. */
  public Tokens(Executions executions) {
    this.executions = executions;
  }

  /** All of them by AWS's names. */
  public Map<String, Operation> all() {
    return Map.of(
        "SendTaskSuccess", this::success,
        "SendTaskFailure", this::failure,
        "SendTaskHeartbeat", this::heartbeat);
  }

  private Reply send(Call call, Signal signal) {
    String arn =
        TaskToken.execution(signal.token())
            .orElseThrow(() -> StatesErrors.invalidToken("Invalid token"));
    boolean taken = executions.live(arn).filter(execution -> execution.signal(signal)).isPresent();
    if (!taken) {
      throw new ServiceException(
          400, "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }
    executions.changed();
    return Reply.empty();
  }

  private static String token(Call call) {
    return call.input().path("taskToken").asString();
  }

  private Reply success(Call call) {
    JsonNode output;
    try {
      output = Json.MAPPER.readTree(call.input().path("output").asString());
    } catch (JacksonException wrong) {
      throw new ServiceException(
          400, "InvalidOutput", "Invalid Output: '" + wrong.getOriginalMessage() + "'");
    }
    return send(call, new Signal.Succeeded(token(call), output));
  }

  private Reply failure(Call call) {
    return send(
        call,
        new Signal.Failed(
            token(call),
            call.input().path("error").asString(""),
            call.input().path("cause").asString("")));
  }

  private Reply heartbeat(Call call) {
    return send(call, new Signal.Heartbeat(token(call)));
  }
}
