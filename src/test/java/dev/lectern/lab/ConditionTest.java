package dev.lectern.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConditionTest {

  private static final JsonNode ANSWER =
      Json.MAPPER.readTree(
          """
          {"Status": "Enabled", "$status": 200, "ETag": "\\"0123-3\\"", "Size": 1412,
           "Versions": [
             {"Key": "a", "VersionId": "v3", "IsLatest": true, "Size": 9},
             {"Key": "a", "VersionId": "v2", "IsLatest": false, "Size": 10},
             {"Key": "b", "VersionId": "null", "IsLatest": true, "Size": 10}],
           "Metadata": {"x-y": "1"}}
          """);

  @Test
  void longValuesAreToldByTheirBeginningAndLength() {
    String definition = "{\n  \"Comment\": \"hello\", \"States\": \"" + "x".repeat(1_200) + "\"}";
    JsonNode answer =
        Json.object()
            .put("definition", definition)
            .put("text", "long ".repeat(100))
            .set(
                "events", Json.MAPPER.readTree("[{\"id\":1,\"text\":\"" + "y".repeat(90) + "\"}]"));
    assertThat(Condition.parse("definition matches by").test(answer).found())
        .startsWith("{ \"Comment\": \"hello\", \"States\": \"xxx")
        .endsWith("x… (1,237 characters)")
        .hasSizeLessThan(110);
    assertThat(Condition.parse("events == 1").test(answer).found())
        .startsWith("[{\"id\":1,\"text\":\"yyy")
        .endsWith("y… (110 characters)");
    assertThat(Condition.parse("text == short").test(answer).found())
        .endsWith("… (500 characters)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "Status == Enabled~true",
        "Status == 'Enabled'~true",
        "Status != Suspended~true",
        "Nothing != Suspended~false",
        "Nothing absent~true",
        "Status exists~true",
        "$status == 200~true",
        "ETag matches -3\"$~true",
        "ETag == '\"0123-3\"'~true",
        "Size >= 1000~true",
        "Size >= 1413~false",
        "Size <= 1412~true",
        "Metadata.x-y == 1~true",
        "Versions[*] count== 3~true",
        "Versions[?Key == 'a'] count>= 2~true",
        "Versions[?Key == 'a' && IsLatest == true].VersionId == v3~true",
        "Versions[?Size >= 10].VersionId distinct>= 2~true",
        "Versions[*].Size distinct<= 1~false",
        "Versions[*].Size distinct<= 2~true",
        "Versions[*] | [-1].VersionId == null~true",
        "Versions[0].VersionId == v3~true",
        "Versions[-1].VersionId == null~true",
        "Versions[7].VersionId absent~true",
        "Versions[*].VersionId contains v~true",
        "Nothing[*] count== 0~true",
      })
  void holdsOrNot(String condition, boolean expected) {
    assertThat(Condition.parse(condition).test(ANSWER).passed()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Status",
        "Status =",
        "Status ==",
        "Status exists now",
        "Versions[ == 3",
        "Versions[x] == 3",
        "Versions count>= many",
        "Status matches (",
        "a..b == 1",
        "a b == 1"
      })
  void whatIsNoConditionIsRefused(String text) {
    assertThatThrownBy(() -> Condition.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysWhatWasExpectedAndFound() {
    Condition.Outcome outcome = Condition.parse("Status == Suspended").test(ANSWER);
    assertThat(outcome.expected()).isEqualTo("Status Suspended");
    assertThat(outcome.found()).isEqualTo("Enabled");
    outcome = Condition.parse("Versions[?Key == 'a'].VersionId count>= 3").test(ANSWER);
    assertThat(outcome.expected()).isEqualTo("3 or more VersionId");
    assertThat(outcome.found()).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "Versions[*].VersionId count== 0~no VersionId",
        "Versions[*].VersionId count== 2~exactly 2 VersionId",
        "Routing.Weights.\"2\" == 0.1~Weights.2 0.1",
        "ETag matches -[0-9]+\"$~ETag like -…\"",
        "definition matches \"by\":\\s*\"clerk\"~definition like \"by\":\"clerk\"",
        "output matches ^\\{.*\"paid\"~output like {…\"paid\"",
        "output matches \"total\":\\s*37.5\\b~output like \"total\":37.5",
      })
  void saysWhatShouldBeThere(String condition, String expected) {
    assertThat(Condition.parse(condition).expected()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "StorageClass == STANDARD_IA, true",
    "Versions[?Key == 'a'].StorageClass == STANDARD_IA, true",
    "Versions[?Key == 'none'].StorageClass == STANDARD_IA, false",
    "Versions[?Key == 'none'].StorageClass count>= 1, true",
    "Rules[*] exists, false",
    "Rule.Status == Enabled, false",
  })
  void knowsWhetherWhatItSpeaksOfIsThere(String condition, boolean there) {
    assertThat(Condition.parse(condition).concerns(ANSWER)).isEqualTo(there);
  }

  @Test
  void ofTheLogOfAFunctionTheFiguresAreShown() {
    JsonNode call =
        Json.object()
            .set(
                "result",
                Json.object()
                    .put(
                        "$log",
                        """
                        START RequestId: e478c236-028f-4e9f-9b64-803072b54bd9 Version: $LATEST
                        END RequestId: e478c236-028f-4e9f-9b64-803072b54bd9
                        REPORT RequestId: e478c236-028f-4e9f-9b64-803072b54bd9\tDuration: 413.93 ms\t\
                        Billed Duration: 414 ms\tMemory Size: 512 MB\tMax Memory Used: 53 MB\t
                        """));
    assertThat(Condition.parse("result.$log matches (?s)^(?!.*REPORT)").test(call).found())
        .isEqualTo(
            "REPORT with Duration: 413.93 ms, Billed Duration: 414 ms, Memory Size: 512 MB, Max"
                + " Memory Used: 53 MB");
  }
}
