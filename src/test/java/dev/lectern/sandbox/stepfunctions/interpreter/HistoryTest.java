package dev.lectern.sandbox.stepfunctions.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Events and what each came of, as AWS records them. */
class HistoryTest {

  private static void assertHistory(Player player, String types, Long... previous) {
    assertThat(player.types()).containsExactly(types.strip().split("\\s+"));
    assertThat(player.previous()).containsExactly(previous);
    for (int i = 0; i < player.history.size(); i++) {
      assertThat(player.history.get(i).path("id").asInt()).isEqualTo(i + 1);
    }
  }

  private static Function<Effect.Work, JsonNode> failing(String error, String cause) {
    return work -> {
      var answer = Json.object();
      answer.putObject("!").put("Error", error).put("Cause", cause);
      return answer;
    };
  }

  @Test
  void onePass() {
    assertHistory(
        Player.play(
            """
            {"StartAt":"A","States":{"A":{"Type":"Pass","Result":{"x":1},"End":true}}}
            """,
            "{}"),
        "ExecutionStarted PassStateEntered PassStateExited ExecutionSucceeded",
        0L,
        0L,
        2L,
        3L);
  }

  @Test
  void whatCannotBeFoundInABranchEndsTheExecution() {
    Player player =
        Player.play(
            """
            {"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[
              {"StartAt":"Fast","States":{"Fast":{"Type":"Pass","Parameters":{"m.$":"$.nope"},"End":true}}}],
              "Catch":[{"ErrorEquals":["States.ALL"],"Next":"Z"}],"End":true},
              "Z":{"Type":"Succeed"}}}
            """,
            "{\"x\":\"a\"}");
    assertHistory(
        player,
        "ExecutionStarted ParallelStateEntered ParallelStateStarted PassStateEntered"
            + " ExecutionFailed",
        0L,
        0L,
        2L,
        3L,
        4L);
    assertThat(player.error()).isEqualTo("States.Runtime");
    assertThat(player.cause())
        .isEqualTo(
            "An error occurred while executing the state 'Fast' (entered at the event id #4). The"
                + " JSONPath '$.nope' specified for the field 'm.$' could not be found in the input"
                + " '{\"x\":\"a\"}'");
  }

  @Test
  void aFailInABranchFailsTheParallel() {
    assertHistory(
        Player.play(
            """
            {"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[
              {"StartAt":"Boom","States":{"Boom":{"Type":"Fail","Error":"MyError","Cause":"why"}}}],"End":true}}}
            """,
            "{}"),
        "ExecutionStarted ParallelStateEntered ParallelStateStarted FailStateEntered"
            + " ParallelStateFailed ExecutionFailed",
        0L,
        0L,
        2L,
        3L,
        4L,
        5L);
  }

  @Test
  void aRetriedParallelStartsAgain() {
    assertHistory(
        Player.play(
            """
            {"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[
              {"StartAt":"Boom","States":{"Boom":{"Type":"Fail","Error":"MyError","Cause":"why"}}}],
              "Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":1,"IntervalSeconds":0}],"End":true}}}
            """,
            "{}"),
        "ExecutionStarted ParallelStateEntered ParallelStateStarted FailStateEntered"
            + " ParallelStateStarted FailStateEntered ParallelStateFailed ExecutionFailed",
        0L,
        0L,
        2L,
        3L,
        4L,
        5L,
        6L,
        7L);
  }

  @Test
  void aCaughtJsonataFailureInABranch() {
    Player player =
        Player.play(
            """
            {"QueryLanguage":"JSONata","StartAt":"P","States":{
              "P":{"Type":"Parallel","Branches":[
                {"StartAt":"Undef","States":{"Undef":{"Type":"Pass","Output":{"v":"{% $states.input.missing %}"},"End":true}}}],
                "Catch":[{"ErrorEquals":["States.ALL"],"Next":"Handled"}],"End":true},
              "Handled":{"Type":"Pass","End":true}}}
            """,
            "{\"x\":\"a\"}");
    assertHistory(
        player,
        "ExecutionStarted ParallelStateEntered ParallelStateStarted PassStateEntered"
            + " EvaluationFailed ParallelStateFailed ParallelStateExited PassStateEntered"
            + " PassStateExited ExecutionSucceeded",
        0L,
        0L,
        2L,
        3L,
        4L,
        5L,
        6L,
        7L,
        8L,
        9L);
    JsonNode failed = player.history.get(4).path("evaluationFailedEventDetails");
    assertThat(failed.path("location").asString()).isEqualTo("Output/v");
    assertThat(failed.path("cause").asString())
        .isEqualTo(
            "An error occurred while executing the state 'Undef' (entered at the event id #4). The"
                + " JSONata expression '$states.input.missing' specified for the field 'Output/v'"
                + " returned nothing (undefined).");
  }

