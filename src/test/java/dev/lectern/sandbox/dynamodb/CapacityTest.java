package dev.lectern.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lectern.sandbox.TableCapacity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Capacity is enforced by the sandbox's clock, which stands still here. */
class CapacityTest extends DynamoDbTest {

  private static final String ARN = "arn:aws:dynamodb:us-east-1:111122223333:table/";

  @BeforeEach
  void stopTheClock() {
    sandbox.clock().pause();
  }

  private void table(long read, long write) {
    dynamo.createTable(
        c ->
            c.tableName("small")
                .provisionedThroughput(t -> t.readCapacityUnits(read).writeCapacityUnits(write))
                .billingMode(BillingMode.PROVISIONED)
                .attributeDefinitions(type("id", "S"))
                .keySchema(element("id", KeyType.HASH)));
  }

  private void put(String id, int kilobytes) {
    dynamo.putItem(
        p ->
            p.tableName("small")
                .item(
                    Map.of(
                        "id", s(id), "text", s("x".repeat(Math.max(0, kilobytes * 1024 - 20))))));
  }

  private TableCapacity.Meter writes(String resource) {
    return sandbox.tableCapacity().meters(ARN + "small").stream()
        .filter(meter -> meter.write() && meter.resource().equals(resource))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTableGivesItsBurstAndThenItsRate() {
    table(1, 2);
    for (int i = 0; i < 6; i++) {
      put("item" + i, 100);
    }
    assertThat(writes(ARN + "small").burstLeft()).isZero();
    assertThatThrownBy(() -> put("more", 1))
        .isInstanceOf(ProvisionedThroughputExceededException.class)
        .hasMessageContaining(
            "The level of configured provisioned throughput for the table was exceeded. Consider"
                + " increasing your provisioning level with the UpdateTable API.")
        .satisfies(
            error ->
                assertThat(
                        ((ProvisionedThroughputExceededException) error)
                            .throttlingReasons()
                            .getFirst()
                            .reason())
                    .isEqualTo("TableWriteProvisionedThroughputExceeded"));
    sandbox.clock().advance(Duration.ofSeconds(1));
    put("two", 2);
    assertThatThrownBy(() -> put("more", 1))
        .isInstanceOf(ProvisionedThroughputExceededException.class);
    assertThat(writes(ARN + "small"))
        .satisfies(meter -> assertThat(meter.throttled()).isEqualTo(2))
        .satisfies(meter -> assertThat(meter.consumed()).isEqualTo(602))
        .satisfies(meter -> assertThat(meter.burstMost()).isEqualTo(600))
        .satisfies(
            meter ->
                assertThat(meter.seconds())
                    .extracting(TableCapacity.Second::consumed, TableCapacity.Second::throttled)
                    .containsExactly(tuple(600.0, 1), tuple(2.0, 1)));
    sandbox.clock().advance(Duration.ofHours(1));
    assertThat(writes(ARN + "small").burstLeft()).isEqualTo(600);
    assertThat(writes(ARN + "small").seconds()).as("that was long ago").isEmpty();
  }

  @Test
  void aLargeReadLeavesADebt() {
    table(5, 1000);
    for (int i = 0; i < 10; i++) {
      put("item" + i, 100);
    }
    get();
    for (int i = 0; i < 6; i++) {
      dynamo.scan(r -> r.tableName("small").consistentRead(true));
    }
    assertThatThrownBy(this::get).isInstanceOf(ProvisionedThroughputExceededException.class);
    sandbox.clock().advance(Duration.ofSeconds(1));
    get();
  }

  private void get() {
    dynamo.getItem(g -> g.tableName("small").key(Map.of("id", s("a"))));
  }

  @Test
  void aSlowGlobalIndexThrottlesTheTable() {
    dynamo.createTable(
        c ->
            c.tableName("small")
                .provisionedThroughput(t -> t.readCapacityUnits(100L).writeCapacityUnits(1000L))
                .attributeDefinitions(type("id", "S"), type("kind", "S"))
                .keySchema(element("id", KeyType.HASH))
                .globalSecondaryIndexes(
                    index ->
                        index
                            .indexName("slow")
                            .keySchema(element("kind", KeyType.HASH))
                            .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                            .provisionedThroughput(
                                t -> t.readCapacityUnits(1L).writeCapacityUnits(1L))));
    Map<String, AttributeValue> item = Map.of("id", s("a"), "kind", s("k"));
    for (int i = 0; i < 300; i++) {
      String id = "i" + i;
      dynamo.putItem(p -> p.tableName("small").item(Map.of("id", s(id), "kind", s("k"))));
    }
    assertThatThrownBy(() -> dynamo.putItem(p -> p.tableName("small").item(item)))
        .isInstanceOf(ProvisionedThroughputExceededException.class)
        .hasMessageContaining("one or more global secondary indexes of the table was exceeded");
    assertThat(dynamo.getItem(g -> g.tableName("small").key(Map.of("id", s("a")))).hasItem())
        .isFalse();
    dynamo.putItem(p -> p.tableName("small").item(Map.of("id", s("not in the index"))));
    assertThat(writes(ARN + "small/index/slow").throttled()).isEqualTo(1);
  }

  @Test
  void batchesAreDoneInPartAndTransactionsSayWhy() {
    table(1, 1);
    for (int i = 0; i < 29; i++) {
      put("fill" + i, 10);
    }
    List<WriteRequest> requests =
        IntStream.range(0, 15)
            .mapToObj(
                i ->
                    WriteRequest.builder()
                        .putRequest(p -> p.item(Map.of("id", s("b" + i))))
                        .build())
            .toList();
    BatchWriteItemResponse answer =
        dynamo.batchWriteItem(b -> b.requestItems(Map.of("small", requests)));
    assertThat(answer.unprocessedItems().get("small")).hasSize(5);
    assertThatThrownBy(() -> dynamo.batchWriteItem(b -> b.requestItems(answer.unprocessedItems())))
        .isInstanceOf(ProvisionedThroughputExceededException.class);
    assertThatThrownBy(
            () ->
                dynamo.transactWriteItems(
                    t ->
                        t.transactItems(
                            w -> w.put(p -> p.tableName("small").item(Map.of("id", s("t")))))))
        .isInstanceOf(TransactionCanceledException.class)
        .hasMessageContaining("[ProvisionedThroughputExceeded]");

    List<Map<String, AttributeValue>> keys =
        IntStream.range(0, 70).mapToObj(i -> Map.of("id", s("k" + i))).toList();
    int unread = 0;
    for (int i = 0; i < 9; i++) {
      unread =
          dynamo
              .batchGetItem(
                  b ->
                      b.requestItems(
                          Map.of("small", KeysAndAttributes.builder().keys(keys).build())))
              .unprocessedKeys()
              .getOrDefault("small", KeysAndAttributes.builder().keys(List.of()).build())
              .keys()
              .size();
      if (unread > 0) {
        break;
      }
    }
    assertThat(unread).isPositive();
  }

  @Test
  void onePartitionTakesAThousandWritesASecond() {
    orders(more -> {});
    DynamoDbException error = null;
    for (int i = 0; i < 11 && error == null; i++) {
      String sk = "s" + i;
      error =
          refused(
              () ->
                  dynamo.putItem(
                      p ->
                          p.tableName("orders")
                              .item(
                                  Map.of(
                                      "pk", s("hot"), "sk", s(sk), "t", s("x".repeat(102_300))))));
    }
    assertThat(error)
        .isInstanceOf(ThrottlingException.class)
        .hasMessageContaining("Throughput exceeds the current capacity of your table or index");
    assertThat(((ThrottlingException) error).throttlingReasons().getFirst().reason())
        .isEqualTo("TableWriteKeyRangeThroughputExceeded");
    sandbox.clock().advance(Duration.ofSeconds(1));
    dynamo.putItem(p -> p.tableName("orders").item(key("hot", "again")));
  }

  @Test
  void capacityIsDecreasedFourTimesAndThenOnceAnHour() {
    table(100, 100);
    for (long units = 99; units > 95; units--) {
      decrease(units);
    }
    assertThatThrownBy(() -> decrease(95)).isInstanceOf(LimitExceededException.class);
    sandbox.clock().advance(Duration.ofHours(1));
    decrease(95);
    assertThat(
            dynamo
                .describeTable(d -> d.tableName("small"))
                .table()
                .provisionedThroughput()
                .numberOfDecreasesToday())
        .isBetween(1L, 5L);
  }

  private void decrease(long units) {
    dynamo.updateTable(
        u ->
            u.tableName("small")
                .provisionedThroughput(t -> t.readCapacityUnits(100L).writeCapacityUnits(units)));
  }

  @Test
  void aTableIsSwitchedToOnDemandFourTimesADay() {
    table(10, 10);
    for (int i = 0; i < 4; i++) {
      onDemand();
      dynamo.updateTable(
          u ->
              u.tableName("small")
                  .billingMode(BillingMode.PROVISIONED)
                  .provisionedThroughput(t -> t.readCapacityUnits(10L).writeCapacityUnits(10L)));
    }
    assertThatThrownBy(this::onDemand).isInstanceOf(LimitExceededException.class);
    sandbox.clock().advance(Duration.ofDays(1));
    onDemand();
  }

  private void onDemand() {
    dynamo.updateTable(u -> u.tableName("small").billingMode(BillingMode.PAY_PER_REQUEST));
  }
}
