package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.Effect;
import dev.lectern.sandbox.Effect.Fit;
import dev.lectern.sandbox.JournalView.Entry;
import dev.lectern.sandbox.Simulation;
import dev.lectern.sandbox.Simulation.Filter;
import dev.lectern.sandbox.Simulation.Held;
import dev.lectern.sandbox.Simulation.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRuleName;

/** What an upload sets going is held and kept stage by stage: event, function, log. */
@Timeout(90)
class EventChainTest extends LambdaTest {

  /** Sends a request of its own, as an SDK would: with the trace of its invocation. */
  private static final String CALLER =
      """
      import os, urllib.request, urllib.error
      def handler(event, context):
          record = event["Records"][0] if "Records" in event else {}
          key = record["s3"]["object"]["key"] if "s3" in record else "by hand"
          print("got", key)
          request = urllib.request.Request(
              os.environ["AWS_ENDPOINT_URL"] + "/chain?list-type=2",
              headers={"X-Amzn-Trace-Id": os.environ["_X_AMZN_TRACE_ID"]})
          try:
              urllib.request.urlopen(request)
          except urllib.error.HTTPError as refused:
              return {"status": refused.code}
      """;

  private DynamoDbClient dynamo;

  @BeforeEach
  void openDynamo() {
    dynamo =
        DynamoDbClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials(ALICE))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  @AfterEach
  void closeDynamo() {
    dynamo.close();
  }

  private Simulation film() {
    return sandbox.simulation();
  }

  private void chain() {
    String arn = python("caller", CALLER, f -> {}).functionArn();
    s3.createBucket(b -> b.bucket("chain"));
    lambda.addPermission(
        p ->
            p.functionName("caller")
                .statementId("s3")
                .action("lambda:InvokeFunction")
                .principal("s3.amazonaws.com")
                .sourceArn("arn:aws:s3:::chain"));
    s3.putBucketNotificationConfiguration(
        p ->
            p.bucket("chain")
                .notificationConfiguration(
                    n ->
                        n.lambdaFunctionConfigurations(
                            l ->
                                l.id("texts")
                                    .lambdaFunctionArn(arn)
                                    .events(Event.S3_OBJECT_CREATED)
                                    .filter(
                                        f ->
                                            f.key(
                                                k ->
                                                    k.filterRules(
                                                        r ->
                                                            r.name(FilterRuleName.SUFFIX)
                                                                .value(".txt")))),
                            l ->
                                l.id("removals")
                                    .lambdaFunctionArn(arn)
                                    .events(Event.S3_OBJECT_REMOVED))));
  }

  private CompletableFuture<Void> put(String key) {
    return CompletableFuture.runAsync(
        () -> s3.putObject(b -> b.bucket("chain").key(key), RequestBody.fromString("text")),
        Thread::startVirtualThread);
  }

  private Held held(String operation, Stage next) throws Exception {
    until(operation + " before " + next, () -> found(operation, next) != null);
    return found(operation, next);
  }

  private Held found(String operation, Stage next) {
    return film().held().stream()
        .filter(held -> held.soFar().operation().equals(operation) && held.next() == next)
        .findFirst()
        .orElse(null);
  }