  @Test
  void aFailureOfTheParallelItselfComesAfterItSucceeded() {
    assertHistory(
        Player.play(
            """
            {"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[
              {"StartAt":"Ok","States":{"Ok":{"Type":"Pass","End":true}}}],
              "ResultSelector":{"m.$":"$.nope"},"End":true}}}
            """,
            "{\"x\":\"a\"}"),
        "ExecutionStarted ParallelStateEntered ParallelStateStarted PassStateEntered"
            + " PassStateExited ParallelStateSucceeded ExecutionFailed",
        0L,
        0L,
        2L,
        3L,
        4L,
        5L,
        6L);
  }

  @Test
  void aFailedTaskInABranchIsAborted() {
    assertHistory(
        Player.play(
            """
            {"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[
              {"StartAt":"Send","States":{"Send":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage",
                "Parameters":{"QueueUrl":"q","MessageBody":"hi"},"End":true}}}],
              "Catch":[{"ErrorEquals":["States.ALL"],"Next":"Handled"}],"End":true},
              "Handled":{"Type":"Pass","End":true}}}
            """,
            "{\"x\":\"a\"}",
            failing("SQS.QueueDoesNotExistException", "The specified queue does not exist.")),
        "ExecutionStarted ParallelStateEntered ParallelStateStarted TaskStateEntered TaskScheduled"
            + " TaskStarted TaskFailed TaskStateAborted ParallelStateFailed ParallelStateExited"
            + " PassStateEntered PassStateExited ExecutionSucceeded",
        0L,
        0L,
        2L,
        3L,
        4L,
        5L,
        6L,
        7L,
        7L,
        9L,
        10L,
        11L,
        12L);
  }

  @Test
  void oneIterationAfterTheOther() {
    Player player =
        Player.play(
            """
            {"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.v","MaxConcurrency":1,
              "ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"End":true}}}
            """,
            "{\"v\":[1,2,3]}");
    assertHistory(
        player,
        "ExecutionStarted MapStateEntered MapStateStarted"
            + " MapIterationStarted PassStateEntered PassStateExited MapIterationSucceeded"
            + " MapIterationStarted PassStateEntered PassStateExited MapIterationSucceeded"
            + " MapIterationStarted PassStateEntered PassStateExited MapIterationSucceeded"
            + " MapStateSucceeded MapStateExited ExecutionSucceeded",
        0L,
        0L,
        2L,
        3L,
        4L,
        5L,
        6L,
        6L,
        8L,
        9L,
        10L,
        10L,
        12L,
        13L,
        14L,
        15L,
        15L,
        17L);
    assertThat(player.output()).isEqualTo("[1,2,3]");
  }

  @Test
  void noItems() {
    assertHistory(
        Player.play(
            """
            {"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.v",
              "ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"End":true}}}
            """,
            "{\"v\":[]}"),
        "ExecutionStarted MapStateEntered MapStateStarted MapStateSucceeded MapStateExited"
            + " ExecutionSucceeded",
        0L,
        0L,
        2L,
        3L,
        3L,
        5L);
  }

  @Test
  void aFailedIteration() {
    assertHistory(
        Player.play(
            """
            {"QueryLanguage":"JSONata","StartAt":"M","States":{
              "M":{"Type":"Map","Items":"{% $states.input.items %}","MaxConcurrency":1,
                "ItemProcessor":{"StartAt":"U","States":{"U":{"Type":"Pass","Output":{"v":"{% $states.input.missing %}"},"End":true}}},
                "End":true}}}
            """,
            "{\"items\":[1,2]}"),
        "ExecutionStarted MapStateEntered MapStateStarted MapIterationStarted PassStateEntered"
            + " EvaluationFailed MapIterationFailed MapStateFailed ExecutionFailed",
        0L,
        0L,
        2L,
        3L,
        4L,
        5L,
        6L,
        6L,
        8L);
  }

