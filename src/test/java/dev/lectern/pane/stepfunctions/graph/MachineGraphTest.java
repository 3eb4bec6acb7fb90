package dev.lectern.pane.stepfunctions.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.ui.graph.Graph;
import dev.lectern.ui.graph.GraphLayout;
import dev.lectern.ui.graph.Layouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineGraphTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'Variable': '$.n', 'NumericGreaterThanEquals': 3} | $.n ≥ 3",
        "{'Variable': '$.n', 'NumericLessThanPath': '$.most'} | $.n < $.most",
        "{'Variable': '$.s', 'StringEquals': 'a'} | $.s = 'a'",
        "{'Variable': '$.x', 'IsPresent': true} | $.x is present",
        "{'Variable': '$.x', 'IsNull': false} | $.x is not null",
        "{'Not': {'Variable': '$.x', 'IsNull': true}} | $.x is not null",
        "{'Not': {'Variable': '$.b', 'BooleanEquals': true}} | not ($.b = true)",
        "{'Condition': '{% $states.input.n > 3 %}'} | $states.input.n > 3",
        "{'And': [{'Variable': '$.a', 'IsString': true}, {'Variable': '$.b', 'NumericEquals': 1}]} |"
            + " $.a is string and $.b = 1",
        "{} | ''"
      })
  void rulesInAFewSigns(String rule, String words) {
    assertThat(RuleWords.of(Json.MAPPER.readTree(rule.replace('\'', '"'))))
        .isEqualTo(words.equals("''") ? "" : words);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:states:::lambda:invoke.waitForTaskToken, lambda",
    "arn:aws:states:::aws-sdk:dynamodb:getItem, dynamodb",
    "arn:aws:lambda:us-east-1:111122223333:function:f, lambda",
    "nonsense, ''"
  })
  void theServiceOfAResource(String resource, String service) {
    assertThat(MachineGraph.service(resource).replaceAll("[.].*", "")).isEqualTo(service);
  }

  @Test
  void whatMakesNoSenseIsDrawnAsFarAsItDoes() {
    Graph graph =
        MachineGraph.of(
                """
                {"StartAt": "A", "States": {
                  "A": {"Type": "Choice", "Choices": [{"Next": "Gone"}, {}, 7]},
                  "B": {"Type": 5, "Next": {}, "Catch": "x"},
                  "C": null,
                  "D": {"Type": "Map", "ItemProcessor": []},
                  "E": {"Type": "Parallel", "Branches": [{}, {"States": {"F": {"End": true}}}]}}}
                """)
            .orElseThrow();
    assertThat(graph.nodes()).hasSize(6);
    Layouts.check(graph, GraphLayout.of(graph, Layouts.LETTERS), "nonsense");
    assertThat(MachineGraph.of("[]")).isEmpty();
    assertThat(MachineGraph.of("{\"States\": ")).isEmpty();
    assertThat(MachineGraph.of("{}").orElseThrow().nodes()).isEmpty();
  }
}
