package dev.lectern.sandbox.stepfunctions.execution;

import dev.lectern.asl.Definition;
import dev.lectern.asl.DefinitionReader;
import dev.lectern.json.Json;
import dev.lectern.sandbox.SandboxClock;
import dev.lectern.sandbox.stepfunctions.interpreter.Changes;
import dev.lectern.sandbox.stepfunctions.interpreter.Effect;
import dev.lectern.sandbox.stepfunctions.interpreter.Run;
import dev.lectern.sandbox.stepfunctions.interpreter.RunContext;
import dev.lectern.sandbox.stepfunctions.interpreter.StateError;
import dev.lectern.sandbox.stepfunctions.state.StatesArn;
import dev.lectern.sandbox.stepfunctions.state.StatesErrors;
import dev.lectern.sandbox.stepfunctions.state.StatesState;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The executions that run. Those that were running when the sandbox stopped go on at its next
 * start; after a snapshot was restored, those of the snapshot go on. Safe for any thread.
 */
public final class Executions implements AutoCloseable {

  /** Does what executions want done outside of themselves; must not block. */
  public interface Performer {
    /** Begins it. */
    void perform(LiveExecution execution, Effect effect);

    /** An execution goes on after a restart; nobody works on its tasks any more. */
    void resumed(LiveExecution execution);
  }

  private final StatesState state;
  private final Ledger ledger;
  private final SandboxClock clock;
  private final Map<String, LiveExecution> live = new ConcurrentHashMap<>();
  private final Map<String, Definition> definitions = new ConcurrentHashMap<>();
  private final ReentrantLock opening = new ReentrantLock();
  private final Timers timers;
  private final Performer performer;
  private volatile boolean closed;

  /** Over what is kept. */
  public Executions(StatesState state, SandboxClock clock, Performer performer) {
    this.state = state;
    this.ledger = new Ledger(state);
    this.clock = clock;
    this.performer = performer;
    this.timers = new Timers(clock, live::values);
  }

  /** How they are kept. */
  public Ledger ledger() {
    return ledger;
  }

  /**
   * Lets due ones go on, takes up those that should run and do not, gives up those that are gone.
   */
  public void tick() {
    opening.lock();
    try {
      Set<String> gone = new HashSet<>(live.keySet());
      for (StatesArn arn : ledger.running()) {
        ledger
            .find(arn)
            .ifPresent(
                execution -> {
                  gone.remove(arn.text());
                  live(arn.text()).ifPresent(one -> one.compare(() -> lastEvent(execution)));
                  // one that ends is no longer kept as running before it is no longer live
                  if (!closed && !live.containsKey(arn.text()) && ledger.runs(execution)) {
                    resume(arn, execution);
                  }
                });
      }
      live.keySet().removeAll(gone);
    } finally {
      opening.unlock();
    }
    timers.wake();
  }

  private long lastEvent(ObjectNode execution) {
    return ledger.progress(execution).path("lastEvent").asLong(0);
  }

  private void resume(StatesArn arn, ObjectNode execution) {
    ObjectNode header = ledger.progress(execution);
    Run run =
        header.isEmpty()
            ? fresh(arn, execution)
            : Run.restore(
                definition(execution),
                context(arn, execution),
                header,
                ledger.frames(Ledger.id(execution)));
    LiveExecution resumed = open(arn, execution, run, header.path("lastEvent").asLong());
    Thread.ofVirtual()
        .name("states-resume")
        .start(
            () -> {
              performer.resumed(resumed);
              resumed.drive();
            });
  }

  private Run fresh(StatesArn arn, ObjectNode execution) {
    Run run = Run.create(definition(execution), context(arn, execution));
    run.start();
    return run;
  }

  private LiveExecution open(StatesArn arn, ObjectNode execution, Run run, long kept) {
    LiveExecution opened =
        new LiveExecution(arn, execution, run, kept, ledger, clock::now, performer::perform);
    live.put(arn.text(), opened);
    var unused =
        opened
            .ended()
            .whenComplete(
                (over, fault) -> {
                  live.remove(arn.text(), opened);
                  timers.wake();
                });
    return opened;
  }

  private Definition definition(ObjectNode execution) {
    return definitions.computeIfAbsent(
        execution.path("definition").asString() + execution.path("scope").asString(""),
        hash -> {
          String text = ledger.definition(execution);
          Definition whole =
              DefinitionReader.readKept(text)
                  .orElseThrow(() -> new IllegalStateException("The definition cannot be read"));
          String scope = execution.path("scope").asString("");
          return scope.isEmpty()
              ? whole
              : new Definition("", whole.scope(scope).orElseThrow(), whole.language(), null);
        });
  }

  private static RunContext context(StatesArn arn, ObjectNode execution) {
    boolean express = arn.kind().equals("express");
    return new RunContext(
        arn.text(),
        execution.path("name").asString(),
        execution.path("stateMachineArn").asString(),
        execution.path("machine").asString(),
        execution.path("roleArn").asString(),
        arn.region(),
        Instant.parse(execution.path("start").asString()),
        Json.MAPPER.readTree(execution.path("input").asString()),
        () -> TaskToken.make(arn.text()),
        () -> ThreadLocalRandom.current().nextDouble(),
        express ? RunContext.EXPRESS_SECONDS : RunContext.STANDARD_SECONDS,
        RunContext.STANDARD_EVENTS,
        execution.has("item") ? execution.path("item") : null);
  }

