package dev.lectern.bench;

import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * DynamoDB's speed through the real SDK, with everything kept on disk, single items against a bare
 * server of the same HTTP layer in the same run. Tables have a high provisioned capacity: on demand
 * would throttle the loading as AWS does.
 */
@Tag("bench")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DynamoDbBenchTest {

  private static final int CALLS = 800;
  private static final int ITEMS = 100_000;
  private static final int COLLECTION = 10_000;
  private static final int BATCH = 25;
  private static final int WRITERS = 8;
  private static final int ADDED = 200;

  @TempDir Path data;

  private final Table table = new Table();

  @Test
  void measure() throws Exception {
    try (BareServer bare = new BareServer();
        SandboxEngine sandbox =
            SandboxEngine.start(SandboxConfig.temporary().withData(data.resolve("data")));
        DynamoDbClient ours = client(sandbox.endpoint(), sandbox);
        DynamoDbClient baseline = client(bare.endpoint(), sandbox)) {
      create(ours);
      single(ours, baseline);
      load(ours);
      read(ours);
      counter(ours);
    }
  }

  private static DynamoDbClient client(URI endpoint, SandboxEngine sandbox) {
    var account = sandbox.accounts().getFirst();
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey())))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static void create(DynamoDbClient client) {
    client.createTable(
        t ->
            t.tableName("bench")
                .attributeDefinitions(
                    a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                    a -> a.attributeName("sk").attributeType(ScalarAttributeType.N))
                .keySchema(
                    k -> k.attributeName("pk").keyType(KeyType.HASH),
                    k -> k.attributeName("sk").keyType(KeyType.RANGE))
                .billingMode(BillingMode.PROVISIONED)
                .provisionedThroughput(
                    p -> p.readCapacityUnits(40_000L).writeCapacityUnits(40_000L)));
    client.waiter().waitUntilTableExists(d -> d.tableName("bench"));
  }

  private void single(DynamoDbClient ours, DynamoDbClient baseline) {
    double[] puts = Turns.callByCall(CALLS, i -> put(ours, i), i -> put(baseline, i));
    table.rate("PutItem of 1 KB, one client", 1e6 / puts[0], 1e6 / puts[1], 0.5);
    double[] gets = Turns.callByCall(CALLS, i -> get(ours, i), i -> get(baseline, i));
    table.rate("GetItem of 1 KB, one client", 1e6 / gets[0], 1e6 / gets[1], 0.7);
  }

  private static void put(DynamoDbClient client, int number) {
    client.putItem(p -> p.tableName("bench").item(item("small", number, 1000)));
  }

  private static void get(DynamoDbClient client, int number) {
    client.getItem(g -> g.tableName("bench").key(key("small", number)));
  }

  private static Map<String, AttributeValue> key(String partition, int number) {
    Map<String, AttributeValue> key = new HashMap<>();
    key.put("pk", AttributeValue.fromS(partition));
    key.put("sk", AttributeValue.fromN(Integer.toString(number)));
    return key;
  }

  private static Map<String, AttributeValue> item(String partition, int number, int length) {
    Map<String, AttributeValue> item = key(partition, number);
    item.put("text", AttributeValue.fromS("x".repeat(length)));
    return item;
  }

  /** Items of 100 bytes, a tenth of them in one collection. */
  private void load(DynamoDbClient client) throws Exception {
    long begun = System.nanoTime();
    parallel(
        part -> {
          for (int from = part * BATCH; from < ITEMS; from += WRITERS * BATCH) {
            write(
                client,
                IntStream.range(from, from + BATCH)
                    .mapToObj(i -> item(i < COLLECTION ? "one" : "many-" + i / 10, i, 100))
                    .map(item -> WriteRequest.builder().putRequest(p -> p.item(item)).build())
                    .toList());
          }
        });
    double seconds = Turns.seconds(begun);
    table.value("BatchWriteItem of 100,000 items", "s", seconds, Double.NaN, "", true);
  }

  private static void write(DynamoDbClient client, List<WriteRequest> items) {
    Map<String, List<WriteRequest>> left = Map.of("bench", items);
    while (!left.isEmpty()) {
      Map<String, List<WriteRequest>> next = left;
      BatchWriteItemResponse reply = client.batchWriteItem(b -> b.requestItems(next));
      left = reply.unprocessedItems();
    }
  }

  private void read(DynamoDbClient client) throws Exception {
    double scan = middle(() -> count(client, false));
    table.value("Scan of 100,000 items", "s", scan, Double.NaN, "under 1.5", scan < 1.5);
    try (HeapAfterCollections heap = HeapAfterCollections.ofAll()) {
      client.scanPaginator(s -> s.tableName("bench")).forEach(page -> System.gc());
      double extra = heap.extraMegabytes();
      table.value(
          "  living heap more, client included", "MB", extra, Double.NaN, "under 64", extra < 64);
    }
    double query = middle(() -> count(client, true));
    table.value("Query of a collection of 10,000", "s", query, Double.NaN, "", true);
  }

  private static long count(DynamoDbClient client, boolean query) {
    return query
        ? client
            .queryPaginator(
                q ->
                    q.tableName("bench")
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("one"))))
            .items()
            .stream()
            .count()
        : client.scanPaginator(s -> s.tableName("bench")).items().stream().count();
  }

  /** The middle of three runs, in seconds. */
  private static double middle(Callable<Long> work) throws Exception {
    double[] seconds = new double[3];
    for (int i = 0; i < seconds.length; i++) {
      long begun = System.nanoTime();
      long items = work.call();
      seconds[i] = Turns.seconds(begun);
      if (items != ITEMS + CALLS && items != COLLECTION) {
        throw new IllegalStateException(items + " items read");
      }
    }
    return Turns.median(seconds);
  }

  private void counter(DynamoDbClient client) throws Exception {
    long begun = System.nanoTime();
    parallel(
        part -> {
          for (int i = 0; i < ADDED; i++) {
            client.updateItem(
                u ->
                    u.tableName("bench")
                        .key(key("counter", 1))
                        .updateExpression("ADD hits :one")
                        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
          }
        });
    double rate = WRITERS * ADDED / Turns.seconds(begun);
    String sum =
        client
            .getItem(g -> g.tableName("bench").key(key("counter", 1)).consistentRead(true))
            .item()
            .get("hits")
            .n();
    table.value("8 writers, one counter", "/s", rate, Double.NaN, "", true);
    double lost = WRITERS * ADDED - Double.parseDouble(sum);
    table.value("  additions lost", "", lost, Double.NaN, "none", lost == 0);
  }

  private interface Part {
    void run(int number);
  }

  private static void parallel(Part part) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Callable<Boolean>> parts =
          IntStream.range(0, WRITERS)
              .<Callable<Boolean>>mapToObj(
                  i ->
                      () -> {
                        part.run(i);
                        return true;
                      })
              .toList();
      for (Future<Boolean> each : threads.invokeAll(parts)) {
        each.get();
      }
    }
  }
}