  @Test
  void anUploadIsHeldAgainBeforeItsEventTheFunctionAndTheLog() throws Exception {
    chain();
    film().start(new Filter("s3", "PutObject"));
    CompletableFuture<Void> call = put("a.txt");
    String id = held("PutObject", Stage.SIGNATURE).soFar().requestId();
    for (Stage next : Stage.OF_A_REQUEST.subList(1, 8)) {
      held("PutObject", next);
      film().step(id);
    }
    call.get(20, TimeUnit.SECONDS);
    assertThat(held("PutObject", Stage.EVENT).soFar().status()).isEqualTo(200);
    film().step(id);
    held("PutObject", Stage.FUNCTION);
    assertThat(sandbox.journal().effects(id)).singleElement().isInstanceOf(Effect.Event.class);
    film().step(id);
    held("PutObject", Stage.LOG);
    film().step(id);
    until("all three", () -> sandbox.journal().effects(id).size() == 3);

    List<Effect> effects = sandbox.journal().effects(id);
    Effect.Event event = (Effect.Event) effects.getFirst();
    assertThat(event.name()).isEqualTo("ObjectCreated:Put");
    assertThat(event.rules())
        .extracting(rule -> rule.id() + " " + rule.fit())
        .containsExactly("texts DELIVERED", "removals OTHER_EVENT");
    Effect.Run run = (Effect.Run) effects.get(1);
    assertThat(run.answer()).isEqualTo("{\"status\": 403}");
    assertThat(run.payload()).contains("\"key\":\"a.txt\"");
    assertThat(run.error()).isEmpty();
    assertThat(((Effect.Log) effects.get(2)).text()).contains("got a.txt", "REPORT RequestId");
  }

  /** Lets each held request take one stage after the other: the stages, in their order. */
  private List<String> wayTo(String last) throws Exception {
    List<String> way = new ArrayList<>();
    until(
        "the whole chain",
        () -> {
          for (Held held : film().held()) {
            way.add(held.soFar().operation() + " " + held.next());
            film().step(held.soFar().requestId());
          }
          return way.contains(last);
        });
    return way;
  }

  @Test
  void whatTheFunctionAsksIsHeldToo() throws Exception {
    chain();
    film().start(Filter.ALL);
    CompletableFuture<Void> call = put("b.txt");
    List<String> way = wayTo("PutObject LOG");
    call.get(20, TimeUnit.SECONDS);
    assertThat(way)
        .containsSubsequence(
            "PutObject ANSWER",
            "PutObject EVENT",
            "PutObject FUNCTION",
            "ListObjectsV2 SIGNATURE",
            "ListObjectsV2 DECISION",
            "PutObject LOG");
    List<Entry> entries = sandbox.journal().latest(10);
    Entry put =
        entries.stream().filter(e -> e.operation().equals("PutObject")).findAny().orElseThrow();
    Entry list =
        entries.stream().filter(e -> e.operation().equals("ListObjectsV2")).findAny().orElseThrow();
    assertThat(list.parent()).isEqualTo(put.requestId());
  }

  @Test
  void aFunctionThatIsWaitedForWorksBeforeTheAnswer() throws Exception {
    python("caller", CALLER, f -> {});
    film().start(new Filter("lambda", "Invoke"));
    CompletableFuture<String> call =
        CompletableFuture.supplyAsync(
            () -> body(invoke("caller", "{}")), Thread::startVirtualThread);
    for (Stage next : Stage.OF_A_REQUEST.subList(1, 7)) {
      film().step(held("Invoke", next).soFar().requestId());
    }
    String id = held("Invoke", Stage.FUNCTION).soFar().requestId();
    film().step(id);
    held("Invoke", Stage.LOG);
    assertThat(call).isNotDone();
    film().release(id);
    assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo("{\"status\": 404}");
    assertThat(sandbox.journal().effects(id))
        .extracting(Effect::stage)
        .containsExactly(Stage.FUNCTION, Stage.LOG);
  }

  @Test
  void toTheEndLetsAllThatFollowsGo() throws Exception {
    chain();
    film().start(new Filter("s3", "PutObject"));
    CompletableFuture<Void> call = put("c.txt");
    String id = held("PutObject", Stage.SIGNATURE).soFar().requestId();
    film().release(id);
    call.get(20, TimeUnit.SECONDS);
    until("the log", () -> sandbox.journal().effects(id).size() == 3);
    assertThat(film().held()).isEmpty();
  }

