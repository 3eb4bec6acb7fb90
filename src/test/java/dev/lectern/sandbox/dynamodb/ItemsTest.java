package dev.lectern.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class ItemsTest extends DynamoDbTest {

  @BeforeEach
  void createOrders() {
    orders(more -> {});
  }

  private Map<String, AttributeValue> get(String pk, String sk) {
    return dynamo.getItem(g -> g.tableName("orders").key(key(pk, sk))).item();
  }

  private void put(Map<String, AttributeValue> item) {
    dynamo.putItem(p -> p.tableName("orders").item(item));
  }

  private Map<String, AttributeValue> order(String pk, String sk, String status) {
    Map<String, AttributeValue> item = new HashMap<>(key(pk, sk));
    item.put("status", s(status));
    return item;
  }

  @Test
  void everyTypeComesBackAsItWas() {
    Map<String, AttributeValue> item = new HashMap<>(key("types", "all"));
    item.put("text", s(""));
    item.put("number", n("-12345678901234567890.123456789012345678"));
    item.put("binary", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 7})));
    item.put("yes", AttributeValue.fromBool(true));
    item.put("nothing", AttributeValue.fromNul(true));
    item.put("names", AttributeValue.fromSs(List.of("a", "b")));
    item.put("numbers", AttributeValue.fromNs(List.of("1", "2.5")));
    item.put("list", AttributeValue.fromL(List.of(s("x"), AttributeValue.fromM(Map.of()))));
    item.put("map", AttributeValue.fromM(Map.of("deep", AttributeValue.fromL(List.of(n("0"))))));
    put(item);
    assertThat(get("types", "all")).isEqualTo(item);
  }

  @Test
  void numbersAreExactAndWrittenInFull() {
    put(new HashMap<>(Map.of("pk", s("n"), "sk", s("1"), "v", n("1.50E+3"))));
    assertThat(get("n", "1").get("v").n()).isEqualTo("1500");
    Map<String, AttributeValue> tooLong =
        Map.of("pk", s("n"), "sk", s("2"), "v", n("123456789012345678901234567890123456789"));
    assertThat(message(() -> put(tooLong)))
        .isEqualTo("Attempting to store more than 38 significant digits in a Number");
  }

  @Test
  void aConditionKeepsWhatIsThere() {
    put(order("c7", "o1", "NEW"));
    ConditionalCheckFailedException failed =
        (ConditionalCheckFailedException)
            refused(
                () ->
                    dynamo.putItem(
                        p ->
                            p.tableName("orders")
                                .item(order("c7", "o1", "LOST"))
                                .conditionExpression("attribute_not_exists(pk)")
                                .returnValuesOnConditionCheckFailure("ALL_OLD")));
    assertThat(failed.item().get("status").s()).isEqualTo("NEW");
    assertThat(get("c7", "o1").get("status").s()).isEqualTo("NEW");
  }

  @Test
  void anUpdateMakesTheItemWhenItIsMissing() {
    UpdateItemResponse first =
        dynamo.updateItem(
            u ->
                u.tableName("orders")
                    .key(key("counter", "1"))
                    .updateExpression("ADD hits :one SET tags = if_not_exists(tags, :none)")
                    .expressionAttributeValues(
                        Map.of(":one", n("1"), ":none", AttributeValue.fromL(List.of())))
                    .returnValues(ReturnValue.UPDATED_NEW));
    assertThat(first.attributes().get("hits").n()).isEqualTo("1");
    dynamo.updateItem(
        u ->
            u.tableName("orders")
                .key(key("counter", "1"))
                .updateExpression("SET tags = list_append(tags, :t), hits = hits + :one")
                .expressionAttributeValues(
                    Map.of(":one", n("1"), ":t", AttributeValue.fromL(List.of(s("x"))))));
    assertThat(get("counter", "1").get("hits").n()).isEqualTo("2");
    assertThat(get("counter", "1").get("tags").l()).containsExactly(s("x"));
  }

  @Test
  void eightWritersCountExactly() {
    IntStream.range(0, 8)
        .parallel()
        .forEach(
            writer -> {
              for (int i = 0; i < 25; i++) {
                dynamo.updateItem(
                    u ->
                        u.tableName("orders")
                            .key(key("counter", "all"))
                            .updateExpression("ADD hits :one")
                            .expressionAttributeValues(Map.of(":one", n("1"))));
              }
            });
    assertThat(get("counter", "all").get("hits").n()).isEqualTo("200");
  }

  @Test
  void aQueryReadsAnItemCollectionInOrder() {
    for (int i = 1; i <= 5; i++) {
      put(order("CUSTOMER#7", "ORDER#2026-0" + i, i % 2 == 0 ? "SHIPPED" : "OPEN"));
    }
    put(order("CUSTOMER#7", "PROFILE", "-"));
    QueryResponse orders =
        dynamo.query(
            q ->
                q.tableName("orders")
                    .keyConditionExpression("pk = :p AND begins_with(sk, :o)")
                    .expressionAttributeValues(Map.of(":p", s("CUSTOMER#7"), ":o", s("ORDER#"))));
    assertThat(orders.count()).isEqualTo(5);
    QueryResponse latest =
        dynamo.query(
            q ->
                q.tableName("orders")
                    .keyConditionExpression("pk = :p AND begins_with(sk, :o)")
                    .expressionAttributeValues(Map.of(":p", s("CUSTOMER#7"), ":o", s("ORDER#")))
                    .scanIndexForward(false)
                    .limit(1));
    assertThat(latest.scannedCount()).isEqualTo(1);
    assertThat(latest.items().getFirst().get("sk").s()).isEqualTo("ORDER#2026-05");
    assertThat(latest.lastEvaluatedKey()).isNotEmpty();
  }

  @Test
  void everyRangeOfEverySizeOfPageIsWhole() {
    TreeMap<String, Integer> all = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      all.put("%03d".formatted(i * 7), i);
      put(order("page", "%03d".formatted(i * 7), "x"));
    }
    Map<String, List<String>> expected =
        Map.of(
            "sk >= :a", List.copyOf(all.tailMap("100").keySet()),
            "sk > :a", List.copyOf(all.tailMap("100", false).keySet()),
            "sk < :a", List.copyOf(all.headMap("100").keySet()),
            "sk <= :a", List.copyOf(all.headMap("100", true).keySet()),
            "sk BETWEEN :a AND :b", List.copyOf(all.subMap("100", true, "200", true).keySet()));
    for (int limit : new int[] {1, 3, 40, 100}) {
      for (boolean forward : new boolean[] {true, false}) {
        expected.forEach(
            (condition, keys) -> {
              Map<String, AttributeValue> values = new HashMap<>();
              values.put(":p", s("page"));
              values.put(":a", s("100"));
              if (condition.contains(":b")) {
                values.put(":b", s("200"));
              }
              List<String> found =
                  dynamo
                      .queryPaginator(
                          q ->
                              q.tableName("orders")
                                  .keyConditionExpression("pk = :p AND " + condition)
                                  .expressionAttributeValues(values)
                                  .scanIndexForward(forward)
                                  .limit(limit))
                      .items()
                      .stream()
                      .map(item -> item.get("sk").s())
                      .toList();
              assertThat(found)
                  .as(condition + " " + limit + " " + forward)
                  .isEqualTo(forward ? keys : keys.reversed());
            });
      }
    }
  }

  @Test
  void anIndexIsSparseAndFollowsItsItems() {
    put(order("c1", "o1", "OPEN"));
    put(new HashMap<>(key("c1", "o2")));
    assertThat(byStatus("OPEN")).containsExactly("o1");
    put(order("c1", "o1", "SHIPPED"));
    assertThat(byStatus("OPEN")).isEmpty();
    assertThat(byStatus("SHIPPED")).containsExactly("o1");
    dynamo.deleteItem(d -> d.tableName("orders").key(key("c1", "o1")));
    assertThat(byStatus("SHIPPED")).isEmpty();
  }

  private List<String> byStatus(String status) {
    return dynamo
        .query(
            q ->
                q.tableName("orders")
                    .indexName("by-status")
                    .keyConditionExpression("#s = :s")
                    .expressionAttributeNames(Map.of("#s", "status"))
                    .expressionAttributeValues(Map.of(":s", s(status))))
        .items()
        .stream()
        .map(item -> item.get("sk").s())
        .toList();
  }

  @Test
  void aFilterCostsWhatItReads() {
    for (int i = 0; i < 100; i++) {
      put(order("many", "%03d".formatted(i), i == 50 ? "RARE" : "COMMON"));
    }
    var page =
        dynamo.scan(
            s ->
                s.tableName("orders")
                    .filterExpression("#s = :s")
                    .expressionAttributeNames(Map.of("#s", "status"))
                    .expressionAttributeValues(Map.of(":s", s("RARE")))
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    assertThat(page.count()).isEqualTo(1);
    assertThat(page.scannedCount()).isEqualTo(100);
    assertThat(page.consumedCapacity().capacityUnits()).isEqualTo(0.5);
  }

  @Test
  void segmentsShareAllItems() {
    for (int i = 0; i < 200; i++) {
      put(order("p" + i, "1", "x"));
    }
    List<String> found = new ArrayList<>();
    for (int segment = 0; segment < 4; segment++) {
      int number = segment;
      List<String> some =
          dynamo
              .scanPaginator(s -> s.tableName("orders").segment(number).totalSegments(4).limit(7))
              .items()
              .stream()
              .map(item -> item.get("pk").s())
              .toList();
      assertThat(some).hasSizeBetween(20, 80);
      found.addAll(some);
    }
    assertThat(found).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void unitsAreTheDocumentedOnes() {
    Map<String, AttributeValue> big = new HashMap<>(key("big", "1"));
    big.put("data", s("x".repeat(6 * 1024 - 20)));
    assertThat(
            dynamo
                .putItem(p -> p.tableName("orders").item(big).returnConsumedCapacity("TOTAL"))
                .consumedCapacity()
                .capacityUnits())
        .isEqualTo(6.0);
    assertThat(read(true)).isEqualTo(2.0);
    assertThat(read(false)).isEqualTo(1.0);
    assertThat(
            dynamo
                .transactGetItems(
                    t ->
                        t.transactItems(i -> i.get(g -> g.tableName("orders").key(key("big", "1"))))
                            .returnConsumedCapacity("TOTAL"))
                .consumedCapacity()
                .getFirst()
                .capacityUnits())
        .isEqualTo(4.0);
  }

  private double read(boolean consistent) {
    return dynamo
        .getItem(
            g ->
                g.tableName("orders")
                    .key(key("big", "1"))
                    .consistentRead(consistent)
                    .returnConsumedCapacity("TOTAL"))
        .consumedCapacity()
        .capacityUnits();
  }

  @Test
  void aTransactionIsAllOrNothing() {
    put(order("c1", "o1", "OPEN"));
    TransactionCanceledException cancelled =
        (TransactionCanceledException)
            refused(
                () ->
                    dynamo.transactWriteItems(
                        t ->
                            t.transactItems(
                                a -> a.put(p -> p.tableName("orders").item(order("c2", "o2", "X"))),
                                b ->
                                    b.put(
                                        p ->
                                            p.tableName("orders")
                                                .item(order("c1", "o1", "X"))
                                                .conditionExpression(
                                                    "attribute_not_exists(pk)")))));
    assertThat(cancelled.cancellationReasons())
        .extracting(reason -> reason.code())
        .containsExactly("None", "ConditionalCheckFailed");
    assertThat(get("c2", "o2")).isEmpty();
  }

  @Test
  void aBatchWritesAndReads() {
    dynamo.batchWriteItem(
        b ->
            b.requestItems(
                Map.of(
                    "orders",
                    IntStream.range(0, 25)
                        .mapToObj(
                            i ->
                                WriteRequest.builder()
                                    .putRequest(p -> p.item(order("b", "" + i, "x")))
                                    .build())
                        .toList())));
    assertThat(
            dynamo
                .batchGetItem(
                    b ->
                        b.requestItems(
                            Map.of(
                                "orders",
                                software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes
                                    .builder()
                                    .keys(key("b", "3"), key("b", "99"))
                                    .build())))
                .responses()
                .get("orders"))
        .hasSize(1);
  }

  @Test
  void wrongExpressionsAreExplained() {
    put(order("c1", "o1", "OPEN"));
    assertThat(update("SET status = :s", Map.of(":s", s("x"))))
        .isEqualTo(
            "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword:"
                + " status");
    assertThat(update("SET a = :s", Map.of(":s", s("x"), ":t", s("y"))))
        .isEqualTo("Value provided in ExpressionAttributeValues unused in expressions: keys: {:t}");
    assertThat(update("SET a = :x", Map.of(":s", s("x"))))
        .isEqualTo(
            "Invalid UpdateExpression: An expression attribute value used in expression is not"
                + " defined; attribute value: :x");
    assertThat(update("SET a = :s, a.b = :s", Map.of(":s", s("x"))))
        .isEqualTo(
            "Invalid UpdateExpression: Two document paths overlap with each other; must remove or"
                + " rewrite one of these paths; path one: [a], path two: [a, b]");
    assertThat(update("SET pk = :s", Map.of(":s", s("x"))))
        .isEqualTo(
            "One or more parameter values were invalid: Cannot update attribute pk. This attribute"
                + " is part of the key");
    assertThat(update("SET a = b + :s", Map.of(":s", n("1"))))
        .isEqualTo(
            "The provided expression refers to an attribute that does not exist in the item");
    assertThat(update("SET a = = :s", Map.of(":s", n("1"))))
        .isEqualTo("Invalid UpdateExpression: Syntax error; token: \"=\", near: \"= = :s\"");
  }

  private String update(String expression, Map<String, AttributeValue> values) {
    return message(
        () ->
            dynamo.updateItem(
                u ->
                    u.tableName("orders")
                        .key(key("c1", "o1"))
                        .updateExpression(expression)
                        .expressionAttributeValues(values)));
  }

  @Test
  void keysAreChecked() {
    assertThat(message(() -> put(Map.of("pk", s("x")))))
        .isEqualTo("One or more parameter values were invalid: Missing the key sk in the item");
    assertThat(message(() -> put(Map.of("pk", s("x"), "sk", n("1")))))
        .isEqualTo(
            "One or more parameter values were invalid: Type mismatch for key sk expected: S actual:"
                + " N");
    assertThat(message(() -> put(Map.of("pk", s(""), "sk", s("1")))))
        .isEqualTo(
            "One or more parameter values are not valid. The AttributeValue for a key attribute"
                + " cannot contain an empty string value. Key: pk");
    assertThat(
            message(() -> dynamo.getItem(g -> g.tableName("orders").key(Map.of("pk", s("only"))))))
        .isEqualTo("The provided key element does not match the schema");
  }
}
