package dev.lectern.sandbox.stepfunctions.machine;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.stepfunctions.state.Pages;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import dev.lectern.sandbox.stepfunctions.state.StatesErrors;
import dev.lectern.sandbox.stepfunctions.state.StatesState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Aliases, which share their executions between two versions at most. */
public final class Aliases {

  private static final int MOST = 100;
  private static final int MOST_VERSIONS = 2;
  private static final String NAME = "^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$";
  private static final Pattern NAMES = Pattern.compile(NAME);

  private final StatesState state;
  private final Versions versions;

  /** Over what is kept. */
  public Aliases(StatesState state, Versions versions) {
    this.state = state;
    this.versions = versions;
  }

  /** All of them by AWS's names. */
  public Map<String, Operation> all() {
    return Map.of(
        "CreateStateMachineAlias", this::create,
        "UpdateStateMachineAlias", this::update,
        "DescribeStateMachineAlias", this::describe,
        "ListStateMachineAliases", this::list,
        "DeleteStateMachineAlias", this::delete);
  }

  /** The version that an execution takes that is started by an alias. */
  public StatesArn choose(StatesArn alias, DoubleSupplier random) {
    ObjectNode found =
        state
            .aliases()
            .get(alias.key(alias.rest()))
            .orElseThrow(() -> StatesErrors.noMachine(alias.text()));
    double drawn = random.getAsDouble() * 100;
    JsonNode routes = found.path("routingConfiguration");
    for (JsonNode route : routes) {
      drawn -= route.path("weight").asDouble();
      if (drawn < 0) {
        return StatesArn.machine(route.path("stateMachineVersionArn").asString());
      }
    }
    return StatesArn.machine(routes.path(0).path("stateMachineVersionArn").asString());
  }

  /** Checks where an alias leads; answers the machine. */
  private StatesArn routes(JsonNode routing) {
    if (routing.size() > MOST_VERSIONS) {
      throw StatesErrors.validation(
          "1 validation error detected: Value '"
              + routing
              + "' at 'routingConfiguration' failed to satisfy constraint: Member must have length"
              + " less than or equal to 2");
    }
    List<String> arns = new ArrayList<>();
    List<Integer> weights = new ArrayList<>();
    for (JsonNode route : routing) {
      arns.add(route.path("stateMachineVersionArn").asString());
      weights.add(route.path("weight").asInt());
    }
    if (arns.stream().anyMatch(arn -> !StatesArn.machine(arn).version())) {
      throw StatesErrors.validation(
          "Routing configuration must contain state machine version ARNs. Received: " + arns);
    }
    if (new HashSet<>(arns).size() < arns.size()) {
      throw StatesErrors.validation(
          "Routing configuration must contain distinct state machine version ARNs. Received: "
              + arns);
    }
    if (weights.stream().mapToInt(Integer::intValue).sum() != 100) {
      throw StatesErrors.validation(
          "Sum of routing configuration weights must equal 100. Received: " + weights);
    }
    List<StatesArn> machines = arns.stream().map(StatesArn::machine).toList();
    if (machines.stream().map(one -> one.at("").text()).distinct().count() > 1) {
      throw StatesErrors.validation(
          "Routing configuration must contain versions of one state machine. Received: " + arns);
    }
    for (StatesArn version : machines) {
      if (versions.find(version).isEmpty()) {
        throw StatesErrors.noResource(version.text());
      }
    }
    return machines.getFirst().at("");
  }

