package dev.lectern.sandbox.stepfunctions.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

/** A payload has at most 262,144 bytes of UTF-8, however many characters that are. */
class PayloadSizeTest {

  private static final String PASS =
      "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Result\":%s,\"End\":true}}}";

  /** A text whose JSON has exactly so many bytes. */
  private static String json(String character, int bytes) {
    int each = character.getBytes(StandardCharsets.UTF_8).length;
    int inside = bytes - 2;
    return "\"" + character.repeat(inside / each) + "x".repeat(inside % each) + "\"";
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\u00e9", "\u20ac", "\uD83D\uDE00"})
  void bytesCount(String character) {
    String largest = json(character, PayloadSize.LARGEST);
    String larger = json(character, PayloadSize.LARGEST + 1);
    assertThat(PayloadSize.tooLarge(largest)).isFalse();
    assertThat(PayloadSize.tooLarge(larger)).isTrue();
    assertThat(Player.play(PASS.formatted(largest), "{}").output()).isEqualTo(largest);
    Player failed = Player.play(PASS.formatted(larger), "{}");
    assertThat(failed.error()).isEqualTo("States.DataLimitExceeded");
  }

  @Test
  void aTasksResultIsMeasuredBeforeItIsCutDown() {
    String machine =
        """
        {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
          "ResultPath":null,"Catch":[{"ErrorEquals":["States.DataLimitExceeded"],"Next":"C"}],
          "End":true},"C":{"Type":"Pass","Result":"caught","End":true}}}
        """;
    String larger = json("\u00e9", PayloadSize.LARGEST + 1);
    assertThat(Player.play(machine, "{}", work -> Json.MAPPER.readTree(larger)).output())
        .isEqualTo("\"caught\"");
  }

  @Test
  void resultsOfAMapCountTogether() {
    String machine =
        """
        {"StartAt":"M","States":{"M":{"Type":"Map","ItemProcessor":{"StartAt":"P","States":{
          "P":{"Type":"Pass","Result":%s,"End":true}}},"End":true}}}
        """
            .formatted(StringNode.valueOf("\u20ac".repeat(50_000)));
    assertThat(Player.play(machine, "[1]").error()).isEmpty();
    assertThat(Player.play(machine, "[1,2]").error()).isEqualTo("States.DataLimitExceeded");
  }

  @Test
  void whatABranchGetsAndVariablesAreMeasuredToo() {
    String half = "\"" + "\u20ac".repeat(50_000) + "\"";
    String branch =
        """
        {"StartAt":"P","States":{"P":{"Type":"Parallel","Parameters":{"a.$":"$","b.$":"$"},
          "Branches":[{"StartAt":"S","States":{"S":{"Type":"Pass","Result":1,"End":true}}}],"End":true}}}
        """;
    assertThat(Player.play(branch, half).error()).isEqualTo("States.DataLimitExceeded");
    String assign =
        """
        {"StartAt":"P","States":{"P":{"Type":"Pass","Assign":{"a.$":"$","b.$":"$"},"End":true}}}
        """;
    assertThat(Player.play(assign, half).error()).isEqualTo("States.DataLimitExceeded");
    assertThat(Player.play(assign.replace(",\"b.$\":\"$\"", ""), half).error()).isEmpty();
  }
}
