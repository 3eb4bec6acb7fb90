package dev.lectern.sandbox.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** An execution outlives its sandbox, and a snapshot brings it back to where it was. */
class RestartTest {

  private static final Account ALICE = new Account("111122223333", "AKIAALICE", "alice-secret");
  private static final String WAIT =
      """
      {"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[
        {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":600,"End":true}}},
        {"StartAt":"X","States":{"X":{"Type":"Pass","Result":7,"End":true}}}],"End":true}}}
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
