package dev.lectern.sandbox.engine;

import dev.lectern.bench.Table;
import dev.lectern.bench.Turns;
import dev.lectern.sandbox.Body;
import dev.lectern.sandbox.Decision;
import dev.lectern.sandbox.Operation;
import dev.lectern.sandbox.RawReply;
import dev.lectern.sandbox.RequestHead;
import dev.lectern.sandbox.SandboxInstance.Account;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.auth.DecisionPoint;
import dev.lectern.sandbox.auth.Guard;
import dev.lectern.sandbox.desk.FaultDesk;
import dev.lectern.sandbox.desk.Film;
import dev.lectern.sandbox.dynamodb.DynamoDbService;
import dev.lectern.sandbox.journal.Journal;
import dev.lectern.sandbox.s3.S3Service;
import dev.lectern.sandbox.store.Store;
import dev.lectern.sandbox.wire.Dispatcher;
import dev.lectern.sandbox.wire.FaultStage;
import dev.lectern.sandbox.wire.RecentRequests;
import dev.lectern.sandbox.wire.http.HttpLimits;
import dev.lectern.sandbox.wire.http.HttpServer;
import dev.lectern.sandbox.wire.sign.Verifier;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What identities and decisions cost root, who may do everything: calls to a sandbox as it is, and
 * to one that knows the root keys alone and asks nobody, call by call.
 */
@Tag("bench")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RootBenchTest {

  private static final Account ACCOUNT = new Account("111122223333", "AKIABENCH", "bench-secret");
  private static final int CALLS = 2_000;
  private static final double MOST_RATIO = 1.1;
  private static final String NAME = "bench";
  private static final byte[] KILOBYTE = new byte[1024];
  private static final Map<String, AttributeValue> ITEM =
      Map.of("pk", AttributeValue.fromS("one"), "text", AttributeValue.fromS("x".repeat(1000)));

  @TempDir Path data;

  @Test
  void measure() throws Exception {
    try (SandboxEngine sandbox =
            SandboxEngine.start(
                SandboxConfig.temporary()
                    .withAccounts(ACCOUNT)
                    .withData(data.resolve("as-it-is")));
        Undecided undecided = new Undecided(data.resolve("undecided"));
        Clients decided = new Clients(sandbox.endpoint());
        Clients trusted = new Clients(undecided.endpoint())) {
      Table table = new Table();
      row(table, "PutObject 1 KB by root, decided", decided, trusted, Clients::putObject);
      row(table, "GetObject 1 KB by root, decided", decided, trusted, Clients::getObject);
      row(table, "PutItem of 1 KB by root, decided", decided, trusted, Clients::putItem);
      row(table, "GetItem of 1 KB by root, decided", decided, trusted, Clients::getItem);
    }
  }

  private static void row(Table table, String what, Clients decided, Clients trusted, Work work) {
    double[] micros =
        Turns.callByCall(CALLS, i -> work.call(decided, i), i -> work.call(trusted, i));
    table.value(what, "us", micros[0], micros[1], "10 % more", micros[0] <= MOST_RATIO * micros[1]);
  }

  private interface Work {
    void call(Clients clients, int number);
  }

  /** The SDK's clients, with root's keys, and something to work on. */
  private static final class Clients implements AutoCloseable {

    private final S3Client s3;
    private final DynamoDbClient dynamoDb;

    Clients(URI endpoint) {
      StaticCredentialsProvider root =
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(ACCOUNT.accessKeyId(), ACCOUNT.secretAccessKey()));
      s3 =
          S3Client.builder()
              .endpointOverride(endpoint)
              .region(Region.US_EAST_1)
              .forcePathStyle(true)
              .credentialsProvider(root)
              .httpClientBuilder(UrlConnectionHttpClient.builder())
              .build();
      dynamoDb =
          DynamoDbClient.builder()
              .endpointOverride(endpoint)
              .region(Region.US_EAST_1)
              .credentialsProvider(root)
              .httpClientBuilder(UrlConnectionHttpClient.builder())
              .build();
      s3.createBucket(b -> b.bucket(NAME));
      dynamoDb.createTable(
          t ->
              t.tableName(NAME)
                  .attributeDefinitions(
                      List.of(
                          AttributeDefinition.builder()
                              .attributeName("pk")
                              .attributeType(ScalarAttributeType.S)
                              .build()))
                  .keySchema(
                      List.of(
                          KeySchemaElement.builder()
                              .attributeName("pk")
                              .keyType(KeyType.HASH)
                              .build()))
                  .provisionedThroughput(
                      p -> p.readCapacityUnits(40_000L).writeCapacityUnits(40_000L)));
      dynamoDb.waiter().waitUntilTableExists(d -> d.tableName(NAME));
    }

    void putObject(int number) {
      s3.putObject(p -> p.bucket(NAME).key("k" + number), RequestBody.fromBytes(KILOBYTE));
    }

    void getObject(int number) {
      s3.getObjectAsBytes(g -> g.bucket(NAME).key("k" + number));
    }

    void putItem(int number) {
      dynamoDb.putItem(p -> p.tableName(NAME).item(ITEM));
    }

    void getItem(int number) {
      dynamoDb.getItem(g -> g.tableName(NAME).key(Map.of("pk", AttributeValue.fromS("one"))));
    }

    @Override
    public void close() {
      s3.close();
      dynamoDb.close();
    }
  }

  /** A sandbox as it would be without identities: who signs as root may do everything. */
  private static final class Undecided implements AutoCloseable {

    private final Store store;
    private final HttpServer server;

    Undecided(Path data) throws IOException {
      store = Store.open(data);
      InstantSource real = InstantSource.system();
      MovableClock clock = new MovableClock(real, new ClockKeeper(store).read());
      RootKeys roots = new RootKeys(List.of(ACCOUNT));
      DecisionPoint all = request -> new Decision(true, "Nobody asks.");
      Guard guard = new Guard(roots, all, clock::now, clock::at);
      server =
          HttpServer.start(
              0,
              HttpLimits.DEFAULT,
              new Dispatcher(
                  List.of(
                      new Unprotected(new S3Service(store, guard)),
                      new Unprotected(new DynamoDbService(store, clock::now))),
                  new Verifier(roots, real, clock::at),
                  all,
                  clock,
                  new FaultStage(new FaultDesk(), roots),
                  new RecentRequests(),
                  new Film(),
                  new Journal(5_000)::add));
    }

    URI endpoint() {
      return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() throws IOException {
      server.close();
      store.close();
    }
  }

  /** A service that says of a request only what its model says. */
  private record Unprotected(Service service) implements Service {

    @Override
    public String id() {
      return service.id();
    }

    @Override
    public Map<String, Operation> operations() {
      return service.operations();
    }

    @Override
    public Map<String, String> answerHeaders(RequestHead head) {
      return service.answerHeaders(head);
    }

    @Override
    public Optional<RawReply> raw(RequestHead head, Body body) throws IOException {
      return service.raw(head, body);
    }

    @Override
    public void tick(Instant now) throws IOException {
      service.tick(now);
    }
  }
}
