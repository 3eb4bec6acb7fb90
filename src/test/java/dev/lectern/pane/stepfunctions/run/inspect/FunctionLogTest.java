package dev.lectern.pane.stepfunctions.run.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.pane.stepfunctions.run.history.Attempt;
import dev.lectern.pane.stepfunctions.run.history.Event;
import dev.lectern.pane.stepfunctions.run.model.Inside.Line;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class FunctionLogTest {

  private static final Instant T = Instant.parse("2026-11-21T10:00:00Z");

  private static Event event(long id, String type, double seconds, ObjectNode details) {
    return new Event(id, id - 1, T.plusMillis((long) (seconds * 1e3)), type, "details", details);
  }

  private static Attempt invoke(double from, double to, String requestId) {
    ObjectNode began =
        Json.object()
            .put("resourceType", "lambda")
            .put("resource", "invoke")
            .put("parameters", "{\"FunctionName\":\"arn:aws:lambda:r:1:function:charge:live\"}");
    ObjectNode ended =
        Json.object()
            .put("output", "{\"SdkResponseMetadata\":{\"RequestId\":\"" + requestId + "\"}}");
    return new Attempt(
        event(3, "TaskScheduled", from, began), event(5, "TaskSucceeded", to, ended), false, false);
  }

  private static Line line(double seconds, String stream, String text) {
    return new Line(T.plusMillis((long) (seconds * 1e3)), stream, text);
  }

  private final List<Line> log =
      List.of(
          line(1, "a", "INIT_START Runtime Version: python"),
          line(1.2, "a", "START RequestId: one Version: $LATEST"),
          line(1.21, "b", "START RequestId: two Version: $LATEST"),
          line(1.22, "a", "charging one"),
          line(1.23, "b", "charging two"),
          line(1.3, "a", "REPORT RequestId: one Duration: 100 ms"),
          line(1.4, "b", "REPORT RequestId: two Duration: 190 ms"),
          line(9, "a", "START RequestId: three Version: $LATEST"),
          line(9.1, "a", "charging three"));

  @Test
  void theFunctionIsFoundInBothKindsOfTask() {
    assertThat(FunctionLog.function(invoke(1, 2, "one"))).contains("charge");
    Attempt byArn =
        new Attempt(
            event(
                3,
                "LambdaFunctionScheduled",
                1,
                Json.object().put("resource", "arn:aws:lambda:r:1:function:price")),
            null,
            false,
            false);
    assertThat(FunctionLog.function(byArn)).contains("price");
    Attempt table =
        new Attempt(
            event(3, "TaskScheduled", 1, Json.object().put("resourceType", "dynamodb")),
            null,
            false,
            false);
    assertThat(FunctionLog.function(table)).isEmpty();
  }

  @Test
  void theRequestTellsWhichLinesAreMeant() {
    assertThat(FunctionLog.of(invoke(1.1, 1.35, "one"), log))
        .extracting(Line::text)
        .containsExactly(
            "INIT_START Runtime Version: python",
            "START RequestId: one Version: $LATEST",
            "charging one",
            "REPORT RequestId: one Duration: 100 ms");
  }

  @Test
  void withoutItTheTimeDoes() {
    assertThat(FunctionLog.of(invoke(8.9, 9.2, "gone"), log))
        .extracting(Line::text)
        .containsExactly("START RequestId: three Version: $LATEST", "charging three");
    assertThat(FunctionLog.of(invoke(5, 6, "gone"), log)).isEmpty();
  }

  @Test
  void quickStatesThatFollowEachOtherHaveTheirOwnLines() {
    List<Line> quick =
        List.of(
            line(1.00, "a", "START RequestId: book Version: $LATEST"),
            line(1.01, "a", "REPORT RequestId: book Duration: 10 ms"),
            line(1.03, "a", "START RequestId: reserve Version: $LATEST"),
            line(1.04, "a", "REPORT RequestId: reserve Duration: 10 ms"));
    assertThat(FunctionLog.of(invoke(0.99, 1.02, ""), quick))
        .extracting(Line::text)
        .containsExactly(quick.get(0).text(), quick.get(1).text());
    assertThat(FunctionLog.of(invoke(1.025, 1.05, ""), quick))
        .extracting(Line::text)
        .containsExactly(quick.get(2).text(), quick.get(3).text());
  }

  @Test
  void ofSeveralAtATimeThoseWithItsErrorAreMeant() {
    ObjectNode ended =
        Json.object()
            .put("error", "ValueError")
            .put("cause", "{\"errorMessage\":\"charging two\",\"errorType\":\"ValueError\"}");
    Attempt failed =
        new Attempt(invoke(1.1, 1.5, "").began(), event(5, "TaskFailed", 1.5, ended), true, false);
    assertThat(FunctionLog.of(failed, log)).extracting(Line::stream).containsOnly("b");
  }
}
