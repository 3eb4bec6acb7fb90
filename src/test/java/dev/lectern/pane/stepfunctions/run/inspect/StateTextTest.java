package dev.lectern.pane.stepfunctions.run.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateTextTest {

  @Test
  void aChangedStateLeavesTheOthersAsTheyAreWritten() {
    String definition =
        """
        {
          "StartAt": "A",
          "States": {
            "A": {
              "Type": "Wait",
              "Seconds": 1,
              "Next": "B"
            },
            "B": {
              "Type": "Pass",
              "Result": [
                1.5
              ],
              "End": true
            }
          }
        }\
        """;
    String changed = "{\"Type\":\"Wait\",\"Seconds\":2,\"Next\":\"B\"}";
    assertThat(StateText.replace(definition, "A", changed))
        .hasValue(definition.replace("\"Seconds\": 1,", "\"Seconds\": 2,"));
    assertThat(StateText.replace(definition, "A", "[1]")).isEmpty();
    assertThat(StateText.replace(definition, "C", changed)).isEmpty();
  }

  @Test
  void howTheRestIsWrittenStays() {
    String definition =
        """
        {"StartAt":"M","States":{
         "M":{"Type":"Map","ItemProcessor":{"StartAt":"A/1","States":{
             "A/1":{"Type":"Pass","Result":{"States":{"B":{}}},"Next":"B"},
             "B":{"Type":"Wait",
                  "Seconds":1,   "End":true}}},"End":true}}}\
        """;
    assertThat(StateText.replace(definition, "A/1", "{ \"Type\": \"Pass\", \"Next\": \"B\" }"))
        .hasValue(definition.replace("\"Result\":{\"States\":{\"B\":{}}},", ""));
    assertThat(StateText.replace(definition, "B", "{\"Type\":\"Succeed\"}"))
        .hasValue(
            definition.replace(
                "{\"Type\":\"Wait\",\n          \"Seconds\":1,   \"End\":true}",
                "{\n       \"Type\": \"Succeed\"\n     }"));
  }
}
