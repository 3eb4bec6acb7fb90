package dev.lectern.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Streams and time to live, with the SDK's client of streams. */
class StreamsTest extends DynamoDbTest {

  private DynamoDbStreamsClient streams;

  @BeforeEach
  void openStreams() {
    streams =
        DynamoDbStreamsClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials(ALICE))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  @AfterEach
  void closeStreams() {
    streams.close();
  }

  private String streamed(StreamViewType view) {
    orders(more -> more.streamSpecification(s -> s.streamEnabled(true).streamViewType(view)));
    return dynamo.describeTable(d -> d.tableName("orders")).table().latestStreamArn();
  }

  private String iterator(String arn, ShardIteratorType type, String sequence) {
    String shard =
        streams
            .describeStream(d -> d.streamArn(arn))
            .streamDescription()
            .shards()
            .getFirst()
            .shardId();
    return streams
        .getShardIterator(
            g -> g.streamArn(arn).shardId(shard).shardIteratorType(type).sequenceNumber(sequence))
        .shardIterator();
  }

  private List<Record> all(String arn) {
    return streams
        .getRecords(g -> g.shardIterator(iterator(arn, ShardIteratorType.TRIM_HORIZON, null)))
        .records();
  }

  private void put(String sk, String total) {
    dynamo.putItem(
        p -> p.tableName("orders").item(Map.of("pk", s("c"), "sk", s(sk), "total", n(total))));
  }

  @ParameterizedTest
  @EnumSource(
      value = StreamViewType.class,
      names = {"NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY"})
  void everyChangeIsARecordInItsView(StreamViewType view) {
    String arn = streamed(view);
    put("1", "10");
    put("1", "11");
    put("1", "11");
    dynamo.deleteItem(d -> d.tableName("orders").key(key("c", "1")));
    dynamo.deleteItem(d -> d.tableName("orders").key(key("c", "1")));

    List<Record> records = all(arn);
    assertThat(records)
        .extracting(Record::eventName)
        .containsExactly(OperationType.INSERT, OperationType.MODIFY, OperationType.REMOVE);
    Record modified = records.get(1);
    assertThat(modified.dynamodb().keys()).isEqualTo(key("c", "1"));
    assertThat(modified.dynamodb().streamViewType()).isEqualTo(view);
    assertThat(modified.dynamodb().sizeBytes()).isPositive();
    boolean after = view == StreamViewType.NEW_IMAGE || view == StreamViewType.NEW_AND_OLD_IMAGES;
    boolean before = view == StreamViewType.OLD_IMAGE || view == StreamViewType.NEW_AND_OLD_IMAGES;
    assertThat(modified.dynamodb().newImage()).hasSize(after ? 3 : 0);
    assertThat(modified.dynamodb().oldImage()).hasSize(before ? 3 : 0);
    assertThat(modified.userIdentity()).isNull();
    assertThat(records)
        .extracting(record -> record.dynamodb().sequenceNumber())
        .isSorted()
        .doesNotHaveDuplicates()
        .allSatisfy(number -> assertThat(number).hasSizeBetween(21, 40));
  }

  @Test
  void theFourKindsOfIteratorBeginWhereTheySay() {
    String arn = streamed(StreamViewType.NEW_IMAGE);
    put("1", "1");
    put("2", "2");
    String latest = iterator(arn, ShardIteratorType.LATEST, null);
    put("3", "3");
    List<Record> records = all(arn);
    assertThat(records).hasSize(3);
    String second = records.get(1).dynamodb().sequenceNumber();
    assertThat(sks(iterator(arn, ShardIteratorType.AT_SEQUENCE_NUMBER, second)))
        .containsExactly("2", "3");
    assertThat(sks(iterator(arn, ShardIteratorType.AFTER_SEQUENCE_NUMBER, second)))
        .containsExactly("3");
    assertThat(sks(latest)).containsExactly("3");

    GetRecordsResponse first =
        streams.getRecords(
            g -> g.limit(2).shardIterator(iterator(arn, ShardIteratorType.TRIM_HORIZON, null)));
    assertThat(first.records()).hasSize(2);
    assertThat(sks(first.nextShardIterator())).containsExactly("3");
  }

