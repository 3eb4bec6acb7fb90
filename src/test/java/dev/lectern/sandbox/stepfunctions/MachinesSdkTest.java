package dev.lectern.sandbox.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;

class MachinesSdkTest extends StatesTest {

  private static final String PASS =
      """
      {"StartAt":"State_1","States":{"State_1":{"Type":"Pass","Result":{"Arg1":"argument1"},"End":true}}}
      """;
  private static final String WAIT =
      """
      {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":3600,"Next":"Z"},"Z":{"Type":"Succeed"}}}
      """;

  private static SfnException refused(Runnable call) {
    return catchThrowableOfType(SfnException.class, call::run);
  }

  @Test
  void aMachineFromItsCreationToItsEnd() {
    String arn = create("orders", PASS);
    assertThat(arn).isEqualTo("arn:aws:states:us-east-1:111122223333:stateMachine:orders");
    assertThat(create("orders", PASS)).isEqualTo(arn);
    SfnException other = refused(() -> create("orders", WAIT));
    assertCode(other, 400, "StateMachineAlreadyExists");
    assertThat(other.awsErrorDetails().errorMessage())
        .isEqualTo("State Machine Already Exists: '" + arn + "'");

    var described = sfn.describeStateMachine(d -> d.stateMachineArn(arn));
    assertThat(described.definition()).isEqualTo(PASS);
    assertThat(described.statusAsString()).isEqualTo("ACTIVE");
    assertThat(described.type()).isEqualTo(StateMachineType.STANDARD);
    assertThat(described.loggingConfiguration().levelAsString()).isEqualTo("OFF");
    assertThat(described.revisionId()).isNull();

    String revision =
        sfn.updateStateMachine(u -> u.stateMachineArn(arn).definition(WAIT)).revisionId();
    assertThat(sfn.updateStateMachine(u -> u.stateMachineArn(arn).definition(WAIT)).revisionId())
        .isEqualTo(revision);
    assertCode(
        refused(() -> sfn.updateStateMachine(u -> u.stateMachineArn(arn))),
        400,
        "MissingRequiredParameter");
    assertThat(sfn.listStateMachines().stateMachines())
        .singleElement()
        .satisfies(one -> assertThat(one.name()).isEqualTo("orders"));

    sfn.deleteStateMachine(d -> d.stateMachineArn(arn));
    sfn.deleteStateMachine(d -> d.stateMachineArn(arn));
    assertCode(
        refused(() -> sfn.describeStateMachine(d -> d.stateMachineArn(arn))),
        400,
        "StateMachineDoesNotExist");
    assertThat(
            refused(() -> sfn.describeStateMachine(d -> d.stateMachineArn("not_a_valid_arn")))
                .awsErrorDetails()
                .errorMessage())
        .isEqualTo("Invalid Arn: 'Invalid ARN prefix: not_a_valid_arn'");
  }

