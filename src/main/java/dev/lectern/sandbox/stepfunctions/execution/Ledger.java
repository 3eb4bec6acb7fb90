package dev.lectern.sandbox.stepfunctions.execution;

import dev.lectern.json.Json;
import dev.lectern.sandbox.stepfunctions.interpreter.Changes;
import dev.lectern.sandbox.stepfunctions.interpreter.Run;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import dev.lectern.sandbox.stepfunctions.state.StatesErrors;
import dev.lectern.sandbox.stepfunctions.state.StatesState;
import dev.lectern.sandbox.store.Tx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Executions as they are kept: what they were started with never changes, how they stand does. Safe
 * for any thread.
 */
public final class Ledger {

  /** What is kept is no longer what this run goes on from: a snapshot was restored. */
  static final class StaleException extends IOException {

    private static final long serialVersionUID = 1L;
  }

  private final StatesState state;

  /** Over what is kept. */
  public Ledger(StatesState state) {
    this.state = state;
  }

  /** The key of an execution. */
  static List<String> key(StatesArn arn) {
    return arn.key(arn.kind(), arn.rest());
  }

  /** An execution by its ARN. */
  public ObjectNode require(StatesArn arn) {
    return find(arn).orElseThrow(() -> StatesErrors.noExecution(arn.text()));
  }

  /** An execution by its ARN, empty when it is not there. */
  public Optional<ObjectNode> find(StatesArn arn) {
    return state.executions().get(key(arn));
  }

  /** How it stands; an empty object before its first step. */
  public ObjectNode progress(ObjectNode execution) {
    return state.progress().get(List.of(id(execution))).orElseGet(Json::object);
  }

  /** Whether it is kept as one that runs. */
  boolean runs(ObjectNode execution) {
    return state.running().get(List.of(id(execution))).isPresent();
  }

  static String id(JsonNode execution) {
    return execution.path("id").asString();
  }

  /** The definition that it runs. */
  public String definition(ObjectNode execution) {
    return state
        .definitions()
        .get(List.of(execution.path("definition").asString()))
        .map(kept -> kept.path("text").asString())
        .orElseThrow();
  }

  /** The status by AWS's name. */
  static String status(ObjectNode progress) {
    return progress.path("status").asString(Run.Status.RUNNING.name());
  }

  /** Keeps a new one; what is in the store already is not looked at. */
  void begin(Tx tx, StatesArn arn, ObjectNode execution, String definition) {
    String hash = hash(definition);
    if (state.definitions().get(tx, List.of(hash)).isEmpty()) {
      state.definitions().put(tx, List.of(hash), Json.object().put("text", definition));
    }
    execution.put("definition", hash);
    state.executions().put(tx, key(arn), execution);
    state.running().put(tx, List.of(id(execution)), Json.object().put("arn", arn.text()));
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Keeps a while of running.
   *
   * @param before the last event that was kept
   * @throws StaleException when something else is kept
   */
  void keep(String id, long before, Changes changes) throws IOException {
    state.store().run(tx -> keep(tx, id, before, changes));
  }

  private void keep(Tx tx, String id, long before, Changes changes) throws StaleException {
    long kept =
        state
            .progress()
            .get(tx, List.of(id))
            .map(header -> header.path("lastEvent").asLong())
            .orElse(0L);
    if (kept != before || state.running().get(tx, List.of(id)).isEmpty()) {
      throw new StaleException();
    }
    for (ObjectNode event : changes.events()) {
      state.events().put(tx, event(id, event.path("id").asLong()), event);
    }
    changes.frames().forEach((frame, json) -> state.frames().put(tx, List.of(id, frame), json));
    changes.removed().forEach(frame -> state.frames().remove(tx, List.of(id, frame)));
    state.progress().put(tx, List.of(id), changes.header());
    if (!status(changes.header()).equals(Run.Status.RUNNING.name())) {
      state.running().remove(tx, List.of(id));
    }
  }

  /**
   * Keeps that it goes on after its end, all of it or nothing.
   *
   * @param before the last event that was kept
   */
  void again(StatesArn arn, String id, long before, Changes changes) throws IOException {
    state
        .store()
        .run(
            tx -> {
              state.running().put(tx, List.of(id), Json.object().put("arn", arn.text()));
              keep(tx, id, before, changes);
            });
  }

  private static List<String> event(String id, long number) {
    return List.of(id, StatesState.number(number));
  }

  /** One event of its history. */
  Optional<ObjectNode> event(ObjectNode execution, long number) {
    return state.events().get(event(id(execution), number));
  }

  /** Where it stands. */
  List<JsonNode> frames(String id) {
    return new ArrayList<>(state.frames().list(List.of(id)));
  }

  /** ARNs of those that are not at their end, by id. */
  List<StatesArn> running() {
    return state.running().list(List.of()).stream()
        .map(one -> StatesArn.execution(one.path("arn").asString()))
        .toList();
  }

  /** All of a machine, of one kind of ARN, in no order. */
  public List<ObjectNode> of(StatesArn machine, String kind) {
    return state.executions().list(machine.key(kind));
  }

  /** Forgets one with all that belongs to it. */
  void delete(Tx tx, StatesArn arn, ObjectNode execution) {
    String id = id(execution);
    state.executions().remove(tx, key(arn));
    state.progress().remove(tx, List.of(id));
    state.running().remove(tx, List.of(id));
    state.frames().removeAll(tx, List.of(id));
    state.events().removeAll(tx, List.of(id));
  }

  /** The state that it is kept in. */
  StatesState state() {
    return state;
  }
}