  private Reply create(Call call) throws IOException {
    ObjectNode input = call.input();
    String name = input.path("name").asString();
    if (!NAMES.matcher(name).matches()) {
      throw StatesErrors.validation(
          "1 validation error detected: Value '"
              + name
              + "' at 'name' failed to satisfy constraint: Member must satisfy regular expression"
              + " pattern: "
              + NAME);
    }
    StatesArn machine = routes(input.path("routingConfiguration"));
    StatesArn arn = machine.at(name);
    ObjectNode alias =
        Json.object()
            .put("name", name)
            .put("description", input.path("description").asString(""))
            .put("created", call.now().toString())
            .put("updated", call.now().toString());
    alias.set("routingConfiguration", input.path("routingConfiguration"));
    return state
        .store()
        .write(
            tx -> {
              ObjectNode existing = state.aliases().get(tx, arn.key(name)).orElse(null);
              if (existing != null
                  && (!existing
                          .path("routingConfiguration")
                          .equals(alias.path("routingConfiguration"))
                      || !existing.path("description").equals(alias.path("description")))) {
                throw StatesErrors.conflict(
                    "Failed to create alias because an alias with the same name and a different"
                        + " routing configuration already exists.");
              }
              if (existing == null && state.aliases().list(machine.key()).size() >= MOST) {
                throw StatesErrors.quota("A state machine has at most " + MOST + " aliases");
              }
              ObjectNode kept = existing == null ? alias : existing;
              state.aliases().put(tx, arn.key(name), kept);
              return Reply.of(
                  Json.object()
                      .put("stateMachineAliasArn", arn.text())
                      .put("creationDate", kept.path("created").asString()));
            });
  }

  private static StatesArn arn(Call call) {
    return StatesArn.machine(call.input().path("stateMachineAliasArn").asString());
  }

  private Reply update(Call call) throws IOException {
    StatesArn arn = arn(call);
    ObjectNode input = call.input();
    if (!input.has("description") && !input.has("routingConfiguration")) {
      throw StatesErrors.validation(
          "Either the description or the RoutingConfiguration must be specified");
    }
    if (input.has("routingConfiguration")
        && !routes(input.path("routingConfiguration")).equals(arn.at(""))) {
      throw StatesErrors.validation(
          "Routing configuration must contain versions of the alias's own state machine");
    }
    state
        .store()
        .run(
            tx -> {
              ObjectNode alias =
                  state
                      .aliases()
                      .get(tx, arn.key(arn.rest()))
                      .orElseThrow(() -> StatesErrors.noResource(arn.text()));
              for (String member : List.of("description", "routingConfiguration")) {
                if (input.has(member)) {
                  alias.set(member, input.path(member));
                }
              }
              alias.put("updated", call.now().toString());
              state.aliases().put(tx, arn.key(arn.rest()), alias);
            });
    return Reply.of(Json.object().put("updateDate", call.now().toString()));
  }

  private Reply describe(Call call) {
    StatesArn arn = arn(call);
    ObjectNode alias =
        state
            .aliases()
            .get(arn.key(arn.rest()))
            .orElseThrow(() -> StatesErrors.noResource(arn.text()));
    ObjectNode output =
        Json.object()
            .put("stateMachineAliasArn", arn.text())
            .put("name", alias.path("name").asString())
            .put("description", alias.path("description").asString())
            .put("creationDate", alias.path("created").asString())
            .put("updateDate", alias.path("updated").asString());
    output.set("routingConfiguration", alias.path("routingConfiguration"));
    return Reply.of(output);
  }

  private Reply list(Call call) {
    StatesArn arn = StatesArn.machine(call.input().path("stateMachineArn").asString());
    var unused = versions.machine(arn);
    List<ObjectNode> all =
        state.aliases().list(arn.key()).stream()
            .filter(
                alias ->
                    !arn.version()
                        || alias
                            .path("routingConfiguration")
                            .valueStream()
                            .anyMatch(
                                one ->
                                    one.path("stateMachineVersionArn")
                                        .asString()
                                        .equals(arn.text())))
            .map(
                alias ->
                    Json.object()
                        .put("stateMachineAliasArn", arn.at(alias.path("name").asString()).text())
                        .put("creationDate", alias.path("created").asString()))
            .toList();
    return Reply.of(Pages.of(call.input(), "stateMachineAliases", all));
  }

  private Reply delete(Call call) throws IOException {
    StatesArn arn = arn(call);
    state
        .store()
        .run(
            tx -> {
              if (state.aliases().get(tx, arn.key(arn.rest())).isEmpty()) {
                throw StatesErrors.noResource(arn.text());
              }
              state.aliases().remove(tx, arn.key(arn.rest()));
            });
    return Reply.empty();
  }
}
