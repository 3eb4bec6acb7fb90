package dev.lectern.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lectern.sandbox.Caller;
import dev.lectern.sandbox.Faults;
import dev.lectern.sandbox.Faults.Effect;
import dev.lectern.sandbox.Faults.Fault;
import dev.lectern.sandbox.Faults.Refusal;
import dev.lectern.sandbox.JournalView;
import dev.lectern.sandbox.desk.FaultDesk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** Each kind of fault as the SDK sees it: what it retries, and what it gives up with. */
@Isolated("a skew moves the clock of every SDK client of the process")
class FaultsSdkTest extends SandboxTest {

  private DynamoDbClient dynamo;
  private S3Client once;

  @BeforeEach
  void data() {
    s3.createBucket(b -> b.bucket("data"));
    once = s3(ALICE, sandbox.endpoint(), b -> b.overrideConfiguration(FaultsSdkTest::once));
    dynamo =
        DynamoDbClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials(ALICE))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD))
            .build();
  }

  @AfterEach
  void closeClient() {
    dynamo.close();
    SdkGlobalTime.setGlobalTimeOffset(0);
  }

  private static void once(
      software.amazon.awssdk.core.client.config.ClientOverrideConfiguration.Builder override) {
    override.retryStrategy(r -> r.maxAttempts(1));
  }

  private Faults faults() {
    return sandbox.faults();
  }

  private void on(String service, String operation, Effect effect, int some, int of) {
    faults().put(new Fault("test", service, operation, "", effect, some, of, 0), true);
  }

  private void on(String service, Refusal refusal) {
    on(service, "", new Effect.Refuse(refusal), 1, 1);
  }

  private void put(String key) {
    s3.putObject(b -> b.bucket("data").key(key), RequestBody.fromString("text"));
  }

  private List<JournalView.Entry> entries(String operation) {
    return sandbox.journal().latest(100).stream()
        .filter(entry -> entry.operation().equals(operation))
        .toList();
  }

  @Test
  void twoOfThreeAreThrottledAndTheThirdAttemptSucceeds() {
    on("s3", "PutObject", new Effect.Refuse(Refusal.THROTTLED), 2, 3);

    put("a");

    assertThat(entries("PutObject"))
        .extracting(JournalView.Entry::status)
        .containsExactly(503, 503, 200);
    assertThat(entries("PutObject"))
        .extracting(JournalView.Entry::errorCode)
        .containsExactly("SlowDown", "SlowDown", null);
    assertThat(entries("PutObject"))
        .extracting(JournalView.Entry::fault)
        .containsExactly("SlowDown, 2 of 3", "SlowDown, 2 of 3", null);
    assertThat(s3.headObject(b -> b.bucket("data").key("a")).contentLength()).isEqualTo(4);
    assertThat(faults().list().getFirst().hits()).isEqualTo(2);
  }

  @Test
  void aThrottledUploadWithALargeBodyGetsItsAnswer() {
    on("s3", "PutObject", new Effect.Refuse(Refusal.THROTTLED), 1, 2);

    s3.putObject(b -> b.bucket("data").key("large"), RequestBody.fromBytes(new byte[3 << 20]));

    assertThat(s3.headObject(b -> b.bucket("data").key("large")).contentLength())
        .isEqualTo(3L << 20);
  }

  @Test
  void s3SaysItInItsWords() {
    on("s3", Refusal.THROTTLED);
    assertCode(refused(s -> s.listObjectsV2(b -> b.bucket("data"))), 503, "SlowDown");
    on("s3", Refusal.INTERNAL_ERROR);
    assertCode(refused(s -> s.listObjectsV2(b -> b.bucket("data"))), 500, "InternalError");
    on("s3", Refusal.UNAVAILABLE);
    assertCode(refused(s -> s.listObjectsV2(b -> b.bucket("data"))), 503, "ServiceUnavailable");
    on("s3", Refusal.EXPIRED_TOKEN);
    assertCode(refused(s -> s.listObjectsV2(b -> b.bucket("data"))), 400, "ExpiredToken");
  }

  private S3Exception refused(Consumer<S3Client> call) {
    return catchThrowableOfType(S3Exception.class, () -> call.accept(once));
  }

  private void table() {
    dynamo.createTable(
        b ->
            b.tableName("tab")
                .billingMode("PAY_PER_REQUEST")
                .keySchema(k -> k.attributeName("id").keyType(KeyType.HASH))
                .attributeDefinitions(
                    a -> a.attributeName("id").attributeType(ScalarAttributeType.S)));
  }

  private void putItem() {
    dynamo.putItem(b -> b.tableName("tab").item(Map.of("id", AttributeValue.fromS("1"))));
  }

  @Test
  void dynamoDbSaysItInItsWords() {
    table();
    on("dynamodb", "PutItem", new Effect.Refuse(Refusal.THROTTLED), 1, 1);
    assertThatThrownBy(this::putItem)
        .isInstanceOfSatisfying(
            ProvisionedThroughputExceededException.class,
            error -> {
              assertCode(error, 400, "ProvisionedThroughputExceededException");
              assertThat(error.numAttempts()).isGreaterThan(1);
            });
    on("dynamodb", Refusal.THROTTLED);
    assertCode(
        catchThrowableOfType(DynamoDbException.class, () -> dynamo.listTables()),
        400,
        "ThrottlingException");
    on("dynamodb", Refusal.INTERNAL_ERROR);
    assertCode(
        catchThrowableOfType(DynamoDbException.class, () -> dynamo.listTables()),
        500,
        "InternalServerError");
    on("dynamodb", Refusal.UNAVAILABLE);
    assertCode(
        catchThrowableOfType(DynamoDbException.class, () -> dynamo.listTables()),
        503,
        "ServiceUnavailable");
    on("dynamodb", Refusal.EXPIRED_TOKEN);
    assertCode(
        catchThrowableOfType(DynamoDbException.class, () -> dynamo.listTables()),
        400,
        "ExpiredTokenException");
  }

  @Test
  void aThrottledItemIsWrittenByARetry() {
    table();
    on("dynamodb", "PutItem", new Effect.Refuse(Refusal.THROTTLED), 1, 2);

    putItem();

    assertThat(entries("PutItem")).extracting(JournalView.Entry::status).containsExactly(400, 200);
  }

  @Test
  void stsSaysItInItsWords() {
    StsClient sts = sts(ALICE);
    on("sts", Refusal.THROTTLED);
    assertCode(catchThrowableOfType(StsException.class, sts::getCallerIdentity), 400, "Throttling");
    on("sts", Refusal.EXPIRED_TOKEN);
    assertCode(
        catchThrowableOfType(StsException.class, sts::getCallerIdentity), 403, "ExpiredToken");
    on("sts", Refusal.INTERNAL_ERROR);
    assertCode(
        catchThrowableOfType(StsException.class, sts::getCallerIdentity), 500, "InternalFailure");
  }

  @Test
  void aDelayIsLongEnoughAndTurningItOffLetsGo() throws Exception {
    on("s3", "", new Effect.Delay(Duration.ofMillis(300), Duration.ofMillis(50)), 1, 1);
    long from = System.nanoTime();
    s3.listBuckets();
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThan(Duration.ofMillis(299));
    assertThat(entries("ListBuckets").getLast().fault()).startsWith("held for 3");

    CountDownLatch hit = new CountDownLatch(1);
    try (AutoCloseable listening =
        faults()
            .onChange(
                () -> {
                  if (faults().list().stream()
                      .anyMatch(fault -> fault.hits() == 1 && fault.fault().id().equals("long"))) {
                    hit.countDown();
                  }
                })) {
      faults()
          .put(
              new Fault(
                  "long",
                  "s3",
                  "",
                  "",
                  new Effect.Delay(Duration.ofMinutes(5), Duration.ZERO),
                  1,
                  1,
                  0),
              true);
      CompletableFuture<Void> call =
          CompletableFuture.runAsync(s3::listBuckets, Thread::startVirtualThread);
      assertThat(hit.await(10, TimeUnit.SECONDS)).isTrue();
      faults().turnAllOff();
      call.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void aDelayDoesNotHoldWhatWasHitBeforeAllWereTurnedOff() {
    FaultDesk desk = new FaultDesk();
    Effect.Delay delay = new Effect.Delay(Duration.ofMinutes(5), Duration.ZERO);
    desk.put(new Fault("long", "", "", "", delay, 1, 1, 0), true);
    FaultDesk.Hit hit = desk.strike("s3", "ListBuckets", Caller.ANONYMOUS).getFirst();
    desk.turnAllOff();
    desk.hold(delay, hit.calms());
    assertThat(desk.strike("s3", "ListBuckets", Caller.ANONYMOUS)).isEmpty();
  }

  @Test
  void aCutConnectionIsTriedAgain() {
    on("s3", "PutObject", new Effect.Cut(false), 1, 3);
    put("cut");
    assertThat(entries("PutObject").getFirst().status()).isZero();
    assertThat(entries("PutObject").getFirst().fault()).startsWith("connection cut before");
    assertThat(s3.headObject(b -> b.bucket("data").key("cut")).contentLength()).isEqualTo(4);
  }

  @Test
  void aCutAfterTheWorkDoesItTwice() {
    s3.putBucketVersioning(b -> b.bucket("data").versioningConfiguration(v -> v.status("Enabled")));
    on("s3", "PutObject", new Effect.Cut(true), 1, 3);

    put("twice");

    assertThat(s3.listObjectVersions(b -> b.bucket("data").prefix("twice")).versions()).hasSize(2);
  }

  @Test
  void aCutWithoutRetryIsAnErrorOfTheClient() {
    on("s3", "", new Effect.Cut(false), 1, 1);
    assertThatThrownBy(() -> once.listBuckets()).isInstanceOf(SdkClientException.class);
  }

  @Test
  void theSdkSetsItsClockRightAfterASkew() {
    on("s3", "", new Effect.Skew(Duration.ofMinutes(20)), 1, 1);

    assertCode(refused(S3Client::listBuckets), 403, "RequestTimeTooSkewed");
    assertThat(entries("ListBuckets").getLast().fault())
        .isEqualTo("clock skew, the service's clock is 20 min ahead");
    s3.listBuckets();

    assertThat(entries("ListBuckets"))
        .extracting(JournalView.Entry::status)
        .containsExactly(403, 403, 200);
    faults().turnAllOff();
    s3.listBuckets();
    assertThat(entries("ListBuckets").getLast().status()).isEqualTo(200);
  }

  @Test
  void aSkewOfDynamoDbIsASignatureThatExpired() {
    on("dynamodb", "", new Effect.Skew(Duration.ofMinutes(-20)), 1, 1);
    dynamo.listTables();
    assertThat(entries("ListTables"))
        .extracting(JournalView.Entry::errorCode)
        .containsExactly("InvalidSignatureException", null);
  }

  @Test
  void onlyTheCallerThatIsMeantIsHit() {
    faults()
        .put(
            new Fault("bob", "", "", BOB.id(), new Effect.Refuse(Refusal.UNAVAILABLE), 1, 1, 0),
            true);
    s3.listBuckets();
    assertThatThrownBy(() -> s3(BOB).listBuckets()).isInstanceOf(S3Exception.class);
  }

  @Test
  void aFaultWithACountTurnsItselfOff() {
    faults()
        .put(new Fault("few", "s3", "", "", new Effect.Refuse(Refusal.THROTTLED), 1, 1, 2), true);
    s3.listBuckets();
    assertThat(faults().list().getFirst().on()).isFalse();
    assertThat(faults().list().getFirst().left()).isZero();
    assertThat(entries("ListBuckets")).hasSize(3);
  }

  @Test
  void nothingIsOnAtTheStart() {
    assertThat(faults().list()).isEmpty();
    s3.listBuckets();
    assertThat(entries("ListBuckets").getFirst().fault()).isNull();
  }

  @Test
  void theSandboxStopsWhileADelayHoldsARequest() throws Exception {
    CountDownLatch hit = new CountDownLatch(1);
    on("s3", "", new Effect.Delay(Duration.ofMinutes(5), Duration.ZERO), 1, 1);
    try (AutoCloseable listening = faults().onChange(hit::countDown)) {
      var call = CompletableFuture.runAsync(once::listBuckets, Thread::startVirtualThread);
      assertThat(hit.await(10, TimeUnit.SECONDS)).isTrue();
      long from = System.nanoTime();
      sandbox.close();
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(3));
      assertThat(call.handle((v, e) -> true).get(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
