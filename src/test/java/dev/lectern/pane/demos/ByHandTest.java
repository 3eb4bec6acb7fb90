package dev.lectern.pane.demos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.lab.Call;
import dev.lectern.lab.Demo.DemoStep;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ByHandTest {

  private final Texts texts = Texts.of("demos");

  @Test
  void namesAndDocumentsAreToldWithTheirValues() {
    Call start =
        call(
            "states:StartExecution",
            """
            {"name": "${machine}-1", "input": "{\\"amount\\":4}", "tags": [{"key": "a"}]}
            """);
    String told = of("PT2S", start, call("states:DescribeExecution", "{}"));
    assertThat(told)
        .contains("**states:StartExecution**", "- name: `orders-1`")
        .contains("- input\n\n```\n{\n  \"amount\": 4\n}\n```")
        .contains("- tags\n\n```\n[")
        .contains("2 seconds")
        .doesNotContain("DescribeExecution");
  }

  @Test
  void aStepInWhichOneOnlyLooksSaysSo() {
    assertThat(of("", call("states:DescribeExecution", "{}"))).isEqualTo(texts.get("way.none"));
  }

  private String of(String jump, Call... calls) {
    DemoStep step =
        new DemoStep(
            "Start", "", "", "", "", "", List.of(calls), jump, null, List.of(), List.of(), "");
    return ByHand.of(step, text -> text.replace("${machine}", "orders"), texts);
  }

  private static Call call(String operation, String with) {
    return new Call(
        operation,
        Json.MAPPER.readTree(with),
        null,
        Map.of(),
        "",
        "",
        0,
        "",
        List.of(),
        Json.object());
  }
}
