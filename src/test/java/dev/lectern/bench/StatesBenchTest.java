package dev.lectern.bench;

import dev.lectern.asl.Definition;
import dev.lectern.asl.DefinitionReader;
import dev.lectern.json.Json;
import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import dev.lectern.sandbox.stepfunctions.interpreter.Run;
import dev.lectern.sandbox.stepfunctions.interpreter.RunContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Transitions of the interpreter, and executions through the SDK. */
@Tag("bench")
class StatesBenchTest {

  private static final Account ACCOUNT = new Account("111122223333", "AKIABENCH", "bench-secret");
  private static final int STATES = 2_000;
  private static final int ROUNDS = 30;
  private static final int RUNS = 50;

  private final Table table = new Table();

  @Test
  void measure() throws Exception {
    double path = transitions("\"Parameters\":{\"n.$\":\"$.n\",\"s.$\":\"$.s\"}", "JSONPath");
    table.value("Pass transitions, JSONPath", "/s", path, Double.NaN, "20,000 /s", path >= 20_000);
    double jsonata =
        transitions(
            "\"Output\":{\"n\":\"{% $states.input.n %}\",\"s\":\"{% $states.input.s %}\"}",
            "JSONata");
    table.value("the same work in JSONata", "/s", jsonata, path, "-", true);
    try (SandboxEngine sandbox =
            SandboxEngine.start(SandboxConfig.temporary().withAccounts(ACCOUNT));
        SfnClient sfn = client(sandbox)) {
      double ten = runs(sfn, "ten", chain(10, "\"Result\":{\"a\":1}", "JSONPath"), "{}");
      table.value("10 states, start to end, SDK", "ms", ten, Double.NaN, "-", true);
      StringBuilder items = new StringBuilder("[0");
      for (int i = 1; i < 1_000; i++) {
        items.append(',').append(i);
      }
      String map =
          "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"ItemProcessor\":{\"StartAt\":\"P\","
              + "\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}},\"End\":true}}}";
      double mapped = runs(sfn, "map", map, items + "]");
      table.value("inline Map of 1,000 items, SDK", "ms", mapped, Double.NaN, "-", true);
    }
  }

  private static String chain(int states, String fields, String language) {
    StringBuilder text =
        new StringBuilder(
            "{\"QueryLanguage\":\"" + language + "\",\"StartAt\":\"S0\",\"States\":{");
    for (int i = 0; i < states; i++) {
      text.append("\"S").append(i).append("\":{\"Type\":\"Pass\",").append(fields);
      text.append(i + 1 < states ? ",\"Next\":\"S" + (i + 1) + "\"}," : ",\"End\":true}}}");
    }
    return text.toString();
  }

  private static double transitions(String fields, String language) {
    Definition definition =
        DefinitionReader.read(chain(STATES, fields, language), false).definition().orElseThrow();
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Run run =
          Run.create(
              definition,
              new RunContext(
                  "arn",
                  "name",
                  "arn",
                  "machine",
                  "role",
                  "us-east-1",
                  Instant.EPOCH,
                  Json.MAPPER.readTree("{\"n\":1,\"s\":\"text\"}"),
                  () -> "token",
                  () -> 0,
                  RunContext.STANDARD_SECONDS,
                  RunContext.STANDARD_EVENTS,
                  null));
      long begin = System.nanoTime();
      run.start();
      while (run.settle(500)) {
        var unused = run.drain();
      }
      best = Math.max(best, STATES / ((System.nanoTime() - begin) / 1e9));
    }
    return best;
  }

  private static SfnClient client(SandboxEngine sandbox) {
    return SfnClient.builder()
        .endpointOverride(sandbox.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(ACCOUNT.accessKeyId(), ACCOUNT.secretAccessKey())))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static double runs(SfnClient sfn, String name, String definition, String input)
      throws Exception {
    String machine =
        sfn.createStateMachine(
                c ->
                    c.name(name)
                        .definition(definition)
                        .roleArn("arn:aws:iam::111122223333:role/bench"))
            .stateMachineArn();
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      times.add(millis(() -> once(sfn, machine, input)));
    }
    return times.stream().sorted().toList().get(RUNS / 2);
  }

  private static boolean once(SfnClient sfn, String machine, String input) {
    String execution =
        sfn.startExecution(s -> s.stateMachineArn(machine).input(input)).executionArn();
    while (sfn.describeExecution(d -> d.executionArn(execution)).status()
        == ExecutionStatus.RUNNING) {
      LockSupport.parkNanos(500_000);
    }
    return true;
  }

  private static double millis(Callable<?> work) throws Exception {
    long begin = System.nanoTime();
    var unused = work.call();
    return (System.nanoTime() - begin) / 1e6;
  }
}
