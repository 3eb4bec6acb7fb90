package dev.lectern.sandbox.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.pane.stepfunctions.machines.Template;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Each template of the explorer runs on a sandbox with its own input. */
class TemplateRunTest extends StatesTest {

  @Test
  void eachRunsWithItsInput() {
    String activity = sfn.createActivity(a -> a.name("approval")).activityArn();
    Map<Template, String> runs = new java.util.EnumMap<>(Template.class);
    for (Template each : Template.values()) {
      String definition = each.definition().replace("${ActivityArn}", activity);
      runs.put(each, start(create(each.name(), definition), each.input()));
    }
    var task = sfn.getActivityTask(g -> g.activityArn(activity));
    assertThat(task.input()).contains("chair");
    sfn.sendTaskSuccess(s -> s.taskToken(task.taskToken()).output("{\"approved\": true}"));
    runs.forEach(
        (template, run) -> {
          await(
              () -> {
                sandbox.clock().advance(Duration.ofSeconds(5));
                return describe(run).status() != ExecutionStatus.RUNNING;
              });
          DescribeExecutionResponse end = describe(run);
          assertThat(end.statusAsString())
              .as(template + ": " + end.error() + " " + end.cause())
              .isEqualTo(template == Template.SAGA ? "FAILED" : "SUCCEEDED");
        });
    assertThat(describe(runs.get(Template.SAGA)).error()).isEqualTo("NoCarrier");
    assertThat(describe(runs.get(Template.MAP)).output()).contains("\"total\":83");
    assertThat(describe(runs.get(Template.RETRY)).output()).contains("\"shipping\":\"standard\"");
    assertThat(describe(runs.get(Template.REMINDER)).output()).contains("Whiskers");
    assertThat(types(runs.get(Template.RETRY))).filteredOn("TaskFailed"::equals).hasSize(4);
  }
}
