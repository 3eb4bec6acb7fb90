package dev.lectern.sandbox.stepfunctions.interpreter;

import dev.lectern.asl.Definition;
import dev.lectern.asl.DefinitionReader;
import dev.lectern.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs a definition without a sandbox: tasks are answered at once, time jumps to what is due. */
final class Player {

  static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  /** Answers a task: a result, or an object with {@code Error} and {@code Cause} under "!". */
  private final Function<Effect.Work, JsonNode> answers;

  private final Definition definition;
  private final RunContext context;
  private final Map<String, JsonNode> kept = new LinkedHashMap<>();
  private final List<Effect> open = new ArrayList<>();
  final List<ObjectNode> history = new ArrayList<>();
  private JsonNode header = Json.object();
  private boolean writtenDownAfterEachStep;
  Run run;

  Player(String definition, String input, Function<Effect.Work, JsonNode> answers) {
    this(definition, input, answers, () -> 0.5);
  }

  /** With what jitter draws. */
  Player(
      String definition,
      String input,
      Function<Effect.Work, JsonNode> answers,
      DoubleSupplier random) {
    DefinitionReader.Reading reading = DefinitionReader.read(definition, false);
    this.definition =
        reading
            .definition()
            .orElseThrow(() -> new AssertionError(reading.diagnostics().toString()));
    this.answers = answers;
    int[] tokens = {0};
    this.context =
        new RunContext(
            "arn:aws:states:us-east-1:111122223333:execution:machine:run",
            "run",
            "arn:aws:states:us-east-1:111122223333:stateMachine:machine",
            "machine",
            "arn:aws:iam::111122223333:role/machine",
            "us-east-1",
            START,
            Json.MAPPER.readTree(input),
            () -> "token-" + ++tokens[0],
            random,
            RunContext.STANDARD_SECONDS,
            RunContext.STANDARD_EVENTS,
            null);
    this.run = Run.create(this.definition, context);
  }

  static Player play(String definition, String input) {
    return new Player(definition, input, work -> Json.object()).toTheEnd();
  }

  static Player play(String definition, String input, Function<Effect.Work, JsonNode> answers) {
    return new Player(definition, input, answers).toTheEnd();
  }

  /** Writes it down and reads it again after each step. */
  Player writtenDown() {
    writtenDownAfterEachStep = true;
    return this;
  }

  Player toTheEnd() {
    run.start();
    goOn();
    return this;
  }

  void goOn() {
    while (run.status() == Run.Status.RUNNING) {
      boolean more = run.settle(writtenDownAfterEachStep ? 1 : 1_000);
      keep();
      if (more || run.status() != Run.Status.RUNNING) {
        continue;
      }
      if (!open.isEmpty()) {
        answer(open.removeFirst());
      } else {
        Instant due = run.due().orElseThrow(() -> new AssertionError("stands still: " + types()));
        run.fire(due);
      }
      keep();
    }
    keep();
  }

  private void answer(Effect effect) {
    if (effect instanceof Effect.Work work) {
      JsonNode answer = answers.apply(work);
      Instant now = run.history.time();
      run.signal(new Signal.Started(work.token(), ""), now);
      if (answer.has("!")) {
        JsonNode error = answer.path("!");
        run.signal(
            new Signal.Failed(
                work.token(), error.path("Error").asString(), error.path("Cause").asString()),
            now);
      } else if (!answer.has("?")) {
        run.signal(new Signal.Succeeded(work.token(), answer), now);
      }
    }
  }

  private void keep() {
    Changes changes = run.drain();
    history.addAll(changes.events());
    open.addAll(changes.effects());
    header = changes.header();
    changes.removed().forEach(kept::remove);
    changes.frames().forEach(kept::put);
    if (writtenDownAfterEachStep) {
      List<JsonNode> read = new ArrayList<>();
      kept.values().forEach(frame -> read.add(Json.MAPPER.readTree(frame.toString())));
      run = Run.restore(definition, context, Json.MAPPER.readTree(header.toString()), read);
    }
  }

  List<String> types() {
    return history.stream().map(event -> event.path("type").asString()).toList();
  }

  List<Long> previous() {
    return history.stream().map(event -> event.path("previousEventId").asLong()).toList();
  }

  String output() {
    return run.output().map(JsonNode::toString).orElse("none: " + run.error());
  }

  String cause() {
    return run.error().map(StateError::cause).orElse("");
  }

  String error() {
    return run.error().map(StateError::error).orElse("");
  }
}
