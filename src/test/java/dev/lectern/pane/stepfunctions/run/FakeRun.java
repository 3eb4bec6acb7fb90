package dev.lectern.pane.stepfunctions.run;

import dev.lectern.asl.DefinitionReader;
import dev.lectern.asl.query.Environment;
import dev.lectern.json.Json;
import dev.lectern.pane.stepfunctions.data.ExecutionRow;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.model.Inside;
import dev.lectern.pane.stepfunctions.run.model.Machine;
import dev.lectern.pane.stepfunctions.run.model.MapRun;
import dev.lectern.pane.stepfunctions.run.model.Page;
import dev.lectern.pane.stepfunctions.run.model.RunGateway;
import dev.lectern.pane.stepfunctions.run.model.RunInfo;
import dev.lectern.pane.stepfunctions.run.model.Trial;
import dev.lectern.sandbox.stepfunctions.interpreter.Recorded;
import dev.lectern.sandbox.stepfunctions.interpreter.StateError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An execution that happened in no time; TestState is the sandbox's. */
public final class FakeRun implements RunGateway {

  public static final String ARN =
      "arn:aws:states:us-east-1:111122223333:execution:dv-7f3a-order-saga:run-10042";

  public static final String SAGA =
      """
      {"StartAt":"ValidateOrder","States":{
        "ValidateOrder":{"Type":"Pass","Next":"InStock?"},
        "InStock?":{"Type":"Choice","Choices":[{"Variable":"$.stock","NumericGreaterThanEqualsPath":"$.qty","Next":"PriceLines"}],"Default":"Backorder"},
        "Backorder":{"Type":"Succeed"},
        "PriceLines":{"Type":"Map","ItemsPath":"$.lines","MaxConcurrency":2,"ResultPath":"$.prices",
          "ItemProcessor":{"StartAt":"PriceOne","States":{"PriceOne":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
            "Parameters":{"FunctionName":"dv-7f3a-price","Payload.$":"$"},"OutputPath":"$.Payload","End":true}}},"Next":"HoldAndQuote"},
        "HoldAndQuote":{"Type":"Parallel","ResultPath":null,"Branches":[
          {"StartAt":"ReserveStock","States":{"ReserveStock":{"Type":"Pass","End":true}}},
          {"StartAt":"QuoteShipping","States":{"QuoteShipping":{"Type":"Wait","Seconds":1,"End":true}}}],"Next":"ChargeCard"},
        "ChargeCard":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
          "Parameters":{"FunctionName":"dv-7f3a-charge","Payload":{"order.$":"$.orderId","amount.$":"$.total"}},
          "ResultSelector":{"receipt.$":"$.Payload.receipt"},"ResultPath":"$.payment",
          "Retry":[{"ErrorEquals":["GatewayBusy"],"IntervalSeconds":1,"BackoffRate":2,"MaxAttempts":3}],
          "Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.error","Next":"ReleaseStock"}],"Next":"ShipOrder"},
        "ShipOrder":{"Type":"Pass","End":true},
        "ReleaseStock":{"Type":"Pass","Next":"OrderFailed"},
        "OrderFailed":{"Type":"Fail","Error":"OrderFailed","Cause":"the card could not be charged"}}}
      """;

  public static final String INPUT =
      """
      {"orderId":"10042","customer":"CUSTOMER#7","total":184.94,"currency":"EUR","stock":5,"qty":2,"lines":[{"sku":"A"},{"sku":"B"},{"sku":"C"}]}""";

  public final List<Trial.Question> asked = new ArrayList<>();
  public final List<String> done = new ArrayList<>();
  public final String definition;
  public List<Event> events;
  public int page = 1_000;
  public boolean running;
  public int described;

  /** It runs until it was described so often; 0: for ever. */
  public int endsAfter;

  /** How long after its last event the execution is asked about. */
  public Duration late = Duration.ZERO;

  public FakeRun(String definition, String input, BiFunction<String, JsonNode, JsonNode> answers) {
    this.definition = definition;
    events = Recorded.history(definition, input, answers).stream().map(Event::of).toList();
  }

  /** The order that could not be paid. */
  public static FakeRun saga() {
    return new FakeRun(
        SAGA,
        INPUT,
        (resource, arguments) -> {
          if (arguments.path("FunctionName").asString().endsWith("charge")) {
            return Recorded.error(
                "GatewayBusy",
                "{\"errorMessage\":\"503 from the bank\",\"errorType\":\"GatewayBusy\"}");
          }
          var answer = Json.object();
          answer.putObject("Payload").put("price", 12.5);
          return answer;
        });
  }

  @Override
  public Instant now() {
    return events.getLast().time().plus(late);
  }

