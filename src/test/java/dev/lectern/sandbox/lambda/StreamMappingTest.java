package dev.lectern.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.json.Json;
import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.Call;
import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Deliveries;
import dev.lectern.sandbox.Effects;
import dev.lectern.sandbox.Reply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.RoleCalls;
import dev.lectern.sandbox.ServiceCalls;
import dev.lectern.sandbox.ServiceException;
import dev.lectern.sandbox.lambda.run.LambdaSettings;
import dev.lectern.sandbox.lambda.run.MemoryLogs;
import dev.lectern.sandbox.store.Store;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Event source mappings on a stream of which every record is known. */
class StreamMappingTest {

  private static final String STREAM =
      "arn:aws:dynamodb:us-east-1:111122223333:table/orders/stream/2026-11-21T00:00:00.000";

  /** Writes each batch that it gets on a line, and fails as the records tell it to. */
  private static final String READER =
      """
      import json, os
      def handler(event, context):
          keys = [r["dynamodb"]["Keys"]["pk"]["S"] for r in event["Records"]]
          bad = any(k.startswith("bad") for k in keys)
          with open(os.environ["FILE"], "a") as out:
              out.write(",".join(keys) + "\\n")
          assert event["Records"][0]["eventSourceARN"].endswith("T00:00:00.000")
          who = event["Records"][0]["userIdentity"]
          assert who == {"type": "Service", "principalId": "dynamodb.amazonaws.com"}
          assert event["Records"][0]["dynamodb"]["ApproximateCreationDateTime"] > 1000
          if os.environ.get("PARTIAL"):
              return {"batchItemFailures": [{"itemIdentifier": r["dynamodb"]["SequenceNumber"]}
                      for r in event["Records"] if r["dynamodb"]["Keys"]["pk"]["S"].startswith("bad")]}
          if bad:
              raise ValueError("bad record")
      """;

  @TempDir Path folder;
  private final List<String> records = new CopyOnWriteArrayList<>();
  private final List<JsonNode> discarded = new CopyOnWriteArrayList<>();
  private Store store;
  private LambdaService service;

  /** Records before this one are gone; -1 while all are there. */
  private volatile int trimmed = -1;

  /** A stream with one shard; an iterator is the number of the next record. */
  private final ServiceCalls stream =
      new ServiceCalls() {
        @Override
        public boolean has(String service, String operation) {
          return true;
        }

        @Override
        public Reply call(
            String service, String operation, ObjectNode input, String account, String region) {
          ObjectNode output = Json.object();
          switch (operation) {
            case "DescribeStream" ->
                output
                    .putObject("StreamDescription")
                    .putArray("Shards")
                    .addObject()
                    .put("ShardId", "shard-1");
            case "GetShardIterator" ->
                output.put(
                    "ShardIterator",
                    switch (input.path("ShardIteratorType").asString()) {
                      case "TRIM_HORIZON" -> Integer.toString(Math.max(0, trimmed));
                      case "LATEST" -> Integer.toString(records.size());
                      default -> after(input.path("SequenceNumber").asString());
                    });
            case "ListStreams" -> output.putArray("Streams");
            default -> page(input, output);
          }
          return Reply.of(output);
        }
      };

  private String after(String sequence) {
    int next = Integer.parseInt(sequence) + 1;
    if (next < trimmed) {
      throw new ServiceException(400, "TrimmedDataAccessException", "trimmed");
    }
    return Integer.toString(next);
  }

  private void page(ObjectNode input, ObjectNode output) {
    int from = Integer.parseInt(input.path("ShardIterator").asString());
    if (from < trimmed) {
      throw new ServiceException(400, "ExpiredIteratorException", "expired");
    }
    int to = Math.min(records.size(), from + input.path("Limit").asInt());
    ArrayNode page = output.putArray("Records");
    for (int i = from; i < to; i++) {
      ObjectNode record = page.addObject().put("eventID", "e" + i).put("eventName", "INSERT");
      record
          .putObject("userIdentity")
          .put("PrincipalId", "dynamodb.amazonaws.com")
          .put("Type", "Service");
      ObjectNode data = record.putObject("dynamodb");
      data.put("SequenceNumber", Integer.toString(i));
      data.put("ApproximateCreationDateTime", Instant.now().toString());
      data.putObject("Keys").putObject("pk").put("S", records.get(i));
    }
    output.put("NextShardIterator", Integer.toString(to));
  }

