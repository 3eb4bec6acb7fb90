package dev.lectern.sandbox.stepfunctions.integration;

import dev.lectern.asl.Definition;
import dev.lectern.asl.DefinitionReader;
import dev.lectern.asl.Diagnostic;
import dev.lectern.asl.State;
import dev.lectern.asl.query.Environment;
import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RoleCalls.Identity;
import dev.lectern.sandbox.stepfunctions.interpreter.Resource;
import dev.lectern.sandbox.stepfunctions.interpreter.StateError;
import dev.lectern.sandbox.stepfunctions.interpreter.Trial;
import dev.lectern.sandbox.stepfunctions.state.StatesErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** TestState: one state by itself, with everything that happens to its data. */
public final class TestState implements Operation {

  private static final String ALONE = "TestState";

  private final Integrations integrations;

  /** With the work of tasks. */
  public TestState(Integrations integrations) {
    this.integrations = integrations;
  }

  @Override
  public Reply handle(Call call) {
    ObjectNode request = call.input();
    State state = state(request);
    Environment raw =
        new Environment(
            json(request, "input", "{}"),
            json(request, "context", "{}"),
            variables(json(request, "variables", "{}")));
    Trial.Result result =
        new Trial(
                state,
                raw,
                arguments -> work(call, state, arguments),
                call.now(),
                request.path("stateConfiguration").path("retrierRetryCount").asInt(0))
            .run();
    return Reply.of(output(result, request.path("inspectionLevel").asString("INFO")));
  }

  private static ObjectNode output(Trial.Result result, String level) {
    ObjectNode output = Json.object().put("status", result.status());
    JsonNode made = result.output();
    if (made != null) {
      output.put("output", made.toString());
    }
    StateError error = result.error();
    if (error != null) {
      output.put("error", error.error());
      output.put("cause", error.cause());
    }
    String next = result.nextState();
    if (next != null) {
      output.put("nextState", next);
    }
    if (!level.equals("INFO")) {
      output.set("inspectionData", result.inspection());
    }
    return output;
  }

  private static State state(ObjectNode request) {
    String text = request.path("definition").asString("");
    String name = request.path("stateName").asString("");
    DefinitionReader.Reading reading =
        name.isEmpty()
            ? DefinitionReader.readState(text, ALONE)
            : DefinitionReader.read(text, false);
    Definition definition =
        reading
            .definition()
            .orElseThrow(
                () ->
                    StatesErrors.invalidDefinition(
                        reading.errors().stream()
                            .map(Diagnostic::sentence)
                            .collect(Collectors.joining(", "))));
    return definition
        .find(name.isEmpty() ? ALONE : name)
        .orElseThrow(() -> StatesErrors.validation("State '" + name + "' not found in definition"));
  }

  private static JsonNode json(ObjectNode request, String member, String otherwise) {
    String text = request.path(member).asString(otherwise);
    try {
      return Json.MAPPER.readTree(text.isEmpty() ? otherwise : text);
    } catch (JacksonException wrong) {
      if (member.equals("input")) {
        throw StatesErrors.invalidInput(wrong.getOriginalMessage());
      }
      throw StatesErrors.validation(
          "The member '" + member + "' is not valid JSON: " + wrong.getOriginalMessage());
    }
  }

  private static Map<String, JsonNode> variables(JsonNode object) {
    Map<String, JsonNode> variables = new LinkedHashMap<>();
    object.properties().forEach(entry -> variables.put(entry.getKey(), entry.getValue()));
    return variables;
  }

  private Trial.Outcome work(Call call, State state, JsonNode arguments) {
    JsonNode mock = call.input().path("mock");
    if (mock.has("errorOutput")) {
      JsonNode error = mock.path("errorOutput");
      return new Trial.Outcome(
          null, new StateError(error.path("error").asString(""), error.path("cause").asString("")));
    }
    if (mock.has("result")) {
      return new Trial.Outcome(mocked(mock.path("result").asString()), null);
    }
    if (!(state instanceof State.Task task)) {
      throw StatesErrors.validation(
          "State type '" + state.type() + "' requires a mock when calling the TestState API");
    }
    String role = call.input().path("roleArn").asString("");
    if (role.isEmpty()) {
      throw StatesErrors.validation(
          "RoleArn must be specified when testing this state type without a mock");
    }
    Resource resource = Resource.of(task.resource());
    if (resource.kind() == Resource.Kind.ACTIVITY || resource.waitsForToken() || resource.sync()) {
      throw StatesErrors.validation(
          "This integration cannot be tested without a mock: " + resource.arn());
    }
    Identity as =
        new Identity(
            role, "states.amazonaws.com", "TestState", call.caller().accountId(), call.region());
    try {
      return new Trial.Outcome(integrations.result(as, resource, arguments), null);
    } catch (TaskFailure failure) {
      return new Trial.Outcome(null, new StateError(failure.error(), failure.cause()));
    }
  }

  private static JsonNode mocked(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException wrong) {
      throw StatesErrors.validation(
          "Mocked result is not valid JSON: " + wrong.getOriginalMessage());
    }
  }
}
