package dev.lectern.sandbox.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Quotas that a lesson may meet ("Step Functions service quotas"). */
class LimitsSdkTest extends StatesTest {

  private static final String WAITS_AND_FAILS =
      """
      {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":1728000,"Next":"F"},
        "F":{"Type":"Fail","Error":"Late"}}}
      """;

  @Test
  void anExecutionIsRedrivenWithinTwoWeeksOfItsEnd() {
    String execution = start(create("late", WAITS_AND_FAILS), "{}");
    await(() -> types(execution).contains("WaitStateEntered"));
    assertThat(describe(execution).redriveStatusReason())
        .isEqualTo("Execution is RUNNING and cannot be redriven");
    sandbox.clock().advance(Duration.ofDays(21));
    assertThat(ended(execution).status()).isEqualTo(ExecutionStatus.FAILED);

    // It began 33 days ago and ended 13 days ago.
    sandbox.clock().advance(Duration.ofDays(12));
    assertThat(describe(execution).redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
    sfn.redriveExecution(r -> r.executionArn(execution));
    await(() -> describe(execution).status() == ExecutionStatus.FAILED);
    assertThat(describe(execution).redriveCount()).isEqualTo(1);

    // The redrive ended anew.
    sandbox.clock().advance(Duration.ofDays(13));
    assertThat(describe(execution).redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
    sandbox.clock().advance(Duration.ofDays(2));
    assertThat(describe(execution).redriveStatusReason())
        .isEqualTo("Execution redrivable period exceeded");
    SfnException refused =
        catchThrowableOfType(
            SfnException.class, () -> sfn.redriveExecution(r -> r.executionArn(execution)));
    assertCode(refused, 400, "ExecutionNotRedrivable");
  }

  @Test
  void anInputIsMeasuredInBytes() {
    String machine =
        create("pass", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}");
    String largest = "\"" + "\u00e9".repeat(131_071) + "\"";
    assertThat(ended(start(machine, largest)).output()).isEqualTo(largest);
    SfnException refused =
        catchThrowableOfType(
            SfnException.class, () -> start(machine, "\"" + "\u00e9".repeat(131_072) + "\""));
    assertCode(refused, 400, "InvalidExecutionInput");
  }
}