  private final Deliveries deliveries =
      new Deliveries() {
        @Override
        public boolean knows(String arn) {
          return arn.startsWith("arn:aws:sqs:");
        }

        @Override
        public boolean accepts(String arn, Source from) {
          return knows(arn);
        }

        @Override
        public void deliver(
            String arn, Source from, JsonNode message, Map<String, JsonNode> attributes) {
          discarded.add(message);
        }
      };

  @BeforeEach
  void open() throws Exception {
    store = Store.open(null);
    service =
        new LambdaService(
            store,
            LambdaSettings.DEFAULT,
            Instant::now,
            new LambdaPorts(
                (account, region, role, function) -> Map.of(),
                new MemoryLogs(),
                deliveries,
                (cause, service, operation, input) -> {
                  throw new UnsupportedOperationException(operation);
                },
                new RoleCalls() {
                  @Override
                  public boolean has(String service, String operation) {
                    return false;
                  }

                  @Override
                  public Answer call(
                      Identity as, String service, String operation, JsonNode input, byte[] body)
                      throws java.io.IOException {
                    return new Answer(
                        stream
                            .call(service, operation, (ObjectNode) input, "", as.region())
                            .output(),
                        body);
                  }
                },
                Effects.UNSEEN,
                (stream, sequence) -> "",
                request -> new Decision(true, "for a test"),
                (head, body, service) -> Caller.ANONYMOUS,
                () -> 0));
  }

  @AfterEach
  void close() throws Exception {
    service.close();
    store.close();
  }

  private ObjectNode call(String operation, ObjectNode input) throws Exception {
    Body nothing =
        new Body() {
          @Override
          public long length() {
            return 0;
          }

          @Override
          public InputStream stream() {
            return InputStream.nullInputStream();
          }

          @Override
          public Map<String, String> trailers() {
            return Map.of();
          }
        };
    return service
        .operations()
        .get(operation)
        .handle(
            new Call(
                operation,
                input,
                nothing,
                Caller.root("111122223333", "AKIA"),
                "us-east-1",
                Instant.now(),
                "request",
                new RequestHead("POST", "/", "", Map.of(), "")))
        .output();
  }

  private void reader(Map<String, String> variables) throws Exception {
    ObjectNode input =
        Json.object()
            .put("FunctionName", "reader")
            .put("Runtime", "python3.13")
            .put("Handler", "index.handler")
            .put("Role", LambdaTest.ROLE)
            .put("Timeout", 20)
            .put("MemorySize", 1769);
    input
        .putObject("Code")
        .put(
            "ZipFile",
            Base64.getEncoder().encodeToString(LambdaTest.zip(Map.of("index.py", READER))));
    ObjectNode all = input.putObject("Environment").putObject("Variables");
    all.put("FILE", file().toString());
    variables.forEach(all::put);
    call("CreateFunction", input);
  }

  private Path file() {
    return folder.resolve("batches");
  }

  private String map(ObjectNode more) throws Exception {
    more.put("FunctionName", "reader").put("EventSourceArn", STREAM);
    if (!more.has("StartingPosition")) {
      more.put("StartingPosition", "TRIM_HORIZON");
    }
    ObjectNode made = call("CreateEventSourceMapping", more);
    assertThat(made.path("State").asString()).isEqualTo("Creating");
    return made.path("UUID").asString();
  }

  private List<String> batches() throws Exception {
    return Files.exists(file()) ? Files.readAllLines(file()) : List.of();
  }

