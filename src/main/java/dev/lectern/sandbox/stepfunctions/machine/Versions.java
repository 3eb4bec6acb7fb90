package dev.lectern.sandbox.stepfunctions.machine;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.stepfunctions.state.Pages;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import dev.lectern.sandbox.stepfunctions.state.StatesErrors;
import dev.lectern.sandbox.stepfunctions.state.StatesState;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Versions of machines, which never change ("State machine versions in Step Functions"). */
public final class Versions {

  private static final int MOST = 1_000;

  private final StatesState state;

  /** Over what is kept. */
  public Versions(StatesState state) {
    this.state = state;
  }

  /** All of them by AWS's names. */
  public Map<String, Operation> all() {
    return Map.of(
        "PublishStateMachineVersion", this::publish,
        "ListStateMachineVersions", this::list,
        "DeleteStateMachineVersion", this::delete);
  }

  /** AWS's word for the revision of a machine that was never updated. */
  static String revision(ObjectNode machine) {
    String revision = machine.path("revisionId").asString("");
    return revision.isEmpty() ? "INITIAL" : revision;
  }

  /** A machine or one of its versions; an alias is none. */
  public ObjectNode machine(StatesArn arn) {
    return find(arn).orElseThrow(() -> StatesErrors.noMachine(arn.text()));
  }

  /** A machine or one of its versions, empty when it is not there. */
  public Optional<ObjectNode> find(StatesArn arn) {
    if (arn.rest().isEmpty()) {
      return state.machines().get(arn.key());
    }
    return arn.version() ? state.versions().get(key(arn)) : Optional.empty();
  }

  private static List<String> key(StatesArn arn) {
    return arn.key(
        arn.rest().length() > 9 ? arn.rest() : StatesState.number(Long.parseLong(arn.rest())));
  }

  /** Makes a version of what the machine is now, or answers the one that is the same already. */
  String publish(Tx tx, StatesArn arn, ObjectNode machine, String description, Instant now) {
    long last = machine.path("lastVersion").asLong();
    Optional<ObjectNode> newest =
        last == 0 ? Optional.empty() : state.versions().get(tx, key(arn.at(Long.toString(last))));
    if (newest.isPresent() && revision(newest.get()).equals(revision(machine))) {
      if (!newest.get().path("description").asString("").equals(description)
          && !description.isEmpty()) {
        throw StatesErrors.conflict(
            "Failed to publish the State Machine version for revision "
                + revision(machine)
                + ". The current revision was published with another description");
      }
      return arn.at(Long.toString(last)).text();
    }
    if (state.versions().list(arn.key()).size() >= MOST) {
      throw StatesErrors.quota("A state machine has at most " + MOST + " versions");
    }
    ObjectNode version = machine.deepCopy();
    version.put("created", now.toString());
    version.put("description", description);
    version.put("version", last + 1);
    machine.put("lastVersion", last + 1);
    StatesArn made = arn.at(Long.toString(last + 1));
    state.versions().put(tx, key(made), version);
    return made.text();
  }

  private Reply publish(Call call) throws IOException {
    ObjectNode input = call.input();
    StatesArn arn = StatesArn.machine(input.path("stateMachineArn").asString());
    return state
        .store()
        .write(
            tx -> {
              ObjectNode machine =
                  state
                      .machines()
                      .get(tx, arn.key())
                      .filter(found -> arn.rest().isEmpty())
                      .orElseThrow(() -> StatesErrors.noMachine(arn.text()));
              String wanted = input.path("revisionId").asString("");
              if (!wanted.isEmpty() && !wanted.equals(revision(machine))) {
                throw StatesErrors.conflict(
                    "Failed to publish the State Machine version for revision "
                        + wanted
                        + ". The current State Machine revision is "
                        + revision(machine)
                        + ".");
              }
              String version =
                  publish(tx, arn, machine, input.path("description").asString(""), call.now());
              state.machines().put(tx, arn.key(), machine);
              ObjectNode made =
                  state.versions().get(tx, key(StatesArn.machine(version))).orElseThrow();
              return Reply.of(
                  Json.object()
                      .put("creationDate", made.path("created").asString())
                      .put("stateMachineVersionArn", version));
            });
  }

  private Reply list(Call call) {
    StatesArn arn = StatesArn.machine(call.input().path("stateMachineArn").asString());
    var unused = machine(arn.at(""));
    List<ObjectNode> newestFirst =
        state.versions().list(arn.key()).reversed().stream()
            .map(
                version ->
                    Json.object()
                        .put(
                            "stateMachineVersionArn",
                            arn.at(version.path("version").asString()).text())
                        .put("creationDate", version.path("created").asString()))
            .toList();
    return Reply.of(Pages.of(call.input(), "stateMachineVersions", newestFirst));
  }

  private Reply delete(Call call) throws IOException {
    StatesArn arn = StatesArn.machine(call.input().path("stateMachineVersionArn").asString());
    if (!arn.version()) {
      throw StatesErrors.invalidArn("Invalid state machine version ARN: " + arn.text());
    }
    List<String> aliases =
        state.aliases().list(arn.key()).stream()
            .filter(
                alias ->
                    alias
                        .path("routingConfiguration")
                        .valueStream()
                        .anyMatch(
                            one ->
                                one.path("stateMachineVersionArn").asString().equals(arn.text())))
            .map(alias -> alias.path("name").asString())
            .toList();
    if (!aliases.isEmpty()) {
      throw StatesErrors.conflict(
          "Version to be deleted must not be referenced by an alias. Current list of aliases"
              + " referencing this version: "
              + aliases);
    }
    state.store().run(tx -> state.versions().remove(tx, key(arn)));
    return Reply.empty();
  }
}
