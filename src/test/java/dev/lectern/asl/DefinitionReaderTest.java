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
            machine("'A':{'Type':'Task','Resource':'arn:aws:states:::dynamodb:query','End':true}"),
            unknown("arn:aws:states:::dynamodb:query")),
        Arguments.of(
            machine(
                "'A':{'Type':'Task','Resource':'arn:aws:states:::dynamodb:putItem.waitForTaskToken','End':true}"),
            unknown("arn:aws:states:::dynamodb:putItem.waitForTaskToken")),
        Arguments.of(
            machine(
                "'A':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:dynamodb:PutItem','End':true}"),
            unknown("arn:aws:states:::aws-sdk:dynamodb:PutItem")),
        Arguments.of(
            machine("'A':{'Type':'Pass','Assign':{'states.$':'$'},'End':true}"),
            "SCHEMA_VALIDATION_FAILED: The variable name 'states' is reserved at"
                + " /States/A/Assign"),
        Arguments.of(
            machine(
                "'A':{'Type':'Pass','Assign':{'x':1},'Next':'P'},'P':{'Type':'Parallel','End':true,"
                    + "'Branches':[{'StartAt':'I','States':{'I':{'Type':'Pass','Assign':{'x':2},'End':true}}}]}"),
            "SCHEMA_VALIDATION_FAILED: The variable 'x' is already assigned in an outer scope at"
                + " /States/P/Branches[0]/States/I/Assign"),
        Arguments.of(
            machine("'A':{'Type':'Pass','ResultPath':'$.a[*]','End':true}"),
            "SCHEMA_VALIDATION_FAILED: Value is not a Reference Path at /States/A/ResultPath"),
        Arguments.of(
            machine("'A':{'Type':'Pass','Parameters':{'x.$':'a.b'},'End':true}"),
            "SCHEMA_VALIDATION_FAILED: The value for the field 'x.$' must be a valid JSONPath or a"
                + " valid intrinsic function call at /States/A/Parameters"),
        Arguments.of(
            machine(
                "'A':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:s3:getObjct','End':true}"),
            unknown("arn:aws:states:::aws-sdk:s3:getObjct")),
        Arguments.of(
            jsonata("'A':{'Type':'Pass','Output':{'v':['{% phone[0] %}']},'End':true}"),
            "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not"
                + " supported. at /States/A/Output/v[0]"),
        Arguments.of(
            jsonata(
                "'A':{'Type':'Choice','Choices':[{'Condition':'{% n = 1 %}','Next':'E'}],'Default':'E'},'E':{'Type':'Succeed'}"),
            "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'n' at the top level is not supported."
                + " at /States/A/Choices[0]/Condition"),
        Arguments.of(
            jsonata("'A':{'Type':'Pass','Output':'{% $states.result %}','End':true}"),
            "UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist. at"
                + " /States/A/Output"),
        Arguments.of(
            jsonata("'A':{'Type':'Pass','Assign':{'x':'{% a[1,2) %}'},'End':true}"),
            "INVALID_JSONATA_EXPRESSION: Expected \"]\", got \",\" at /States/A/Assign/x"),
        Arguments.of(
            jsonata("'A':{'Type':'Pass','Output':'{% %}','End':true}"),
            "INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/A/Output"),
        Arguments.of(
            distributed(
                "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject',"
                    + "'ReaderConfig':{'InputType':'XML'}}"),
            "SCHEMA_VALIDATION_FAILED: Value should be one of the following: [CSV, JSON, JSONL,"
                + " PARQUET, MANIFEST] at /States/A/ItemReader/ReaderConfig/InputType"),
        Arguments.of(
            distributed(
                "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject',"
                    + "'ReaderConfig':{'ManifestType':'ATHENA_DATA'}}"),
            "SCHEMA_VALIDATION_FAILED: These fields are required: [InputType] at"
                + " /States/A/ItemReader/ReaderConfig"),
        Arguments.of(
            distributed(
                "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject',"
                    + "'ReaderConfig':{'ManifestType':'S3_INVENTORY','InputType':'CSV'}}"),
            "SCHEMA_VALIDATION_FAILED: There should only be one of the following fields:"
                + " [ManifestType, InputType] at /States/A/ItemReader/ReaderConfig"),
        Arguments.of(
            distributed("'ResultWriter':{}"),
            "SCHEMA_VALIDATION_FAILED: There must be one of the following fields:"
                + " [WriterConfig, Resource] at /States/A/ResultWriter"),
        Arguments.of(
            distributed("'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject'}"),
            "SCHEMA_VALIDATION_FAILED: These fields are required: [Parameters] at"
                + " /States/A/ResultWriter"),
        Arguments.of(
            distributed("'ItemReader':{'Resource':'arn:aws:states:::s3:copyObject'}"),
            unknown("arn:aws:states:::s3:copyObject").replace("/Resource", "/ItemReader/Resource")),
        Arguments.of(
            distributed("'ResultWriter':{'WriterConfig':{'Transformation':'COMPACT'}}"),
            "SCHEMA_VALIDATION_FAILED: These fields are required: [OutputType] at"
                + " /States/A/ResultWriter/WriterConfig"),
        Arguments.of(
            "{'QueryLanguage':'JSONata','StartAt':'A','States':{'A':{'Type':'Pass','QueryLanguage':'JSONPath','End':true}}}"
                .replace('\'', '"'),
            "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for"
                + " whole state machine at /States/A"));
  }

  private static String unknown(String resource) {
    return "SCHEMA_VALIDATION_FAILED: The resource provided "
        + resource
        + " is not recognized. The value is not a valid resource ARN, or the resource is not"
        + " available in this region. at /States/A/Resource";
  }

  private static String jsonata(String states) {
    return machine(states).replaceFirst("\\{", "{\"QueryLanguage\":\"JSONata\",");
  }

  private static String distributed(String field) {
    return machine(
        "'A':{'Type':'Map','End':true,"
            + field
            + ",'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'EXPRESS'},"
            + "'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}}");
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
  void anErrorsOutputIsThereForItsCatch() {
    String text =
        jsonata(
            "'A':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:s3:listBuckets',"
                + "'Output':'{% $states.result %}','End':true,'Catch':[{'ErrorEquals':['States.ALL'],"
                + "'Output':'{% $states.errorOutput.Cause %}','Next':'E'}]},'E':{'Type':'Succeed'}");
    assertThat(DefinitionReader.read(text, false).errors()).isEmpty();
  }

  @Test
  void whatWasAcceptedOnceStillRuns() {
    String text = jsonata("'A':{'Type':'Pass','Output':'{% phone %}','End':true}");
    assertThat(DefinitionReader.read(text, false).definition()).isEmpty();
    assertThat(DefinitionReader.readKept(text).orElseThrow().find("A")).isPresent();
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
