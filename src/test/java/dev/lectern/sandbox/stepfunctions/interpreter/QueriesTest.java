package dev.lectern.sandbox.stepfunctions.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths, intrinsic functions and JSONata, as a Pass state gives them. */
class QueriesTest {

  private static final String INPUT =
      """
      {"name":"Ann","n":3,"list":[1,2,3,2],"items":[{"id":1,"price":5},{"id":2,"price":15}],"o":{"a":1},
       "text":"{\\"k\\":[1]}","null":null}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "$.name | \"Ann\"",
        "$['o']['a'] | 1",
        "$.list[0] | 1",
        "$.list[-1] | 2",
        "$.list[1:3] | [2,3]",
        "$.list[0,2] | [1,3]",
        "$.items[*].id | [1,2]",
        "$..price | [5,15]",
        "$.items[?(@.price > 10)].id | [2]",
        "$.items[?(@.price < 10 && @.id == 1)] | [{\"id\":1,\"price\":5}]",
        "$.null | null",
        "$$.Execution.Name | \"run\"",
        "$$.State.Name | \"A\"",
        "States.Format('Hi {}, {} \\{\\}', $.name, $.n) | \"Hi Ann, 3 {}\"",
        "States.StringToJson($.text) | {\"k\":[1]}",
        "States.JsonToString($.o) | \"{\\\"a\\\":1}\"",
        "States.Array() | []",
        "States.Array($.n, 'x', null, States.Array(1)) | [3,\"x\",null,[1]]",
        "States.ArrayPartition($.list, 3) | [[1,2,3],[2]]",
        "States.ArrayContains($.list, 3) | true",
        "States.ArrayRange(1, 9, 4) | [1,5,9]",
        "States.ArrayRange(3, 1, -1) | [3,2,1]",
        "States.ArrayGetItem($.list, 2) | 3",
        "States.ArrayLength($.list) | 4",
        "States.ArrayUnique($.list) | [1,2,3]",
        "States.Base64Encode('Data to encode') | \"RGF0YSB0byBlbmNvZGU=\"",
        "States.Base64Decode('RGF0YSB0byBlbmNvZGU=') | \"Data to encode\"",
        "States.Hash('abc', 'SHA-1') | \"a9993e364706816aba3e25717850c26c9cd0d89d\"",
        "States.JsonMerge($.o, States.StringToJson('{\"b\":2}'), false) | {\"a\":1,\"b\":2}",
        "States.MathAdd($.n, -5) | -2",
        "States.StringSplit('a-b+c', '-+') | [\"a\",\"b\",\"c\"]",
      })
  void jsonPath(String expression, String result) {
    String definition =
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Parameters\":{\"v.$\":"
            + tools.jackson.databind.node.StringNode.valueOf(expression)
            + "},\"End\":true}}}";
    assertThat(Player.play(definition, INPUT).output()).isEqualTo("{\"v\":" + result + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "$states.input.name & '!' | \"Ann!\"",
        "$sum($states.input.list) | 8",
        "10/2 | 5",
        "1/4 | 0.25",
        "$states.input.`null` | null",
        "$states.context.State.Name | \"A\"",
        "$partition($states.input.list, 3) | [[1,2,3],[2]]",
        "$range(1, 9, 4) | [1,5,9]",
        "$hash('abc', 'SHA-1') | \"a9993e364706816aba3e25717850c26c9cd0d89d\"",
        "$parse($states.input.text).k[0] | 1",
        "$states.input.items[price > 10].id | 2",
        "$map($states.input.items, function($i) { $i.id }) | [1,2]",
        "$contains('abc', /b+/) | true",
        "$contains('abc', 'd') | false",
        "$match('a1b22', /[0-9]+/).match | [\"1\",\"22\"]",
        "$replace('John Smith', /(\\w+)\\s(\\w+)/, '$2, $1') | \"Smith, John\"",
        "$replace('265USD', /([0-9]+)USD/, function($m) { $m.match & ' dollars' }) | \"265USD dollars\"",
        "$split('a1b2c', /[0-9]/) | [\"a\",\"b\",\"c\"]",
        "$split('a,b,c', ',', 2) | [\"a\",\"b\"]",
      })
  void jsonata(String expression, String result) {
    assertThat(Player.play(jsonataPass(expression), INPUT).output()).isEqualTo(result);
  }

  private static String jsonataPass(String expression) {
    return "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Output\":"
        + tools.jackson.databind.node.StringNode.valueOf("{% " + expression + " %}")
        + ",\"End\":true}}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "$eval('1+1') | threw an error during evaluation",
        "$states.input.missing | returned nothing (undefined)",
        "function($x) { $x } | unexpected result type",
        "'a' + 1 | T2001",
        "($f := function($x) { $f($x + 1) + 1 }; $f(0)) | threw an error during evaluation",
        "$missing | returned nothing (undefined)",
        "$match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', /(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)b/) | takes too long",
        "$contains('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', /(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)b/) | takes too long",
        "$replace('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', /(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)b/, 'x') | takes too long",
      })
  void jsonataThatFails(String expression, String said) {
    Player player = Player.play(jsonataPass(expression), INPUT);
    assertThat(player.error()).isEqualTo("States.QueryEvaluationError");
    assertThat(player.cause()).contains(said);
  }

  @Test
  void variablesAreSetTogetherFromTheOldValues() {
    Player player =
        Player.play(
            """
            {"QueryLanguage":"JSONata","StartAt":"A","States":{
              "A":{"Type":"Pass","Assign":{"x":1,"y":2},"Next":"B"},
              "B":{"Type":"Pass","Assign":{"x":"{% $y %}","y":"{% $x %}"},"Next":"C"},
              "C":{"Type":"Parallel","Branches":[{"StartAt":"D","States":{"D":{"Type":"Pass",
                "Assign":{"z":3},"Output":"{% $x * 10 + $y %}","End":true}}}],"End":true}}}
            """,
            "{}");
    assertThat(player.output()).isEqualTo("[21]");
  }

  @Test
  void retriesBackOff() {
    Player player =
        Player.play(
            """
            {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
              "Retry":[{"ErrorEquals":["Busy"],"IntervalSeconds":1,"BackoffRate":2,"MaxAttempts":5,"MaxDelaySeconds":3}],
              "Catch":[{"ErrorEquals":["States.TaskFailed"],"ResultPath":"$.e","Next":"C"}],"End":true},
              "C":{"Type":"Pass","End":true}}}
            """,
            "{\"keep\":1}",
            work -> {
              var answer = dev.lectern.json.Json.object();
              answer.putObject("!").put("Error", "Busy").put("Cause", "later");
              return answer;
            });
    assertThat(player.output())
        .isEqualTo("{\"keep\":1,\"e\":{\"Error\":\"Busy\",\"Cause\":\"later\"}}");
    assertThat(
            player.history.stream()
                .filter(event -> event.path("type").asString().equals("TaskScheduled"))
                .map(event -> event.path("timestamp").asString().substring(17, 19)))
        .containsExactly("00", "01", "03", "06", "09", "12");
  }

  @Test
  void anEndlessLoopEndsWithItsHistory() {
    Player player =
        Player.play(
            """
            {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Choice",
              "Choices":[{"Variable":"$.never","IsPresent":true,"Next":"C"}],"Default":"A"},
              "C":{"Type":"Succeed"}}}
            """,
            "{}");
    assertThat(player.history).hasSize(25_000);
    assertThat(player.cause())
        .isEqualTo("The execution reached the maximum number of history events (25000).");
  }
}
