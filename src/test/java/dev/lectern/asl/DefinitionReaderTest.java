package dev.lectern.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What AWS says about definitions; wording as recorded where it was. */
class DefinitionReaderTest {

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("", "SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object"),
        Arguments.of(
            "{}", "SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /"),
        Arguments.of(
            machine("'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Pass','Next':'A'}"),
            "MISSING_END_STATE: Workflow has no terminal state"),
        Arguments.of(
            machine("'A':{'Type':'Pass','Next':'NOPE'}"),
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/A/Next,"
                + " MISSING_END_STATE: Workflow has no terminal state"),
        Arguments.of(
            machine(
                "'A':{'Type':'Choice','Choices':[{'Variable':'$.x','IsNull':true,'Next':'Z'}],'Default':'E'},'E':{'Type':'Succeed'}"),
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: Z at /States/A/Choices[0]/Next"),
        Arguments.of(
            machine("'A':{'Type':'Pass','TimeoutSeconds':1,'End':true}"),
            "SCHEMA_VALIDATION_FAILED: Field 'TimeoutSeconds' is not supported at /States/A"),
        Arguments.of(
            machine("'A':{'Type':'Pass','Output':1,'End':true}"),
            "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONPath', but field 'Output'"
                + " is only supported for the 'JSONata' QueryLanguage at /States/A"),
        Arguments.of(
            machine("'A':{'Type':'Pass','OutputPath':'Test','End':true}"),
            "SCHEMA_VALIDATION_FAILED: Value must be a valid JSONPath. at /States/A/OutputPath"),
        Arguments.of(
            machine("'A':{'Type':'Task','Resource':'create','End':true}"),
            "SCHEMA_VALIDATION_FAILED: Value is not a valid resource ARN at /States/A/Resource"),
        Arguments.of(
            machine("'A':{'Type':'Pass','ResultPath':'$.a[*]','End':true}"),
            "SCHEMA_VALIDATION_FAILED: Value is not a Reference Path at /States/A/ResultPath"),
        Arguments.of(
            machine("'A':{'Type':'Pass','Parameters':{'x.$':'a.b'},'End':true}"),
            "SCHEMA_VALIDATION_FAILED: The value for the field 'x.$' must be a valid JSONPath or a"
                + " valid intrinsic function call at /States/A/Parameters"),
        Arguments.of(
            "{'QueryLanguage':'JSONata','StartAt':'A','States':{'A':{'Type':'Pass','QueryLanguage':'JSONPath','End':true}}}"
                .replace('\'', '"'),
            "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for"
                + " whole state machine at /States/A"));
  }

  private static String machine(String states) {
    return ("{'StartAt':'A','States':{" + states + "}}").replace('\'', '"');
  }

  @ParameterizedTest
  @MethodSource("refused")
  void wrongDefinitions(String definition, String said) {
    var reading = DefinitionReader.read(definition, false);
    assertThat(String.join(", ", reading.errors().stream().map(Diagnostic::sentence).toList()))
        .isEqualTo(said);
    assertThat(reading.definition()).isEmpty();
  }

  @Test
  void expressMachinesWaitForNobody() {
    String definition =
        machine(
            "'A':{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage.waitForTaskToken','End':true}");
    assertThat(DefinitionReader.read(definition, false).errors()).isEmpty();
    assertThat(DefinitionReader.read(definition, true).errors())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.message())
                    .isEqualTo(
                        "Express state machine does not support '.waitForTaskToken' service"
                            + " integration "));
  }

  @Test
  void aFaultHasItsPlaceInTheText() {
    String text =
        """
        {
          "StartAt": "A",
          "States": {
            "A": {
              "Type": "Task",
              "Resource": "create",
              "Retry": [{"ErrorEquals": ["X"], "BackoffRate": 0}],
              "End": true
            }
          }
        }
        """;
    Places places = Places.of(text);
    assertThat(places.find("/States/A/Resource").orElseThrow().line()).isEqualTo(6);
    assertThat(places.find("/States/A/Retry[0]/BackoffRate").orElseThrow().line()).isEqualTo(7);
    assertThat(places.find("/States/A/Missing").orElseThrow().line()).isEqualTo(4);
    assertThat(DefinitionReader.read(text, false).errors())
        .extracting(Diagnostic::location)
        .contains("/States/A/Resource", "/States/A/Retry[0]/BackoffRate");
  }

  @Test
  void variablesThatStatesRead() {
    var definition =
        DefinitionReader.read(
                machine(
                    "'A':{'Type':'Pass','Parameters':{'r.$':'$result'},'Next':'C'},"
                        + "'C':{'Type':'Choice','Choices':[{'Variable':'$guess','StringEqualsPath':'$answer','Next':'E'}]},"
                        + "'E':{'Type':'Succeed'}"),
                false)
            .definition()
            .orElseThrow();
    assertThat(definition.variableReferences().toString())
        .isEqualTo("{A=[result], C=[answer, guess]}");
  }
}