  /**
   * A new execution.
   *
   * @param machine what it runs
   * @param qualified the machine's ARN with the version or alias that was asked for
   * @param execution what is kept of it beside that: name, input, start and more
   */
  public LiveExecution begin(
      StatesArn arn, ObjectNode machine, StatesArn qualified, ObjectNode execution)
      throws IOException {
    execution.put("id", UUID.randomUUID().toString());
    execution.put("arn", arn.text());
    execution.put("machine", machine.path("name").asString());
    execution.put("roleArn", machine.path("roleArn").asString());
    if (!execution.has("stateMachineArn")) {
      execution.put("stateMachineArn", qualified.at("").text());
    }
    opening.lock();
    try {
      state
          .store()
          .run(
              tx -> {
                if (state.executions().get(tx, Ledger.key(arn)).isPresent()) {
                  throw StatesErrors.executionExists(arn.text());
                }
                ledger.begin(tx, arn, execution, machine.path("definition").asString());
              });
      return open(arn, execution, fresh(arn, execution), 0);
    } finally {
      opening.unlock();
    }
  }

  /** Lets a new one run on a thread of its own. */
  public void launch(LiveExecution execution) {
    Thread.ofVirtual()
        .name("states-execution")
        .start(
            () -> {
              execution.drive();
              timers.wake();
            });
  }

  /** One that runs. */
  Optional<LiveExecution> live(ObjectNode execution) {
    return live(execution.path("arn").asString());
  }

  /** One that runs, by its ARN. */
  public Optional<LiveExecution> live(String arn) {
    return Optional.ofNullable(live.get(arn));
  }

  /** Ends one, if it runs. */
  public Optional<Instant> stop(String arn, StateError why) {
    return live(arn).flatMap(one -> one.stop(why));
  }

  /**
   * What a nested execution's parent gets of it, with the names of the SDK integrations.
   *
   * @param parsed whether input and output are JSON, not text: {@code .sync:2}
   */
  public ObjectNode described(String arn, boolean parsed) {
    ObjectNode execution = ledger.require(StatesArn.execution(arn));
    ObjectNode progress = ledger.progress(execution);
    ObjectNode described = Json.object().put("ExecutionArn", arn);
    String input = execution.path("input").asString();
    described.set("Input", parsed ? Json.MAPPER.readTree(input) : StringNode.valueOf(input));
    described.putObject("InputDetails").put("Included", true);
    described.put("Name", execution.path("name").asString());
    if (progress.has("output")) {
      JsonNode output = progress.path("output");
      described.set("Output", parsed ? output : StringNode.valueOf(output.toString()));
      described.putObject("OutputDetails").put("Included", true);
    }
    for (String member : List.of("error", "cause")) {
      String text = progress.path(member).asString("");
      if (!text.isEmpty()) {
        described.put(Character.toUpperCase(member.charAt(0)) + member.substring(1), text);
      }
    }
    described.put("RedriveCount", progress.path("redriveCount").asInt(0));
    described.put("StartDate", Instant.parse(execution.path("start").asString()).toEpochMilli());
    described.put("StateMachineArn", execution.path("stateMachineArn").asString());
    described.put("Status", Ledger.status(progress));
    if (progress.has("stopped")) {
      described.put("StopDate", progress.path("stopped").asLong());
    }
    return described;
  }

  /** How many go on, or time out, before the clock shows that time. */
  public int due(Instant until) {
    return (int)
        live.values().stream()
            .map(LiveExecution::due)
            .filter(due -> due != null && !due.isAfter(until))
            .count();
  }

  /** Something may be due earlier. */
  public void changed() {
    timers.wake();
  }

  /** Waits until all that should run after a restart do. */
  public void settled() {
    opening.lock();
    opening.unlock();
  }

  /** Lets one go on that failed. */
  public LiveExecution redrive(StatesArn arn, ObjectNode execution) throws IOException {
    opening.lock();
    try {
      return again(arn, execution);
    } finally {
      opening.unlock();
    }
  }

  private LiveExecution again(StatesArn arn, ObjectNode execution) throws IOException {
    ObjectNode header = ledger.progress(execution);
    Run run =
        Run.restore(
            definition(execution),
            context(arn, execution),
            header,
            ledger.frames(Ledger.id(execution)));
    run.redrive(clock.now());
    // before anybody is told: it does nothing outside of itself until its first step
    Changes redriven = run.drain();
    ledger.again(arn, Ledger.id(execution), header.path("lastEvent").asLong(), redriven);
    long kept = redriven.header().path("lastEvent").asLong();
    LiveExecution again = open(arn, execution, run, kept);
    launch(again);
    return again;
  }

  /** A machine is gone: its executions end, and with them their history. */
  public void machineGone(StatesArn machine) {
    for (String kind : List.of("execution", "express")) {
      for (ObjectNode execution : ledger.of(machine, kind)) {
        live(execution)
            .ifPresent(
                one -> {
                  var unused = one.stop(new StateError("", ""));
                });
        StatesArn arn = StatesArn.execution(execution.path("arn").asString());
        try {
          state.store().run(tx -> ledger.delete(tx, arn, execution));
        } catch (IOException e) {
          throw new java.io.UncheckedIOException("An execution cannot be deleted", e);
        }
      }
    }
  }

  /** What is kept goes on at the next start. */
  @Override
  public void close() {
    closed = true;
    timers.close();
    live.clear();
  }
}
