package dev.lectern.sandbox.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;

/** A map run that failed goes on by a redrive of its parent ("Redriving Map Runs"). */
class MapRunsSdkTest extends StatesTest {

  private static final String READ_EACH =
      """
      {"StartAt":"M","States":{"M":{"Type":"Map","Label":"each","End":true,%s
        "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"%s"},
          "StartAt":"R","States":{"R":{"Type":"Task","End":true,
            "Resource":"arn:aws:states:::aws-sdk:s3:getObject",
            "Parameters":{"Bucket":"data","Key.$":"$"},"OutputPath":"$.Body"}}}}}}
      """;

  private void put(String key) {
    s3.putObject(p -> p.bucket("data").key(key), RequestBody.fromString(key + "!"));
  }

  private DescribeMapRunResponse mapRun(String execution) {
    var runs = sfn.listMapRuns(l -> l.executionArn(execution)).mapRuns();
    assertThat(runs).hasSize(1);
    return sfn.describeMapRun(d -> d.mapRunArn(runs.getFirst().mapRunArn()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"STANDARD", "EXPRESS"})
  void goesOnWithTheChildrenThatFailed(String type) {
    s3.createBucket(b -> b.bucket("data"));
    put("a");
    put("c");
    String machine = "redriven-" + type;
    DescribeExecutionResponse failed =
        run(machine, READ_EACH.formatted("\"MaxConcurrency\":1,", type), "[\"a\",\"b\",\"c\"]");
    assertThat(failed.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
    DescribeMapRunResponse before = mapRun(failed.executionArn());
    assertThat(before.status()).isEqualTo(MapRunStatus.FAILED);
    assertThat(before.executionCounts().succeeded()).isEqualTo(1);
    assertThat(before.executionCounts().failed()).isEqualTo(1);
    assertThat(before.executionCounts().pending()).isEqualTo(1);
    put("b");
    sfn.redriveExecution(r -> r.executionArn(failed.executionArn()));
    DescribeExecutionResponse mended = ended(failed.executionArn());
    assertThat(mended.status()).as(mended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(mended.output()).isEqualTo("[\"a!\",\"b!\",\"c!\"]");
    DescribeMapRunResponse after = mapRun(failed.executionArn());
    assertThat(after.status()).isEqualTo(MapRunStatus.SUCCEEDED);
    assertThat(after.redriveCount()).isEqualTo(1);
    assertThat(after.redriveDate()).isNotNull();
    assertThat(after.executionCounts().succeeded()).isEqualTo(3);
    assertThat(types(failed.executionArn()))
        .containsSubsequence("ExecutionFailed", "ExecutionRedriven", "MapRunRedriven")
        .containsOnlyOnce("MapStateStarted", "MapRunStarted")
        .endsWith("MapRunSucceeded", "MapStateSucceeded", "MapStateExited", "ExecutionSucceeded");
    if (type.equals("STANDARD")) {
      assertThat(sfn.listExecutions(l -> l.mapRunArn(after.mapRunArn())).executions())
          .hasSize(3)
          .filteredOn(child -> child.redriveCount() != null && child.redriveCount() == 1)
          .hasSize(1);
    }
  }

  @Test
  void whatRunsWhenTooManyFailedIsAborted() {
    s3.createBucket(b -> b.bucket("data"));
    DescribeExecutionResponse failed =
        run(
            "too-many",
            """
            {"StartAt":"M","States":{"M":{"Type":"Map","Label":"each","End":true,
              "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
                "StartAt":"C","States":{
                  "C":{"Type":"Choice","Default":"W","Choices":[
                    {"Variable":"$","NumericEquals":2,"Next":"F"}]},
                  "W":{"Type":"Wait","Seconds":600,"End":true},
                  "F":{"Type":"Fail","Error":"Two"}}}}}}
            """,
            "[1,2,3]");
    assertThat(failed.cause()).contains("Two");
    DescribeMapRunResponse run = mapRun(failed.executionArn());
    assertThat(run.status()).isEqualTo(MapRunStatus.FAILED);
    assertThat(run.executionCounts().failed()).isEqualTo(1);
    assertThat(run.executionCounts().running()).isZero();
  }
}
