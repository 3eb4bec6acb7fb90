package dev.lectern.sandbox.stepfunctions;

import dev.lectern.sandbox.engine.SandboxTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** A sandbox with a Step Functions client of the real SDK. */
abstract class StatesTest extends SandboxTest {

  protected static final String ROLE = "arn:aws:iam::111122223333:role/machine";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  protected SfnClient sfn;

  @BeforeEach
  void openClient() {
    sfn =
        SfnClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials(ALICE))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(70)))
            .overrideConfiguration(
                o ->
                    o.retryStrategy(r -> r.maxAttempts(1))
                        // "sync-127.0.0.1" is no host.
                        .putAdvancedOption(
                            SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
            .build();
  }

  @AfterEach
  void closeClient() {
    sfn.close();
  }

  protected String create(String name, String definition) {
    return create(name, definition, StateMachineType.STANDARD);
  }

  protected String create(String name, String definition, StateMachineType type) {
    return sfn.createStateMachine(c -> c.name(name).definition(definition).roleArn(ROLE).type(type))
        .stateMachineArn();
  }

  protected String start(String machine, String input) {
    return sfn.startExecution(s -> s.stateMachineArn(machine).input(input)).executionArn();
  }

  protected DescribeExecutionResponse describe(String execution) {
    return sfn.describeExecution(d -> d.executionArn(execution));
  }

  protected DescribeExecutionResponse ended(String execution) {
    await(() -> describe(execution).status() != ExecutionStatus.RUNNING);
    return describe(execution);
  }

  protected DescribeExecutionResponse run(String name, String definition, String input) {
    return ended(start(create(name, definition), input));
  }

  protected List<HistoryEvent> history(String execution) {
    return sfn.getExecutionHistoryPaginator(h -> h.executionArn(execution)).events().stream()
        .toList();
  }

  protected List<String> types(String execution) {
    return history(execution).stream().map(HistoryEvent::typeAsString).toList();
  }

  protected static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It did not happen in " + PATIENCE);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }
}