  @Override
  public RunInfo describe(String arn) {
    described++;
    running = running && (endsAfter == 0 || described < endsAfter);
    Event last = events.getLast();
    String status =
        running ? "RUNNING" : last.type().equals("ExecutionSucceeded") ? "SUCCEEDED" : "FAILED";
    return new RunInfo(
        arn,
        "arn:aws:states:us-east-1:111122223333:stateMachine:dv-7f3a-order-saga",
        RunInfo.execution(arn),
        status,
        events.getFirst().time(),
        running ? null : last.time(),
        events.getFirst().text("input"),
        last.text("output"),
        last.text("error"),
        last.text("cause"),
        0,
        status.equals("FAILED"),
        "",
        "");
  }

  @Override
  public Machine machine(String arn) {
    return Machine.of("arn:machine", definition, "arn:aws:iam::111122223333:role/states");
  }

  @Override
  public Page events(String arn, String after) {
    int from = after.isEmpty() ? 0 : Integer.parseInt(after);
    int to = Math.min(events.size(), from + page);
    return new Page(events.subList(from, to), Integer.toString(to), to < events.size());
  }

  @Override
  public void stop(String arn, String error, String cause) {
    done.add("stop " + arn);
  }

  @Override
  public void redrive(String arn) {
    done.add("redrive " + arn);
  }

  @Override
  public String start(String machineArn, String name, String input) {
    done.add("start " + name + " " + input);
    return ARN + "-2";
  }

  @Override
  public List<ExecutionRow> newest(String machineArn) {
    return Stream.of(ARN, ARN + "-1")
        .map(arn -> new ExecutionRow(RunInfo.execution(arn), arn, "FAILED", now(), now(), 0, ""))
        .toList();
  }

  @Override
  public boolean logs() {
    return true;
  }

  @Override
  public List<Inside.Line> log(String function) {
    List<Inside.Line> lines = new ArrayList<>();
    for (Event event : events) {
      if (event.type().equals("TaskStarted")) {
        lines.add(new Inside.Line(event.time(), "a", "START RequestId: " + event.id()));
        lines.add(new Inside.Line(event.time(), "a", "charging"));
        lines.add(new Inside.Line(event.time(), "a", "REPORT RequestId: " + event.id()));
      }
    }
    return lines;
  }

  @Override
  public MapRun mapRun(String mapRunArn, String status) {
    MapRun.Counts counts = new MapRun.Counts(3, 0, 1, 1, 1, 0);
    return new MapRun(
        mapRunArn, ARN, "RUNNING", now(), null, 2, counts, counts, List.of(), false, null);
  }

  @Override
  public void succeed(String token, String output) {
    done.add("succeed " + token + " " + output);
  }

  @Override
  public void fail(String token, String error, String cause) {
    done.add("fail " + token + " " + error);
  }

  @Override
  public Trial.Answer test(Trial.Question question) {
    asked.add(question);
    var state =
        DefinitionReader.read(question.definition(), false)
            .definition()
            .orElseThrow()
            .find(question.state())
            .orElseThrow();
    Map<String, JsonNode> variables = new LinkedHashMap<>();
    Json.MAPPER
        .readTree(question.variables())
        .properties()
        .forEach(entry -> variables.put(entry.getKey(), entry.getValue()));
    var result =
        new dev.lectern.sandbox.stepfunctions.interpreter.Trial(
                state,
                new Environment(
                    Json.MAPPER.readTree(question.input()),
                    question.context().isEmpty()
                        ? Json.object()
                        : Json.MAPPER.readTree(question.context()),
                    variables),
                arguments ->
                    switch (question.mock()) {
                      case Trial.Mock.Result mock ->
                          new dev.lectern.sandbox.stepfunctions.interpreter.Trial.Outcome(
                              Json.MAPPER.readTree(mock.json()), null);
                      case Trial.Mock.Failure mock ->
                          new dev.lectern.sandbox.stepfunctions.interpreter.Trial.Outcome(
                              null, new StateError(mock.error(), mock.cause()));
                      case Trial.Mock.None none ->
                          new dev.lectern.sandbox.stepfunctions.interpreter.Trial.Outcome(
                              Json.object().put("real", true), null);
                    },
                now(),
                question.retries())
            .run();
    Map<String, String> seen = new LinkedHashMap<>();
    result
        .inspection()
        .properties()
        .forEach(
            e ->
                seen.put(
                    e.getKey(),
                    e.getValue().isString() ? e.getValue().asString() : e.getValue().toString()));
    var error = result.error();
    return new Trial.Answer(
        result.status(),
        result.output() == null ? "" : result.output().toString(),
        error == null ? "" : error.error(),
        error == null ? "" : error.cause(),
        result.nextState() == null ? "" : result.nextState(),
        seen);
  }
}
