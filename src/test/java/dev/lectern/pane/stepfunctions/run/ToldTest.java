package dev.lectern.pane.stepfunctions.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.history.History;
import dev.lectern.pane.stepfunctions.run.model.RunInfo;
import dev.lectern.ui.i18n.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import tools.jackson.databind.node.ObjectNode;

class ToldTest {

  private final List<Event> events = new ArrayList<>();

  /** Whoever may not see the data of an execution gets events without it. */
  @ParameterizedTest
  @EnumSource(names = "UNKNOWN_TO_SDK_VERSION", mode = EnumSource.Mode.EXCLUDE)
  void everyEventSaysSomethingEvenWithoutDetails(HistoryEventType type) {
    add("ExecutionStarted", Json.object());
    add("TaskStateEntered", Json.object().put("name", "Ask"));

    assertThat(told(type.toString(), Json.object())).isNotBlank();
  }

  @Test
  void aWorkerThatTookTheTaskIsNamed() {
    assertThat(told("ActivityStarted", Json.object().put("workerName", "anna")))
        .isEqualTo("taken by anna");
    assertThat(told("ActivityStarted", Json.object())).isEqualTo("taken by a worker without name");
  }

  @Test
  void aTryThatIsNotTheFirstIsCounted() {
    add("ExecutionStarted", Json.object());
    add("TaskStateEntered", Json.object().put("name", "Pay"));
    ObjectNode pay = Json.object().put("resource", "arn:aws:lambda:us-east-1:0:function:pay:7");

    assertThat(told("LambdaFunctionScheduled", pay)).isEqualTo("pay:7");
    assertThat(told("LambdaFunctionStarted", Json.object())).isEqualTo("the function began");
    add("LambdaFunctionFailed", Json.object());
    assertThat(told("LambdaFunctionScheduled", pay)).isEqualTo("pay:7, attempt 2");
    assertThat(told("LambdaFunctionStarted", Json.object()))
        .isEqualTo("the function began, attempt 2");
  }

  @Test
  void aMapRunThatFailedSaysItsErrorAndNotHowLongThatIs() {
    assertThat(
            told(
                "MapRunFailed",
                Json.object()
                    .put("error", "States.ExceedToleratedFailureThreshold")
                    .put("cause", "The specified tolerated failure threshold was exceeded")))
        .isEqualTo(
            "States.ExceedToleratedFailureThreshold: The specified tolerated failure threshold was"
                + " exceeded");
  }

  @Test
  void aMapRunIsNamed() {
    String arn = "arn:aws:states:us-east-1:0:mapRun:orders/Each:1f2e3d4c";

    assertThat(told("MapRunStarted", Json.object().put("mapRunArn", arn)))
        .isEqualTo("Map run 1f2e3d4c");
    assertThat(told("MapRunRedriven", Json.object().put("mapRunArn", arn).put("redriveCount", 2)))
        .isEqualTo("redrive 2 of Map run 1f2e3d4c");
  }

  @Test
  void theSentenceOfAFailureHasItsCauseToTheEnd() {
    String cause =
        "An error occurred while executing the state 'Small enough?' (entered at the event id #2)."
            + " Invalid path '$.amount': The choice state's condition path references an invalid"
            + " value.";
    ObjectNode error = Json.object().put("error", "States.Runtime").put("cause", cause);
    add("ExecutionStarted", Json.object());
    add("ChoiceStateEntered", Json.object().put("name", "Small enough?"));
    add("ExecutionFailed", error);
    RunInfo info =
        new RunInfo(
            "arn",
            "machine",
            "run",
            "FAILED",
            Instant.EPOCH,
            null,
            "",
            "",
            "",
            "",
            0,
            false,
            "",
            "");

    assertThat(new Plain(Texts.of("stepfunctionsrun")).of(info, History.of(events), 3))
        .hasValueSatisfying(said -> assertThat(said).contains(cause));
  }

  private void add(String type, ObjectNode details) {
    long id = events.size() + 1L;
    events.add(new Event(id, id - 1, Instant.EPOCH, type, "details", details));
  }

  private String told(String type, ObjectNode details) {
    add(type, details);
    return new Told(Texts.of("stepfunctionsrun")).of(History.of(events), events.getLast());
  }
}
