package dev.lectern.sandbox.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.SfnException;
import tools.jackson.databind.JsonNode;

@Execution(ExecutionMode.CONCURRENT)
class IntegrationsSdkTest extends StatesTest {

  private static final String PUT_AND_GET =
      """
      {"StartAt":"Put","States":{
        "Put":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:putItem","ResultPath":null,
          "Parameters":{"TableName":"orders","Item":{"id":{"S.$":"$.id"},"total":{"N":"12"}},
            "ConditionExpression":"attribute_not_exists(id)"},
          "Catch":[{"ErrorEquals":["DynamoDB.ConditionalCheckFailedException"],"ResultPath":"$.error","Next":"Twice"}],
          "Next":"Get"},
        "Get":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:getItem",
          "Parameters":{"TableName":"orders","Key":{"id":{"S.$":"$.id"}}},
          "ResultSelector":{"total.$":"States.StringToJson($.Item.total.N)"},"End":true},
        "Twice":{"Type":"Pass","Result":"twice","End":true}}}
      """;

  private static final int EXECUTIONS = 200;

  private static final String WAITS_FOR_TOKEN =
      """
      {"StartAt":"Ask","States":{"Ask":{"Type":"Task",
        "Resource":"arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken","HeartbeatSeconds":60,
        "Parameters":{"TableName":"orders","Item":{"id":{"S":"approval"},"token":{"S.$":"$$.Task.Token"}}},
        "End":true}}}
      """;

  private DynamoDbClient dynamoDb;
  private IamClient iam;