  /** A table whose stream the function reads, one record or more at a time. */
  private void stream(String filter) {
    String arn = python("caller", CALLER, f -> {}).functionArn();
    String stream =
        dynamo
            .createTable(
                t ->
                    t.tableName("orders")
                        .attributeDefinitions(
                            a -> a.attributeName("pk").attributeType(ScalarAttributeType.S))
                        .keySchema(k -> k.attributeName("pk").keyType(KeyType.HASH))
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .streamSpecification(
                            s -> s.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)))
            .tableDescription()
            .latestStreamArn();
    lambda.createEventSourceMapping(
        m ->
            m.functionName(arn)
                .eventSourceArn(stream)
                .startingPosition(EventSourcePosition.TRIM_HORIZON)
                .filterCriteria(c -> c.filters(f -> f.pattern(filter))));
  }

  private CompletableFuture<Void> putItem(String key) {
    return CompletableFuture.runAsync(
        () ->
            dynamo.putItem(
                p -> p.tableName("orders").item(Map.of("pk", AttributeValue.fromS(key)))),
        Thread::startVirtualThread);
  }

  @Test
  void whatComesThroughAStreamGoesBackToTheWriteThatCausedIt() throws Exception {
    stream("{}");
    film().start(Filter.ALL);
    CompletableFuture<Void> call = putItem("a");
    List<String> way = wayTo("PutItem LOG");
    call.get(20, TimeUnit.SECONDS);
    assertThat(way)
        .containsSubsequence(
            "PutItem ANSWER",
            "PutItem EVENT",
            "PutItem FUNCTION",
            "ListObjectsV2 SIGNATURE",
            "PutItem LOG");
    String put = id("PutItem");
    assertThat(sandbox.journal().find(id("ListObjectsV2")).orElseThrow().parent()).isEqualTo(put);
    until("all three", () -> sandbox.journal().effects(put).size() == 3);
    Effect.Event event = (Effect.Event) sandbox.journal().effects(put).getFirst();
    assertThat(event.name()).isEqualTo("INSERT");
    assertThat(event.rules()).singleElement().extracting(Effect.Rule::fit).isEqualTo(Fit.POLLED);
    assertThat(event.message().at("/Records/0/dynamodb/Keys/pk/S").asString()).isEqualTo("a");
  }

  @Test
  void everyWriteOfABatchSeesTheRunAndAFilterIsTold() throws Exception {
    stream("{\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":[{\"prefix\":\"b\"}]}}}}");
    putItem("a").get(20, TimeUnit.SECONDS);
    putItem("b1").get(20, TimeUnit.SECONDS);
    putItem("b2").get(20, TimeUnit.SECONDS);
    List<String> writes =
        sandbox.journal().latest(50).stream()
            .filter(entry -> entry.operation().equals("PutItem"))
            .map(Entry::requestId)
            .toList();
    assertThat(writes).hasSize(3);
    until(
        "what came of all",
        () -> writes.stream().mapToInt(id -> sandbox.journal().effects(id).size()).sum() == 7);
    assertThat(
            writes.stream()
                .map(id -> sandbox.journal().effects(id))
                .filter(effects -> effects.size() == 1)
                .map(effects -> ((Effect.Event) effects.getFirst()).rules().getFirst().fit()))
        .containsExactly(Fit.FILTERED);
  }

  private String id(String operation) {
    return sandbox.journal().latest(50).stream()
        .filter(entry -> entry.operation().equals(operation))
        .findFirst()
        .orElseThrow()
        .requestId();
  }

  @Test
  void aKeyThatNoRuleWantsIsToldToo() throws Exception {
    chain();
    s3.putObject(b -> b.bucket("chain").key("d.jpg"), RequestBody.fromString("text"));
    String id = sandbox.journal().latest(1).getFirst().requestId();
    assertThat(sandbox.journal().effects(id))
        .singleElement()
        .extracting(effect -> ((Effect.Event) effect).rules().getFirst())
        .isEqualTo(
            new Effect.Rule(
                "texts",
                lambda.getFunctionConfiguration(f -> f.functionName("caller")).functionArn(),
                Fit.OTHER_SUFFIX,
                ".txt"));
  }
}