  private static void until(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void batchesComeInOrderAndOnce() throws Exception {
    IntStream.range(0, 5).forEach(i -> records.add("k" + i));
    reader(Map.of());
    String id = map(Json.object().put("BatchSize", 2));
    until("all", () -> batches().size() == 3);
    assertThat(batches()).containsExactly("k0,k1", "k2,k3", "k4");
    records.add("k5");
    until("one more", () -> batches().size() == 4);
    until(
        "result",
        () ->
            call("GetEventSourceMapping", Json.object().put("UUID", id))
                .path("LastProcessingResult")
                .asString()
                .equals("OK"));
    call("UpdateEventSourceMapping", Json.object().put("UUID", id).put("Enabled", false));
    assertThat(
            call("GetEventSourceMapping", Json.object().put("UUID", id)).path("State").asString())
        .isEqualTo("Disabled");
    call("DeleteEventSourceMapping", Json.object().put("UUID", id));
    assertThat(call("ListEventSourceMappings", Json.object()).path("EventSourceMappings"))
        .isEmpty();
    assertThat(batches()).hasSize(4);
  }

  @Test
  void latestBeginsWithWhatComesThen() throws Exception {
    records.add("old");
    reader(Map.of());
    map(Json.object().put("StartingPosition", "LATEST"));
    until(
        "a new record arrives",
        () -> {
          records.add("new");
          LockSupport.parkNanos(200_000_000);
          return !batches().isEmpty();
        });
    assertThat(String.join(",", batches())).doesNotContain("old");
  }

  @Test
  void whatWasTrimmedMeanwhileIsPassedOver() throws Exception {
    records.addAll(List.of("a", "b"));
    reader(Map.of());
    map(Json.object());
    until("two", () -> batches().contains("a,b"));
    trimmed = 4;
    records.addAll(List.of("lost", "lost", "c"));
    until("what is left", () -> batches().contains("c"));
    assertThat(batches()).containsExactly("a,b", "c");
  }

  @Test
  void aFunctionThatMayNotRunIsACallThatFailed() throws Exception {
    reader(Map.of());
    call(
        "PutFunctionConcurrency",
        Json.object().put("FunctionName", "reader").put("ReservedConcurrentExecutions", 0));
    String id = map(Json.object());
    records.add("a");
    until(
        "result",
        () ->
            call("GetEventSourceMapping", Json.object().put("UUID", id))
                .path("LastProcessingResult")
                .asString()
                .equals("PROBLEM: Function call failed"));
    call("DeleteFunctionConcurrency", Json.object().put("FunctionName", "reader"));
    until("the batch is not lost", () -> batches().contains("a"));
  }

  @Test
  void aPoisonedBatchIsBisectedAndGivenUp() throws Exception {
    records.addAll(List.of("a", "b", "bad", "c"));
    reader(Map.of());
    ObjectNode settings =
        Json.object().put("BisectBatchOnFunctionError", true).put("MaximumRetryAttempts", 1);
    settings
        .putObject("DestinationConfig")
        .putObject("OnFailure")
        .put("Destination", "arn:aws:sqs:us-east-1:111122223333:failed");
    map(settings);
    until("c came through", () -> batches().contains("c"));
    assertThat(batches()).containsExactly("a,b,bad,c", "a,b", "bad,c", "bad", "bad", "c");
    assertThat(discarded)
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.path("requestContext").path("condition").asString())
                  .isEqualTo("RetryAttemptsExhausted");
              assertThat(record.path("DDBStreamBatchInfo").path("startSequenceNumber").asString())
                  .isEqualTo("2");
              assertThat(record.path("DDBStreamBatchInfo").path("batchSize").asInt()).isEqualTo(1);
            });
  }

  @Test
  void aPartialAnswerGoesOnAtTheFirstFailure() throws Exception {
    records.addAll(List.of("a", "bad", "c"));
    reader(Map.of("PARTIAL", "yes"));
    ObjectNode settings = Json.object().put("MaximumRetryAttempts", 1);
    settings.putArray("FunctionResponseTypes").add("ReportBatchItemFailures");
    map(settings);
    until("given up", () -> batches().size() == 2);
    assertThat(batches()).containsExactly("a,bad,c", "bad,c");
  }

  @Test
  void filtersLetThroughWhatFits() throws Exception {
    records.addAll(List.of("x1", "y1", "x2"));
    reader(Map.of());
    ObjectNode settings = Json.object();
    settings
        .putObject("FilterCriteria")
        .putArray("Filters")
        .addObject()
        .put("Pattern", "{\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":[{\"prefix\":\"x\"}]}}}}");
    map(settings);
    until("through", () -> !batches().isEmpty());
    assertThat(batches()).containsExactly("x1,x2");
  }
}
