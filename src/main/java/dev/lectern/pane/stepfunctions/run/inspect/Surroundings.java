package dev.lectern.pane.stepfunctions.run.inspect;

import dev.lectern.json.Json;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.history.History;
import dev.lectern.pane.stepfunctions.run.history.Visit;
import dev.lectern.pane.stepfunctions.run.model.Machine;
import dev.lectern.pane.stepfunctions.run.model.RunInfo;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a state could see beside its input when it was entered: variables and context object. */
final class Surroundings {

  private Surroundings() {}

  /** Variables of its own scope and of those around it that had a value then, as a JSON object. */
  static ObjectNode variables(History history, Visit visit) {
    ObjectNode variables = Json.object();
    for (Visit one : history.visits()) {
      Event left = one.exited();
      if (left != null && left.id() < visit.entered().id() && seen(one, visit)) {
        for (Map.Entry<String, JsonNode> entry :
            left.details().path("assignedVariables").properties()) {
          variables.set(entry.getKey(), json(entry.getValue().asString("null")));
        }
      }
    }
    return variables;
  }

  /** Whether what one assigns can be read by the other: it is in its scope, or in one around it. */
  private static boolean seen(Visit one, Visit by) {
    for (Visit in = by; in != null; in = in.container()) {
      if (in.container() == one.container()
          && in.iteration() == one.iteration()
          && in.round() == one.round()) {
        return true;
      }
    }
    return false;
  }

  /** The context object ("Accessing execution data from the Context object"). */
  static ObjectNode context(RunInfo info, Machine machine, History history, Visit visit) {
    ObjectNode context = Json.object();
    ObjectNode execution =
        context
            .putObject("Execution")
            .put("Id", info.arn())
            .put("Name", info.name())
            .put("RoleArn", machine.role())
            .put("StartTime", info.start().toString())
            .put("RedriveCount", info.redrives());
    execution.set("Input", json(info.input()));
    context
        .putObject("StateMachine")
        .put("Id", info.machineArn())
        .put("Name", RunInfo.machine(info.arn()));
    context
        .putObject("State")
        .put("EnteredTime", visit.entered().time().toString())
        .put("Name", visit.state())
        .put("RetryCount", visit.retries(Long.MAX_VALUE));
    context.putObject("Task").put("Token", "");
    for (Visit in = visit; in != null; in = in.container()) {
      Visit map = in.container();
      if (map != null && in.iteration() >= 0) {
        ObjectNode item = context.putObject("Map").putObject("Item").put("Index", in.iteration());
        item.set("Value", first(history, map, in));
        break;
      }
    }
    return context;
  }

  /** What the iteration began with: the item, unless an ItemSelector made something else of it. */
  private static JsonNode first(History history, Visit map, Visit in) {
    return history.visits().stream()
        .filter(
            one ->
                one.container() == map
                    && one.iteration() == in.iteration()
                    && one.round() == in.round())
        .findFirst()
        .map(one -> json(one.entered().text("input")))
        .orElseGet(Json::object);
  }

  static JsonNode json(String text) {
    try {
      JsonNode json = Json.MAPPER.readTree(text);
      return json.isMissingNode() ? Json.object() : json;
    } catch (JacksonException notJson) {
      return Json.object();
    }
  }
}