  @Test
  void aWrongDefinitionIsRefusedInAwsWords() {
    SfnException wrong =
        refused(
            () ->
                create(
                    "wrong",
                    """
                    {"StartAt":"pass1","States":{"pass1":{"Type":"Pass","Next":"pass3"},
                      "pass2":{"Type":"Pass","End":true}}}
                    """));
    assertCode(wrong, 400, "InvalidDefinition");
    assertThat(wrong.awsErrorDetails().errorMessage())
        .isEqualTo(
            "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target:"
                + " pass3 at /States/pass1/Next, MISSING_TRANSITION_TARGET: State \"pass2\" is not"
                + " reachable. at /States/pass2'");
    var diagnostics = sfn.validateStateMachineDefinition(v -> v.definition("{}"));
    assertThat(diagnostics.resultAsString()).isEqualTo("FAIL");
    assertThat(diagnostics.diagnostics())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.message()).isEqualTo("These fields are required: [States, StartAt]");
              assertThat(one.location()).isEqualTo("/");
            });
  }

  @Test
  void executionsAreStartedOnceByName() {
    String machine = create("waiting", WAIT);
    String first =
        sfn.startExecution(s -> s.stateMachineArn(machine).name("one").input("{\"a\":1}"))
            .executionArn();
    assertThat(first).isEqualTo("arn:aws:states:us-east-1:111122223333:execution:waiting:one");
    assertThat(
            sfn.startExecution(s -> s.stateMachineArn(machine).name("one").input("{\"a\":1}"))
                .executionArn())
        .isEqualTo(first);
    assertCode(
        refused(() -> sfn.startExecution(s -> s.stateMachineArn(machine).name("one"))),
        400,
        "ExecutionAlreadyExists");
    SfnException noJson =
        refused(() -> sfn.startExecution(s -> s.stateMachineArn(machine).input("not json")));
    assertThat(noJson.awsErrorDetails().errorMessage())
        .startsWith(
            "Invalid State Machine Execution Input: 'Unrecognized token 'not': was expecting");

    await(() -> describe(first).status() == ExecutionStatus.RUNNING && types(first).size() == 2);
    sfn.stopExecution(s -> s.executionArn(first).error("Enough").cause("It is late"));
    var stopped = describe(first);
    assertThat(stopped.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(stopped.cause()).isEqualTo("It is late");
    assertThat(types(first))
        .containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionAborted");
    assertThat(history(first).getLast().previousEventId()).isZero();
  }

  @Test
  void aHistoryHasPagesInBothOrders() {
    var run = run("pages", PASS, "{}");
    assertThat(run.output()).isEqualTo("{\"Arg1\":\"argument1\"}");
    var page = sfn.getExecutionHistory(h -> h.executionArn(run.executionArn()).maxResults(3));
    assertThat(page.events()).hasSize(3);
    var rest =
        sfn.getExecutionHistory(
            h -> h.executionArn(run.executionArn()).maxResults(3).nextToken(page.nextToken()));
    assertThat(rest.events()).hasSize(1);
    assertThat(rest.nextToken()).isNull();
    assertThat(
            sfn
                .getExecutionHistoryPaginator(
                    h -> h.executionArn(run.executionArn()).reverseOrder(true).maxResults(2))
                .events()
                .stream()
                .map(event -> event.id()))
        .containsExactly(4L, 3L, 2L, 1L);
    var bare =
        sfn.getExecutionHistory(
            h -> h.executionArn(run.executionArn()).includeExecutionData(false));
    assertThat(bare.events().get(1).stateEnteredEventDetails().input()).isNull();
    assertThat(bare.events().get(1).stateEnteredEventDetails().name()).isEqualTo("State_1");
  }

  @Test
  void aWaitEndsByTheSandboxesClock() throws Exception {
    String execution = start(create("waiting", WAIT), "{}");
    await(() -> types(execution).size() == 2);
    var now = sandbox.clock().now();
    assertThat(sandbox.coming(now.plusSeconds(60))).isEmpty();
    assertThat(sandbox.coming(now.plusSeconds(4_000)))
        .singleElement()
        .satisfies(one -> assertThat(one.count()).isEqualTo(1));
    sandbox.clock().advance(java.time.Duration.ofHours(2));
    var ended = ended(execution);
    assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    var events = history(execution);
    assertThat(java.time.Duration.between(events.get(1).timestamp(), events.get(2).timestamp()))
        .isEqualTo(java.time.Duration.ofHours(1));
  }

  @Test
  void versionsAndAliases() {
    String arn = create("versioned", PASS);
    String one =
        sfn.publishStateMachineVersion(p -> p.stateMachineArn(arn)).stateMachineVersionArn();
    assertThat(one).isEqualTo(arn + ":1");
    assertThat(sfn.publishStateMachineVersion(p -> p.stateMachineArn(arn)).stateMachineVersionArn())
        .isEqualTo(one);
    String two =
        sfn.updateStateMachine(u -> u.stateMachineArn(arn).definition(WAIT).publish(true))
            .stateMachineVersionArn();
    assertThat(two).isEqualTo(arn + ":2");
    assertThat(sfn.describeStateMachine(d -> d.stateMachineArn(one)).definition()).isEqualTo(PASS);
    assertThat(
            sfn
                .listStateMachineVersions(l -> l.stateMachineArn(arn))
                .stateMachineVersions()
                .stream()
                .map(version -> version.stateMachineVersionArn()))
        .containsExactly(two, one);

    String alias =
        sfn.createStateMachineAlias(
                c ->
                    c.name("live")
                        .routingConfiguration(r -> r.stateMachineVersionArn(one).weight(100)))
            .stateMachineAliasArn();
    assertThat(alias).isEqualTo(arn + ":live");
    var run = ended(start(alias, "{}"));
    assertThat(run.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(run.stateMachineAliasArn()).isEqualTo(alias);
    assertThat(run.stateMachineVersionArn()).isEqualTo(one);
    assertCode(
        refused(() -> sfn.deleteStateMachineVersion(d -> d.stateMachineVersionArn(one))),
        400,
        "ConflictException");
    assertThat(
            refused(
                    () ->
                        sfn.updateStateMachineAlias(
                            u ->
                                u.stateMachineAliasArn(alias)
                                    .routingConfiguration(
                                        r -> r.stateMachineVersionArn(one).weight(70),
                                        r -> r.stateMachineVersionArn(two).weight(29))))
                .awsErrorDetails()
                .errorMessage())
        .isEqualTo("Sum of routing configuration weights must equal 100. Received: [70, 29]");
    sfn.deleteStateMachineAlias(d -> d.stateMachineAliasArn(alias));
    sfn.deleteStateMachineVersion(d -> d.stateMachineVersionArn(one));
  }

  @Test
  void tags() {
    String arn = create("tagged", PASS);
    sfn.tagResource(
        t ->
            t.resourceArn(arn)
                .tags(
                    Tag.builder().key("team").value("blue").build(),
                    Tag.builder().key("stage").value("test").build()));
    sfn.untagResource(u -> u.resourceArn(arn).tagKeys("stage"));
    assertThat(sfn.listTagsForResource(l -> l.resourceArn(arn)).tags())
        .singleElement()
        .satisfies(
            tag -> assertThat(Map.of(tag.key(), tag.value())).isEqualTo(Map.of("team", "blue")));
  }

  @Test
  void anExpressRunIsAnsweredAtOnce() {
    String arn = create("quick", PASS, StateMachineType.EXPRESS);
    var answer = sfn.startSyncExecution(s -> s.stateMachineArn(arn).input("{}"));
    assertThat(answer.statusAsString()).isEqualTo("SUCCEEDED");
    assertThat(answer.output()).isEqualTo("{\"Arg1\":\"argument1\"}");
    assertThat(answer.executionArn()).contains(":express:quick:");
    assertThat(answer.billingDetails().billedDurationInMilliseconds()).isEqualTo(100);
    assertCode(
        refused(() -> sfn.listExecutions(l -> l.stateMachineArn(arn))),
        400,
        "StateMachineTypeNotSupported");
    String standard = create("slow", PASS);
    assertCode(
        refused(() -> sfn.startSyncExecution(s -> s.stateMachineArn(standard))),
        400,
        "StateMachineTypeNotSupported");
  }
}
