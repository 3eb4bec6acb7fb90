package dev.lectern.sandbox.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** An execution outlives its sandbox, and a snapshot brings it back to where it was. */
class RestartTest {

  private static final Account ALICE = new Account("111122223333", "AKIAALICE", "alice-secret");
  private static final String WAIT =
      """
      {"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[
        {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":600,"End":true}}},
        {"StartAt":"X","States":{"X":{"Type":"Pass","Result":7,"End":true}}}],"End":true}}}
      """;

  private static final String NESTED =
      """
      {"StartAt":"S","States":{"S":{"Type":"Task","End":true,
        "Resource":"arn:aws:states:::states:startExecution.sync:2",
        "Parameters":{"StateMachineArn":"%s","Input":{}}}}}
      """;

  @TempDir Path folder;

  private <T> T with(SandboxEngine sandbox, Function<SfnClient, T> work) {
    try (SfnClient sfn =
        SfnClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(ALICE.accessKeyId(), ALICE.secretAccessKey())))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      return work.apply(sfn);
    }
  }

  private static String begin(SfnClient sfn) {
    String machine =
        sfn.createStateMachine(
                c ->
                    c.name("waiting")
                        .definition(WAIT)
                        .roleArn("arn:aws:iam::111122223333:role/machine"))
            .stateMachineArn();
    String execution = sfn.startExecution(s -> s.stateMachineArn(machine)).executionArn();
    StatesTest.await(
        () -> sfn.getExecutionHistory(h -> h.executionArn(execution)).events().size() == 6);
    return execution;
  }

  private static DescribeExecutionResponse ended(SfnClient sfn, String execution) {
    StatesTest.await(
        () ->
            sfn.describeExecution(d -> d.executionArn(execution)).status()
                != ExecutionStatus.RUNNING);
    return sfn.describeExecution(d -> d.executionArn(execution));
  }

  @Test
  void aWaitGoesOnAfterARestart() throws Exception {
    SandboxConfig config = SandboxConfig.temporary().withData(folder).withAccounts(ALICE);
    String execution;
    try (SandboxEngine sandbox = SandboxEngine.start(config)) {
      execution = with(sandbox, RestartTest::begin);
    }
    try (SandboxEngine sandbox = SandboxEngine.start(config)) {
      sandbox.clock().advance(Duration.ofMinutes(11));
      var done = with(sandbox, sfn -> ended(sfn, execution));
      assertThat(done.output()).isEqualTo("[{},7]");
    }
  }

  private static final String SPREAD =
      """
      {"StartAt":"M","States":{"M":{"Type":"Map","Label":"each","MaxConcurrency":2,"End":true,
        "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
          "StartAt":"W","States":{"W":{"Type":"Wait","Seconds":600,"End":true}}}}}}
      """;

  private static String spread(SfnClient sfn) {
    String machine =
        sfn.createStateMachine(
                c ->
                    c.name("spread")
                        .definition(SPREAD)
                        .roleArn("arn:aws:iam::111122223333:role/machine"))
            .stateMachineArn();
    String execution =
        sfn.startExecution(s -> s.stateMachineArn(machine).input("[1,2,3]")).executionArn();
    StatesTest.await(() -> waiting(sfn, execution) == 2);
    return execution;
  }

  private static long waiting(SfnClient sfn, String execution) {
    return children(sfn, execution, ExecutionStatus.RUNNING)
        .filter(
            child ->
                sfn.getExecutionHistory(h -> h.executionArn(child)).events().stream()
                    .anyMatch(event -> event.type() == HistoryEventType.WAIT_STATE_ENTERED))
        .count();
  }

  private static Stream<String> children(SfnClient sfn, String execution, ExecutionStatus status) {
    return sfn.listMapRuns(l -> l.executionArn(execution)).mapRuns().stream()
        .flatMap(
            run ->
                sfn
                    .listExecutions(l -> l.mapRunArn(run.mapRunArn()).statusFilter(status))
                    .executions()
                    .stream())
        .map(ExecutionListItem::executionArn);
  }

  @Test
  void aDistributedMapGoesOnAfterARestart() throws Exception {
    SandboxConfig config = SandboxConfig.temporary().withData(folder).withAccounts(ALICE);
    String execution;
    try (SandboxEngine sandbox = SandboxEngine.start(config)) {
      execution = with(sandbox, RestartTest::spread);
    }
    try (SandboxEngine sandbox = SandboxEngine.start(config)) {
      with(
          sandbox,
          sfn -> {
            StatesTest.await(() -> waiting(sfn, execution) == 2);
            sandbox.clock().advance(Duration.ofMinutes(11));
            // the third waits from here on, once both of the others are over
            StatesTest.await(
                () ->
                    children(sfn, execution, ExecutionStatus.SUCCEEDED).count() == 2
                        && waiting(sfn, execution) == 1);
            sandbox.clock().advance(Duration.ofMinutes(11));
            DescribeExecutionResponse done = ended(sfn, execution);
            assertThat(done.output()).as(done.cause()).isEqualTo("[1,2,3]");
            assertThat(sfn.listMapRuns(l -> l.executionArn(execution)).mapRuns()).hasSize(1);
            return done;
          });
    }
  }

  @Test
  void aNestedExecutionIsWaitedForAfterARestart() throws Exception {
    SandboxConfig config = SandboxConfig.temporary().withData(folder).withAccounts(ALICE);
    List<String> executions;
    try (SandboxEngine sandbox = SandboxEngine.start(config)) {
      executions = with(sandbox, RestartTest::nested);
    }
    try (SandboxEngine sandbox = SandboxEngine.start(config)) {
      // by the time that others have got as far, those of before are taken up
      with(
          sandbox,
          sfn -> submitted(sfn, "arn:aws:states:us-east-1:111122223333:stateMachine:parent"));
      sandbox.clock().advance(Duration.ofMinutes(11));
      for (String execution : executions) {
        assertThat(with(sandbox, sfn -> ended(sfn, execution)).output()).contains("SUCCEEDED");
      }
    }
  }

  /** Several: some of them are taken up before the execution that they wait for. */
  private static List<String> nested(SfnClient sfn) {
    String role = "arn:aws:iam::111122223333:role/machine";
    String child =
        sfn.createStateMachine(c -> c.name("child").definition(WAIT).roleArn(role))
            .stateMachineArn();
    String parent =
        sfn.createStateMachine(
                c -> c.name("parent").definition(NESTED.formatted(child)).roleArn(role))
            .stateMachineArn();
    return submitted(sfn, parent);
  }

  private static List<String> submitted(SfnClient sfn, String parent) {
    List<String> executions = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      executions.add(sfn.startExecution(s -> s.stateMachineArn(parent)).executionArn());
    }
    StatesTest.await(
        () ->
            executions.stream()
                .allMatch(
                    one ->
                        sfn.getExecutionHistory(h -> h.executionArn(one)).events().stream()
                            .anyMatch(event -> event.type() == HistoryEventType.TASK_SUBMITTED)));
    return executions;
  }

  @Test
  void aSnapshotBringsARunBack() throws Exception {
    try (SandboxEngine sandbox =
        SandboxEngine.start(SandboxConfig.temporary().withAccounts(ALICE))) {
      String execution = with(sandbox, RestartTest::begin);
      sandbox.snapshots().save("waiting");
      sandbox.clock().advance(Duration.ofMinutes(11));
      assertThat(with(sandbox, sfn -> ended(sfn, execution)).status())
          .isEqualTo(ExecutionStatus.SUCCEEDED);
      sandbox.snapshots().restore("waiting");
      assertThat(
              with(sandbox, sfn -> sfn.describeExecution(d -> d.executionArn(execution))).status())
          .isEqualTo(ExecutionStatus.RUNNING);
      sandbox.clock().advance(Duration.ofMinutes(11));
      assertThat(with(sandbox, sfn -> ended(sfn, execution)).output()).isEqualTo("[{},7]");
    }
  }
}
