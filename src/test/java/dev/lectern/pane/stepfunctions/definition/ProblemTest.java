package dev.lectern.pane.stepfunctions.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.asl.DefinitionReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

  private static List<String> told(String text) {
    return Problem.of(text, false).stream()
        .map(one -> one.line() + (one.error() ? " " : " warning ") + one.message())
        .toList();
  }

  @Test
  void aFieldThatIsNotSupportedIsMarkedAtItsLine() {
    assertThat(
            told(
                """
                {"StartAt": "A", "States": {
                  "A": {"Type": "Pass",
                    "Edn": true,
                    "Output": "x",
                    "End": true}}}
                """))
        .containsExactlyInAnyOrder(
            "3 Field 'Edn' is not supported",
            "4 The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the"
                + " 'JSONata' QueryLanguage");
  }

  @Test
  void aKeyThatComesAgainIsToldAndWhatItHasIsChecked() {
    assertThat(
            told(
                """
                {"StartAt": "A", "States": {
                  "A": {"Type": "Pass",
                    "Next": "B"},
                  "A": {"Type": "Wait",
                    "Seconds": "five", "End": true}}}
                """))
        .containsExactlyInAnyOrder(
            "5 Expected value of type [INTEGER]",
            "4 warning \"A\" is here for the second time: only the last one counts.");
  }

  @Test
  void anObjectThatIsNotClosedIsToldInPlainWords() {
    String text = "{\"StartAt\": \"A\", \"States\": {";
    assertThat(DefinitionReader.read(text, false).diagnostics().getFirst().message())
        .startsWith("Unexpected end-of-input: expected close marker for Object\n at [Source: (Str")
        .doesNotContain("REDACTED");
  }
}