  private List<String> sks(String iterator) {
    return streams.getRecords(g -> g.shardIterator(iterator)).records().stream()
        .map(record -> record.dynamodb().keys().get("sk").s())
        .toList();
  }

  @Test
  void recordsLiveADayAndIteratorsAQuarterOfAnHour() {
    String arn = streamed(StreamViewType.KEYS_ONLY);
    put("1", "1");
    put("2", "1");
    String iterator = iterator(arn, ShardIteratorType.TRIM_HORIZON, null);
    String old = all(arn).getFirst().dynamodb().sequenceNumber();
    sandbox.clock().advance(Duration.ofMinutes(16));
    assertThatThrownBy(() -> streams.getRecords(g -> g.shardIterator(iterator)))
        .isInstanceOf(ExpiredIteratorException.class);
    sandbox.clock().advance(Duration.ofHours(24));
    put("3", "1");
    assertThat(sks(iterator(arn, ShardIteratorType.TRIM_HORIZON, null))).containsExactly("3");
    assertThatThrownBy(() -> iterator(arn, ShardIteratorType.AT_SEQUENCE_NUMBER, old))
        .isInstanceOf(TrimmedDataAccessException.class);
  }

  @Test
  void aClosedStreamIsReadToItsEndAndANewOneBeginsEmpty() {
    String arn = streamed(StreamViewType.NEW_IMAGE);
    put("1", "1");
    dynamo.updateTable(u -> u.tableName("orders").streamSpecification(s -> s.streamEnabled(false)));
    put("2", "1");
    DescribeStreamResponse closed = streams.describeStream(d -> d.streamArn(arn));
    assertThat(closed.streamDescription().streamStatus()).isEqualTo(StreamStatus.DISABLED);
    assertThat(
            closed
                .streamDescription()
                .shards()
                .getFirst()
                .sequenceNumberRange()
                .endingSequenceNumber())
        .isNotNull();
    GetRecordsResponse rest =
        streams.getRecords(
            g -> g.shardIterator(iterator(arn, ShardIteratorType.TRIM_HORIZON, null)));
    assertThat(rest.records()).hasSize(1);
    assertThat(rest.nextShardIterator()).isNull();
    assertThat(
            message(
                () ->
                    dynamo.updateTable(
                        u ->
                            u.tableName("orders")
                                .streamSpecification(s -> s.streamEnabled(false)))))
        .contains("Table has no stream to disable");

    dynamo.updateTable(
        u ->
            u.tableName("orders")
                .streamSpecification(
                    s -> s.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)));
    String again = dynamo.describeTable(d -> d.tableName("orders")).table().latestStreamArn();
    assertThat(all(again)).isEmpty();
    assertThat(streams.listStreams(l -> l.tableName("orders")).streams()).hasSize(2);
    dynamo.deleteTable(d -> d.tableName("orders"));
    assertThat(all(arn)).hasSize(1);
  }

  @Test
  void recordsOfAnItemAreInTheOrderOfItsChanges() throws Exception {
    String arn = streamed(StreamViewType.NEW_AND_OLD_IMAGES);
    List<Thread> writers = new ArrayList<>();
    for (int w = 0; w < 4; w++) {
      writers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < 20; i++) {
                      dynamo.updateItem(
                          u ->
                              u.tableName("orders")
                                  .key(key("c", "n"))
                                  .updateExpression("ADD n :one")
                                  .expressionAttributeValues(Map.of(":one", n("1"))));
                    }
                  }));
    }
    for (Thread writer : writers) {
      writer.join();
    }
    List<String> numbers =
        all(arn).stream().map(record -> record.dynamodb().newImage().get("n").n()).toList();
    assertThat(numbers).hasSize(80);
    for (int i = 0; i < 80; i++) {
      assertThat(numbers.get(i)).isEqualTo(String.valueOf(i + 1));
    }
  }

  @Test
  void whatExpiredIsReadableUntilItIsSweptAndMarkedInTheStream() throws Exception {
    String arn = streamed(StreamViewType.OLD_IMAGE);
    sandbox.clock().pause();
    Instant now = sandbox.clock().now();
    dynamo.updateTimeToLive(
        u ->
            u.tableName("orders")
                .timeToLiveSpecification(t -> t.enabled(true).attributeName("expires")));
    assertThat(
            dynamo
                .describeTimeToLive(d -> d.tableName("orders"))
                .timeToLiveDescription()
                .timeToLiveStatus())
        .isEqualTo(TimeToLiveStatus.ENABLED);
    expiring("gone", n(String.valueOf(now.getEpochSecond() - 10)));
    expiring("soon", n(String.valueOf(now.getEpochSecond() + 3600)));
    expiring("text", s("2020-01-01"));
    expiring("millis", n(String.valueOf(now.toEpochMilli())));
    expiring("ancient", n("1"));
    assertThat(dynamo.scan(s -> s.tableName("orders")).count()).isEqualTo(5);

    assertThat(sandbox.coming(now.plusSeconds(7200)))
        .filteredOn(coming -> coming.service().equals("dynamodb"))
        .singleElement()
        .satisfies(coming -> assertThat(coming.count()).isEqualTo(2))
        .satisfies(coming -> assertThat(coming.what()).isEqualTo("items expire in orders"));
    sandbox.clock().advance(Duration.ofMinutes(2));
    until(() -> dynamo.scan(s -> s.tableName("orders")).count() == 4);
    sandbox.clock().advance(Duration.ofHours(2));
    until(() -> dynamo.scan(s -> s.tableName("orders")).count() == 3);
    List<Record> removed =
        all(arn).stream().filter(r -> r.eventName() == OperationType.REMOVE).toList();
    assertThat(removed).hasSize(2);
    assertThat(removed.getFirst().userIdentity().principalId()).isEqualTo("dynamodb.amazonaws.com");
    assertThat(removed.getFirst().userIdentity().type()).isEqualTo("Service");
    assertThat(removed.getFirst().dynamodb().oldImage().get("sk").s()).isEqualTo("gone");
    assertThat(dynamo.scan(s -> s.tableName("orders").indexName("by-status")).count()).isEqualTo(3);
  }

  @Test
  void timeToLiveIsSwitchedOnceAnHourAndFindsWhatWasThere() throws Exception {
    orders(more -> {});
    expiring("old", n("1700000000"));
    dynamo.updateTimeToLive(
        u ->
            u.tableName("orders")
                .timeToLiveSpecification(t -> t.enabled(true).attributeName("expires")));
    assertThat(
            message(
                () ->
                    dynamo.updateTimeToLive(
                        u ->
                            u.tableName("orders")
                                .timeToLiveSpecification(
                                    t -> t.enabled(true).attributeName("expires")))))
        .isEqualTo("TimeToLive is already enabled");
    assertThat(
            message(
                () ->
                    dynamo.updateTimeToLive(
                        u ->
                            u.tableName("orders")
                                .timeToLiveSpecification(
                                    t -> t.enabled(false).attributeName("expires")))))
        .isEqualTo("Time to live has been modified multiple times within a fixed interval");
    sandbox.clock().advance(Duration.ofHours(2));
    until(() -> dynamo.scan(s -> s.tableName("orders")).count() == 0);
  }

  private void expiring(
      String sk, software.amazon.awssdk.services.dynamodb.model.AttributeValue time) {
    dynamo.putItem(
        p ->
            p.tableName("orders")
                .item(Map.of("pk", s("c"), "sk", s(sk), "expires", time, "status", s("open"))));
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(10);
    Object pause = new Object();
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      synchronized (pause) {
        pause.wait(50);
      }
    }
  }
}