  @Test
  void itemsThatAreNotThere() {
    assertHistory(
        Player.play(
            """
            {"QueryLanguage":"JSONata","StartAt":"Fan","States":{
              "Fan":{"Type":"Map","Items":"{% $states.input.missing %}",
                "ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"End":true}}}
            """,
            "{\"x\":\"a\"}"),
        "ExecutionStarted MapStateEntered EvaluationFailed MapStateFailed ExecutionFailed",
        0L,
        0L,
        2L,
        3L,
        4L);
  }

  @Test
  void anEvaluationThatFailsAtEachAttempt() {
    assertHistory(
        Player.play(
            """
            {"QueryLanguage":"JSONata","StartAt":"Send","States":{
              "Send":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage",
                "Arguments":{"MessageBody":"{% $states.input.missing %}"},
                "Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":1,"IntervalSeconds":0}],"End":true}}}
            """,
            "{\"x\":\"a\"}"),
        "ExecutionStarted TaskStateEntered EvaluationFailed EvaluationFailed ExecutionFailed",
        0L,
        0L,
        2L,
        3L,
        4L);
  }

  @Test
  void aCatcherThatFails() {
    Player player =
        Player.play(
            """
            {"QueryLanguage":"JSONata","StartAt":"P","States":{
              "P":{"Type":"Parallel","Branches":[
                {"StartAt":"Boom","States":{"Boom":{"Type":"Fail","Error":"MyError","Cause":"why"}}}],
                "Catch":[{"ErrorEquals":["Other"],"Next":"Done"},
                         {"ErrorEquals":["States.ALL"],"Output":{"v":"{% $states.input.missing %}"},"Next":"Done"}],
                "End":true},
              "Done":{"Type":"Pass","End":true}}}
            """,
            "{\"x\":\"a\"}");
    assertHistory(
        player,
        "ExecutionStarted ParallelStateEntered ParallelStateStarted FailStateEntered"
            + " ParallelStateFailed EvaluationFailed ParallelStateFailed ExecutionFailed",
        0L,
        0L,
        2L,
        3L,
        4L,
        4L,
        6L,
        7L);
    assertThat(player.cause()).contains("'Catch[1]/Output/v'");
  }

  @Test
  void noRuleFits() {
    Player player =
        Player.play(
            """
            {"StartAt":"C","States":{"C":{"Type":"Choice","Choices":[
              {"Variable":"$.x","StringEquals":"never","Next":"Done"}]},"Done":{"Type":"Pass","End":true}}}
            """,
            "{\"x\":\"a\"}");
    assertHistory(player, "ExecutionStarted ChoiceStateEntered ExecutionFailed", 0L, 0L, 2L);
    assertThat(player.cause())
        .isEqualTo(
            "An error occurred while executing the state 'C' (entered at the event id #2). Failed"
                + " to transition out of the state. The state does not point to a next state.");
  }

  @Test
  void fourIterationsOfWhichAllTimeOut() {
    Player player =
        Player.play(
            """
            {"StartAt":"MapWait","States":{"MapWait":{"Type":"Map","ItemsPath":"$.v","ItemProcessor":{
              "StartAt":"L","States":{"L":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                "Parameters":{"FunctionName":"f"},"TimeoutSeconds":5,"End":true}}},"End":true}}}
            """,
            "{\"v\":[1,2]}",
            work -> Json.object().put("?", "no answer"));
    assertHistory(
        player,
        "ExecutionStarted MapStateEntered MapStateStarted MapIterationStarted MapIterationStarted"
            + " TaskStateEntered TaskScheduled TaskStateEntered TaskScheduled TaskStarted"
            + " TaskStarted TaskTimedOut MapIterationFailed TaskStateAborted MapIterationAborted"
            + " TaskStateAborted MapStateFailed ExecutionFailed",
        0L,
        0L,
        2L,
        3L,
        3L,
        4L,
        6L,
        5L,
        8L,
        7L,
        9L,
        10L,
        12L,
        12L,
        12L,
        12L,
        12L,
        17L);
    assertThat(player.error()).isEqualTo("States.Timeout");
    assertThat(List.of(player.cause())).containsExactly("");
  }
}
