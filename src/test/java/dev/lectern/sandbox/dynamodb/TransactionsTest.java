package dev.lectern.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.sandbox.dynamodb.state.ItemLocks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class TransactionsTest extends DynamoDbTest {

  private static TransactWriteItem add(String sk, int number) {
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName("orders")
                    .key(key("counter", sk))
                    .updateExpression("ADD n :n")
                    .expressionAttributeValues(Map.of(":n", n(String.valueOf(number)))))
        .build();
  }

  private String number(String sk) {
    return dynamo
        .getItem(g -> g.tableName("orders").key(key("counter", sk)).consistentRead(true))
        .item()
        .get("n")
        .n();
  }

  @Test
  void aTokenStandsForOneTransactionForTenMinutes() {
    orders(more -> {});
    List<TransactWriteItem> actions = List.of(add("a", 1), add("b", 1));
    send("token", actions);
    TransactWriteItemsResponse again = send("token", actions);
    assertThat(number("a")).isEqualTo("1");
    assertThat(again.consumedCapacity().getFirst().readCapacityUnits()).isEqualTo(4);
    assertThat(again.consumedCapacity().getFirst().writeCapacityUnits()).isNull();
    assertThatThrownBy(() -> send("token", List.of(add("a", 2))))
        .isInstanceOf(IdempotentParameterMismatchException.class);
    sandbox.clock().advance(Duration.ofMinutes(11));
    send("token", actions);
    assertThat(number("a")).isEqualTo("2");
  }

  private TransactWriteItemsResponse send(String token, List<TransactWriteItem> actions) {
    return dynamo.transactWriteItems(
        t ->
            t.clientRequestToken(token)
                .transactItems(actions)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
  }

  @Test
  void eachActionHasItsReason() {
    orders(more -> {});
    dynamo.putItem(p -> p.tableName("orders").item(key("counter", "there")));
    TransactionCanceledException error =
        (TransactionCanceledException)
            refused(
                () ->
                    dynamo.transactWriteItems(
                        t ->
                            t.transactItems(
                                add("a", 1),
                                TransactWriteItem.builder()
                                    .put(
                                        p ->
                                            p.tableName("orders")
                                                .item(key("counter", "there"))
                                                .conditionExpression("attribute_not_exists(pk)")
                                                .returnValuesOnConditionCheckFailure("ALL_OLD"))
                                    .build(),
                                TransactWriteItem.builder()
                                    .conditionCheck(
                                        c ->
                                            c.tableName("orders")
                                                .key(key("counter", "missing"))
                                                .conditionExpression("attribute_exists(pk)"))
                                    .build(),
                                TransactWriteItem.builder()
                                    .update(
                                        u ->
                                            u.tableName("orders")
                                                .key(key("counter", "type"))
                                                .updateExpression("SET n = m + :one")
                                                .expressionAttributeValues(Map.of(":one", n("1"))))
                                    .build())));
    assertThat(error.getMessage())
        .contains("[None, ConditionalCheckFailed, ConditionalCheckFailed, ValidationError]");
    assertThat(error.cancellationReasons().get(1).item()).isEqualTo(key("counter", "there"));
    assertThat(error.cancellationReasons().get(3).message())
        .isEqualTo(
            "The provided expression refers to an attribute that does not exist in the item");
    assertThat(dynamo.scan(s -> s.tableName("orders")).count()).isEqualTo(1);
  }

  @Test
  void transactionsThatMeetAreCancelledAndNothingIsLost() throws Exception {
    orders(more -> {});
    AtomicInteger done = new AtomicInteger();
    AtomicInteger conflicts = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < 25; i++) {
                      try {
                        dynamo.transactWriteItems(w -> w.transactItems(add("a", 1), add("b", -1)));
                        done.incrementAndGet();
                      } catch (TransactionCanceledException conflict) {
                        assertThat(conflict.getMessage()).contains("TransactionConflict");
                        conflicts.incrementAndGet();
                      }
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(done.get() + conflicts.get()).isEqualTo(200);
    assertThat(number("a")).isEqualTo(String.valueOf(done.get()));
    assertThat(number("b")).isEqualTo("-" + done.get());
  }

  @Test
  void anItemBelongsToOneTransactionAtATime() {
    ItemLocks locks = new ItemLocks();
    ItemLocks.Place a = new ItemLocks.Place(1, Map.of());
    ItemLocks.Place b = new ItemLocks.Place(2, Map.of());
    assertThat(locks.take(List.of(a))).containsExactly(false);
    assertThat(locks.take(List.of(b, a))).containsExactly(false, true);
    assertThat(locks.held(b)).isFalse();
    locks.release(List.of(a));
    assertThat(locks.take(List.of(b, a))).containsExactly(false, false);
  }

  @Test
  void aWrongKeyCancels() {
    orders(more -> {});
    TransactionCanceledException error =
        (TransactionCanceledException)
            refused(
                () ->
                    dynamo.transactWriteItems(
                        t ->
                            t.transactItems(
                                add("a", 1),
                                TransactWriteItem.builder()
                                    .put(
                                        p ->
                                            p.tableName("orders")
                                                .item(Map.of("pk", n("5"), "sk", s("x"))))
                                    .build())));
    assertThat(error.cancellationReasons().get(1).message())
        .isEqualTo(
            "One or more parameter values were invalid: Type mismatch for key pk expected: S"
                + " actual: N");
  }

  @Test
  void theSameItemTwiceIsRefused() {
    orders(more -> {});
    DynamoDbException error =
        refused(() -> dynamo.transactWriteItems(t -> t.transactItems(add("a", 1), add("a", 1))));
    assertThat(error.awsErrorDetails().errorMessage())
        .isEqualTo("Transaction request cannot include multiple operations on one item");
  }

  /** Refused for what it asks, before any capacity is looked at: no retry would help. */
  @Test
  void moreThanFourMegabytesAreRefusedBeforeTheyAreThrottled() {
    sandbox.clock().pause();
    dynamo.createTable(
        c ->
            c.tableName("orders")
                .provisionedThroughput(p -> p.readCapacityUnits(5000L).writeCapacityUnits(5000L))
                .attributeDefinitions(type("pk", "S"), type("sk", "S"))
                .keySchema(element("pk", KeyType.HASH), element("sk", KeyType.RANGE)));
    String text = "x".repeat(399_000);
    List<Map<String, AttributeValue>> items =
        IntStream.range(0, 11)
            .mapToObj(i -> Map.of("pk", s("large" + i), "sk", s("1"), "text", s(text)))
            .toList();
    for (Map<String, AttributeValue> item : items) {
      dynamo.putItem(p -> p.tableName("orders").item(item));
      sandbox.clock().advance(Duration.ofSeconds(1));
    }
    dynamo.updateTable(
        u ->
            u.tableName("orders")
                .provisionedThroughput(p -> p.readCapacityUnits(1L).writeCapacityUnits(1L)));
    DynamoDbException writes =
        refused(
            () ->
                dynamo.transactWriteItems(
                    t ->
                        t.transactItems(
                            items.stream()
                                .map(
                                    item ->
                                        TransactWriteItem.builder()
                                            .put(p -> p.tableName("orders").item(item))
                                            .build())
                                .toList())));
    DynamoDbException reads =
        refused(
            () ->
                dynamo.transactGetItems(
                    t ->
                        t.transactItems(
                            items.stream()
                                .map(
                                    item ->
                                        TransactGetItem.builder()
                                            .get(
                                                g ->
                                                    g.tableName("orders")
                                                        .key(key(item.get("pk").s(), "1")))
                                            .build())
                                .toList())));
    assertThat(List.of(writes, reads))
        .allSatisfy(
            error -> {
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(error.awsErrorDetails().errorMessage())
                  .isEqualTo(
                      "The aggregate size of the items in the transaction cannot exceed 4 MB");
            });
  }
}
