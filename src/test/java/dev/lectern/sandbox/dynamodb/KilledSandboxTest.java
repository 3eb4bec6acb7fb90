package dev.lectern.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.sandbox.engine.SandboxConfig;
import dev.lectern.sandbox.engine.SandboxEngine;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/**
 * What was acknowledged is there after the process was killed while it wrote, and a transaction is
 * there wholly or not at all: every second item is put together with an addition to a counter.
 */
class KilledSandboxTest {

  private static final Account ACCOUNT = new Account("111122223333", "AKIAKILL", "a-secret");
  private static final int WRITERS = 4;
  private static final int BEFORE_THE_KILL = 60;

  @Test
  void aKilledProcessLosesNothingThatWasAcknowledged(@TempDir Path folder) throws Exception {
    Process process = start(folder);
    Set<String> acknowledged = new ConcurrentSkipListSet<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      while (line != null && !line.startsWith("sandbox ready ")) {
        line = out.readLine();
      }
      assertThat(line).isNotNull();
      try (DynamoDbClient client =
          client(URI.create(line.substring("sandbox ready ".length()).strip()))) {
        createTable(client);
        write(client, process, acknowledged);
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

    try (SandboxEngine again = SandboxEngine.start(new SandboxConfig(0, folder, List.of(ACCOUNT)));
        DynamoDbClient client = client(again.endpoint())) {
      Map<String, String> table = new HashMap<>();
      Map<String, Integer> counters = new HashMap<>();
      client
          .scanPaginator(s -> s.tableName("kept"))
          .items()
          .forEach(
              item -> {
                if (item.containsKey("group")) {
                  table.put(item.get("id").s(), item.get("group").s());
                } else {
                  counters.put(item.get("id").s(), Integer.valueOf(item.get("hits").n()));
                }
              });
      assertThat(table.keySet()).containsAll(acknowledged);
      Set<String> indexed = new HashSet<>();
      client
          .scanPaginator(s -> s.tableName("kept").indexName("by-group"))
          .items()
          .forEach(item -> indexed.add(item.get("id").s()));
      assertThat(indexed).isEqualTo(table.keySet());
      Map<String, Integer> counted = new HashMap<>();
      table.keySet().stream()
          .filter(KilledSandboxTest::counts)
          .forEach(id -> counted.merge(counter(id), 1, Integer::sum));
      assertThat(counters).isEqualTo(counted);
    }
  }

  private static Process start(Path folder) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.lectern.app.Launcher",
            "sandbox",
            "--port",
            "0",
            "--data",
            folder.toString(),
            "--account",
            ACCOUNT.id() + ":" + ACCOUNT.accessKeyId() + ":" + ACCOUNT.secretAccessKey())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void createTable(DynamoDbClient client) {
    client.createTable(
        c ->
            c.tableName("kept")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(DynamoDbTest.type("id", "S"), DynamoDbTest.type("group", "S"))
                .keySchema(DynamoDbTest.element("id", KeyType.HASH))
                .globalSecondaryIndexes(
                    index ->
                        index
                            .indexName("by-group")
                            .keySchema(DynamoDbTest.element("group", KeyType.HASH))
                            .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))));
  }

  private static void write(DynamoDbClient client, Process process, Set<String> acknowledged)
      throws InterruptedException {
    CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
    List<Thread> writers = new java.util.ArrayList<>();
    for (int w = 0; w < WRITERS; w++) {
      String name = "w" + w + "-";
      writers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      for (int i = 0; ; i++) {
                        String id = name + i;
                        put(client, id);
                        acknowledged.add(id);
                        enough.countDown();
                      }
                    } catch (SdkException killed) {
                      enough.countDown();
                    }
                  }));
    }
    assertThat(enough.await(30, TimeUnit.SECONDS)).isTrue();
    process.destroyForcibly();
    for (Thread writer : writers) {
      writer.join();
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL - WRITERS);
  }

  private static boolean counts(String id) {
    return (id.charAt(id.length() - 1) - '0') % 2 == 1;
  }

  private static String counter(String id) {
    return "counter-" + id.substring(0, id.indexOf('-'));
  }

  private static void put(DynamoDbClient client, String id) {
    if (!counts(id)) {
      client.putItem(p -> p.tableName("kept").item(item(id)));
      return;
    }
    client.transactWriteItems(
        t ->
            t.transactItems(
                action -> action.put(p -> p.tableName("kept").item(item(id))),
                action ->
                    action.update(
                        u ->
                            u.tableName("kept")
                                .key(Map.of("id", AttributeValue.fromS(counter(id))))
                                .updateExpression("ADD hits :one")
                                .expressionAttributeValues(
                                    Map.of(":one", AttributeValue.fromN("1"))))));
  }

  private static Map<String, AttributeValue> item(String id) {
    return Map.of(
        "id", AttributeValue.fromS(id),
        "group", AttributeValue.fromS("g" + id.length()),
        "text", AttributeValue.fromS("x".repeat(500)));
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(ACCOUNT.accessKeyId(), ACCOUNT.secretAccessKey())))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }
}