  @BeforeEach
  void openOthers() {
    dynamoDb =
        DynamoDbClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials(ALICE))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    iam =
        IamClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials(ALICE))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    dynamoDb.createTable(
        t ->
            t.tableName("orders")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build()));
  }

  @AfterEach
  void closeOthers() {
    dynamoDb.close();
    iam.close();
  }

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text);
  }

  @Test
  void itemsAreWrittenAndRead() {
    String machine = create("orders", PUT_AND_GET);
    var first = ended(start(machine, "{\"id\":\"a\"}"));
    assertThat(first.output()).as(String.valueOf(first.cause())).isEqualTo("{\"total\":12}");
    assertThat(types(first.executionArn()))
        .containsSubsequence("TaskScheduled", "TaskStarted", "TaskSucceeded", "TaskStateExited");
    var second = ended(start(machine, "{\"id\":\"a\"}"));
    assertThat(second.output()).isEqualTo("\"twice\"");
  }

  /** A moved clock makes the sandbox look at what runs; here it does so all the time. */
  @Test
  void aLookAtWhatRunsDisturbsNoExecution() throws Exception {
    String machine = create("orders", PUT_AND_GET);
    AtomicBoolean over = new AtomicBoolean();
    Thread looking =
        Thread.startVirtualThread(
            () -> {
              while (!over.get()) {
                sandbox.clock().advance(Duration.ofMillis(1));
                Thread.yield();
              }
            });
    List<String> started = new ArrayList<>();
    for (int i = 0; i < EXECUTIONS; i++) {
      started.add(start(machine, "{\"id\":\"looked-at-" + i + "\"}"));
    }
    assertThat(started)
        .allSatisfy(
            arn -> {
              var done = ended(arn);
              assertThat(done.output()).as(done.cause()).isEqualTo("{\"total\":12}");
            });
    over.set(true);
    looking.join();
  }

  @Test
  void aTaskMayDoWhatItsRoleMay() {
    String trust =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
          "Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}
        """;
    iam.createRole(r -> r.roleName("machine").assumeRolePolicyDocument(trust));
    String machine = create("orders", PUT_AND_GET);
    var denied = ended(start(machine, "{\"id\":\"b\"}"));
    assertThat(denied.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(denied.cause())
        .contains("assumed-role/machine/")
        .contains("is not authorized to perform: dynamodb:PutItem");

    iam.putRolePolicy(
        p ->
            p.roleName("machine")
                .policyName("orders")
                .policyDocument(
                    """
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:*","Resource":"*"}]}
                    """));
    sfn.redriveExecution(r -> r.executionArn(denied.executionArn()));
    await(() -> describe(denied.executionArn()).status() == ExecutionStatus.SUCCEEDED);
    var redriven = describe(denied.executionArn());
    assertThat(redriven.redriveCount()).isEqualTo(1);
    assertThat(redriven.output()).isEqualTo("{\"total\":12}");
    assertThat(types(denied.executionArn())).contains("ExecutionRedriven");
  }

  @Test
  void anApprovalByToken() {
    String execution = start(create("approval", WAITS_FOR_TOKEN), "{}");
    await(() -> types(execution).contains("TaskSubmitted"));
    String token =
        dynamoDb
            .getItem(
                g ->
                    g.tableName("orders")
                        .key(
                            java.util.Map.of(
                                "id",
                                software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(
                                    "approval"))))
            .item()
            .get("token")
            .s();
    sandbox.clock().advance(Duration.ofSeconds(50));
    sfn.sendTaskHeartbeat(h -> h.taskToken(token));
    sandbox.clock().advance(Duration.ofSeconds(50));
    sfn.sendTaskSuccess(s -> s.taskToken(token).output("{\"approved\":true}"));
    assertThat(ended(execution).output()).isEqualTo("{\"approved\":true}");
    SfnException late =
        catchThrowableOfType(
            SfnException.class, () -> sfn.sendTaskSuccess(s -> s.taskToken(token).output("{}")));
    assertCode(late, 400, "TaskTimedOut");
    assertCode(
        catchThrowableOfType(
            SfnException.class, () -> sfn.sendTaskSuccess(s -> s.taskToken("x").output("{}"))),
        400,
        "InvalidToken");
  }

  @Test
  void aMissedHeartbeatIsATimeout() {
    String execution = start(create("approval", WAITS_FOR_TOKEN), "{}");
    await(() -> types(execution).contains("TaskSubmitted"));
    sandbox.clock().advance(Duration.ofSeconds(61));
    assertThat(ended(execution).error()).isEqualTo("States.Timeout");
    assertThat(types(execution)).endsWith("TaskTimedOut", "ExecutionFailed");
  }

  @Test
  void anActivityAndItsWorker() {
    String activity = sfn.createActivity(c -> c.name("pack")).activityArn();
    String execution =
        start(
            create(
                "packing",
                "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Task\",\"Resource\":\""
                    + activity
                    + "\",\"End\":true}}}"),
            "{\"box\":7}");
    var task = sfn.getActivityTask(g -> g.activityArn(activity).workerName("ann"));
    assertThat(task.input()).isEqualTo("{\"box\":7}");
    sfn.sendTaskFailure(f -> f.taskToken(task.taskToken()).error("NoBox").cause("None left"));
    assertThat(ended(execution).error()).isEqualTo("NoBox");
    assertThat(types(execution))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "ActivityScheduled",
            "ActivityStarted",
            "ActivityFailed",
            "ExecutionFailed");
  }

  @Test
  void nestedExecutions() {
    String child =
        create(
            "child",
            """
            {"StartAt":"A","States":{"A":{"Type":"Pass","Result":{"x":1},"End":true}}}
            """);
    String parent =
        """
        {"StartAt":"C","States":{"C":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync%s",
          "Parameters":{"StateMachineArn":"%s","Input":{"from":"parent"}},"OutputPath":"$.Output","End":true}}}
        """;
    var parsed = run("parsed", parent.formatted(":2", child), "{}");
    assertThat(parsed.output()).as(parsed.cause()).isEqualTo("{\"x\":1}");
    assertThat(run("text", parent.formatted("", child), "{}").output())
        .isEqualTo("\"{\\\"x\\\":1}\"");
  }

  @Test
  void itemsOfAFileAreWorkedOnByExecutionsOfTheirOwn() {
    s3.createBucket(b -> b.bucket("data"));
    s3.putObject(
        p -> p.bucket("data").key("orders.csv"),
        RequestBody.fromString("id,total\n1,10\n2,\"20\"\n3,30\n"));
    var run =
        run(
            "spread",
            """
            {"StartAt":"M","States":{"M":{"Type":"Map","Label":"orders","MaxConcurrency":2,
              "ItemReader":{"Resource":"arn:aws:states:::s3:getObject",
                "ReaderConfig":{"InputType":"CSV","CSVHeaderLocation":"FIRST_ROW"},
                "Parameters":{"Bucket":"data","Key":"orders.csv"}},
              "ItemBatcher":{"MaxItemsPerBatch":2},
              "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
                "StartAt":"P","States":{"P":{"Type":"Pass","Parameters":{"n.$":"States.ArrayLength($.Items)"},"End":true}}},
              "ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"data","Prefix":"out"}},
              "End":true}}}
            """,
            "{}");
    assertThat(run.status()).as(run.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(types(run.executionArn()))
        .containsExactly(
            "ExecutionStarted",
            "MapStateEntered",
            "MapStateStarted",
            "MapRunStarted",
            "MapRunSucceeded",
            "MapStateSucceeded",
            "MapStateExited",
            "ExecutionSucceeded");
    String mapRun = json(run.output()).path("MapRunArn").asString();
    var described = sfn.describeMapRun(d -> d.mapRunArn(mapRun));
    assertThat(described.itemCounts().succeeded()).isEqualTo(3);
    assertThat(described.executionCounts().succeeded()).isEqualTo(2);
    assertThat(sfn.listMapRuns(l -> l.executionArn(run.executionArn())).mapRuns()).hasSize(1);
    assertThat(sfn.listExecutions(l -> l.mapRunArn(mapRun)).executions()).hasSize(2);
    String manifest = json(run.output()).path("ResultWriterDetails").path("Key").asString();
    JsonNode files = json(s3.getObjectAsBytes(g -> g.bucket("data").key(manifest)).asUtf8String());
    String written = files.path("ResultFiles").path("SUCCEEDED").path(0).path("Key").asString();
    JsonNode rows = json(s3.getObjectAsBytes(g -> g.bucket("data").key(written)).asUtf8String());
    assertThat(rows.path(0).path("Output").asString()).isEqualTo("{\"n\":2}");
    assertThat(rows.path(1).path("Output").asString()).isEqualTo("{\"n\":1}");
  }

  @Test
  void oneStateByItself() {
    var tested =
        sfn.testState(
            t ->
                t.definition(
                        """
                        {"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","InputPath":"$.order",
                          "Parameters":{"id.$":"$.id"},"ResultSelector":{"p.$":"$.Payload.price"},
                          "ResultPath":"$.price","Next":"Done"}
                        """)
                    .input("{\"order\":{\"id\":7}}")
                    .mock(m -> m.result("{\"Payload\":{\"price\":5}}"))
                    .inspectionLevel(InspectionLevel.DEBUG));
    assertThat(tested.statusAsString()).isEqualTo("SUCCEEDED");
    assertThat(tested.nextState()).isEqualTo("Done");
    assertThat(tested.output()).isEqualTo("{\"order\":{\"id\":7},\"price\":{\"p\":5}}");
    assertThat(tested.inspectionData().afterInputPath()).isEqualTo("{\"id\":7}");
    assertThat(tested.inspectionData().afterParameters()).isEqualTo("{\"id\":7}");
    assertThat(tested.inspectionData().afterResultSelector()).isEqualTo("{\"p\":5}");
    var retried =
        sfn.testState(
            t ->
                t.definition(
                        """
                        {"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                          "Retry":[{"ErrorEquals":["Busy"],"IntervalSeconds":2}],
                          "Catch":[{"ErrorEquals":["States.ALL"],"Next":"Mend"}],"End":true}
                        """)
                    .mock(m -> m.errorOutput(e -> e.error("Busy").cause("later")))
                    .stateConfiguration(c -> c.retrierRetryCount(1))
                    .inspectionLevel(InspectionLevel.DEBUG));
    assertThat(retried.statusAsString()).isEqualTo("RETRIABLE");
    assertThat(retried.inspectionData().errorDetails().retryBackoffIntervalSeconds()).isEqualTo(4);
  }
}
