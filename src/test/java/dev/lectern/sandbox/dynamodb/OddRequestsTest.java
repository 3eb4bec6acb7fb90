package dev.lectern.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Requests that nobody sends on purpose, in the words in which DynamoDB refuses them. */
class OddRequestsTest extends DynamoDbTest {

  private String query(Consumer<QueryRequest.Builder> more) {
    return message(
        () ->
            dynamo.query(
                q -> {
                  q.tableName("orders");
                  more.accept(q);
                }));
  }

  private static Map<String, AttributeValue> values(String pk, String sk) {
    return Map.of(":p", s(pk), ":s", s(sk));
  }

  @Test
  void aQueryGoesOnOnlyWithinWhatItAsksFor() {
    orders(t -> {});
    assertThat(
            query(
                q ->
                    q.keyConditionExpression("pk = :p")
                        .expressionAttributeValues(Map.of(":p", s("a")))
                        .exclusiveStartKey(key("b", "1"))))
        .isEqualTo(
            "The provided starting key is outside query boundaries based on provided conditions");
    assertThat(
            query(
                q ->
                    q.keyConditionExpression("pk = :p AND sk < :s")
                        .expressionAttributeValues(values("a", "3"))
                        .exclusiveStartKey(key("a", "8"))))
        .isEqualTo("The provided starting key does not match the range key predicate");
    Map<String, AttributeValue> inIndex = new HashMap<>(key("a", "1"));
    inIndex.put("status", s("NEW"));
    assertThat(
            query(
                q ->
                    q.indexName("by-status")
                        .keyConditionExpression("#s = :p")
                        .expressionAttributeNames(Map.of("#s", "status"))
                        .expressionAttributeValues(Map.of(":p", s("OLD")))
                        .exclusiveStartKey(inIndex)))
        .contains("outside query boundaries");
  }

  @Test
  void aScanGoesOnOnlyInItsSegment() {
    orders(t -> {});
    List<String> refusals =
        IntStream.range(0, 4)
            .mapToObj(
                segment ->
                    refused(
                        () ->
                            dynamo.scan(
                                s ->
                                    s.tableName("orders")
                                        .totalSegments(4)
                                        .segment(segment)
                                        .exclusiveStartKey(key("a", "1")))))
            .filter(refusal -> refusal != null)
            .map(refusal -> refusal.awsErrorDetails().errorMessage())
            .toList();
    assertThat(refusals)
        .hasSize(3)
        .allMatch(
            text ->
                text.startsWith(
                    "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use"
                        + " ExclusiveStartKey with correct Segment. TotalSegments: 4 Segment: "));
  }

  @Test
  void keysAreNeverEmpty() {
    orders(t -> {});
    String empty =
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
            + " contain an empty string value. Key: ";
    assertThat(
            query(
                q ->
                    q.keyConditionExpression("pk = :p")
                        .expressionAttributeValues(Map.of(":p", s("")))))
        .isEqualTo(empty + "pk");
    assertThat(
            query(
                q ->
                    q.keyConditionExpression("pk = :p AND sk > :s")
                        .expressionAttributeValues(values("a", ""))))
        .isEqualTo(empty + "sk");
    Map<String, AttributeValue> unnamed = new HashMap<>(key("a", "1"));
    unnamed.put("", s("nameless"));
    assertThat(refused(() -> dynamo.putItem(p -> p.tableName("orders").item(unnamed))))
        .hasMessageContaining("attribute name");
  }

  @Test
  void oldConditionsOfAQueryHaveWordsOfTheirOwn() {
    orders(t -> {});
    Condition equal =
        Condition.builder()
            .comparisonOperator(ComparisonOperator.EQ)
            .attributeValueList(s("a"))
            .build();
    Condition other = equal.toBuilder().comparisonOperator(ComparisonOperator.NE).build();
    assertThat(query(q -> q.keyConditions(Map.of("pk", other))))
        .isEqualTo("Attempted conditional constraint is not an indexable operation");
    assertThat(query(q -> q.keyConditions(Map.of("pk", equal)).queryFilter(Map.of("sk", equal))))
        .isEqualTo(
            "QueryFilter can only contain non-primary key attributes: Primary key attribute: sk");
  }

  @Test
  void aBatchThatIsTooLongIsToldOfTheWholeMap() {
    orders(t -> {});
    List<WriteRequest> puts =
        IntStream.range(0, 26)
            .mapToObj(i -> key("a", "" + i))
            .map(item -> WriteRequest.builder().putRequest(p -> p.item(item)).build())
            .toList();
    String limits =
        "at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: [Member"
            + " must have length less than or equal to 25, Member must have length greater than or"
            + " equal to 1]";
    assertThat(message(() -> dynamo.batchWriteItem(b -> b.requestItems(Map.of("orders", puts)))))
        .startsWith("1 validation error detected: Value '{orders=[")
        .endsWith(limits);
    assertThat(
            message(() -> dynamo.batchWriteItem(b -> b.requestItems(Map.of("orders", List.of())))))
        .endsWith(limits);
  }

  @Test
  void tablesSayWhatIsMissingOrTooMuch() {
    orders(t -> {});
    assertThat(message(() -> dynamo.updateTable(u -> u.tableName("orders"))))
        .startsWith("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,");
    assertThat(
            message(
                () ->
                    dynamo.createTable(
                        t ->
                            t.tableName("users")
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(type("pk", "S"), type("name", "S"))
                                .keySchema(element("pk", KeyType.HASH)))))
        .endsWith(
            "Number of attributes in KeySchema does not exactly match number of attributes defined"
                + " in AttributeDefinitions");
    assertThat(
            message(
                () ->
                    dynamo.createTable(
                        t ->
                            t.tableName("users")
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(type("pk", "S"))
                                .keySchema(element("pk", KeyType.HASH))
                                .localSecondaryIndexes(List.of()))))
        .endsWith("List of LocalSecondaryIndexes is empty");
  }

  /** "Service, account, and table quotas in Amazon DynamoDB", expression parameters. */
  @Test
  void anExpressionHasThreeHundredOperatorsAndFourKilobytesAtMost() {
    orders(t -> {});
    assertThat(condition("a = :v" + " OR a = :v".repeat(149) + " OR attribute_exists(pk)"))
        .isEqualTo(
            "Invalid ConditionExpression: The expression contains too many operators; operator"
                + " count: 301");
    assertThat(condition("NOT a <> :v" + " OR a = :v".repeat(149)))
        .isEqualTo("The conditional request failed");
    assertThat(condition("a = :v OR a" + "b".repeat(4_000) + "é".repeat(80) + " = :v"))
        .endsWith("Expression size has exceeded the maximum allowed size; expression size: 4176");
    List<String> choices = IntStream.range(0, 101).mapToObj(i -> ":v").toList();
    assertThat(condition("a IN (" + String.join(", ", choices) + ")"))
        .endsWith("The IN operator is provided with too many operands; number of operands: 101");
    String sums = "SET " + String.join(",", numbered("a%d=b+:v", 301));
    assertThat(
            message(
                () ->
                    dynamo.updateItem(
                        u ->
                            u.tableName("orders")
                                .key(key("a", "1"))
                                .updateExpression(sums)
                                .expressionAttributeValues(Map.of(":v", n("1"))))))
        .startsWith("Invalid UpdateExpression: The expression contains too many operators;");
  }

  private static List<String> numbered(String format, int count) {
    return IntStream.range(0, count).mapToObj(format::formatted).toList();
  }

  private String condition(String expression) {
    return message(
        () ->
            dynamo.deleteItem(
                d ->
                    d.tableName("orders")
                        .key(key("a", "1"))
                        .conditionExpression(expression)
                        .expressionAttributeValues(Map.of(":v", n("1")))));
  }

  @Test
  void sizeCountsTheUnitsOfTexts() {
    orders(t -> {});
    Map<String, AttributeValue> item = new HashMap<>(key("a", "1"));
    item.put("text", s("äöü😀"));
    dynamo.putItem(p -> p.tableName("orders").item(item));
    assertThat(
            dynamo
                .scan(
                    q ->
                        q.tableName("orders")
                            .filterExpression("size(#t) = :five")
                            .expressionAttributeNames(Map.of("#t", "text"))
                            .expressionAttributeValues(Map.of(":five", n("5"))))
                .count())
        .isEqualTo(1);
  }

  @Test
  void aBatchHasWordsOfItsOwnForKeys() {
    orders(t -> {});
    List<Map<String, AttributeValue>> wrong =
        List.of(Map.of("pk", s("a")), Map.of("pk", n("1"), "sk", s("1")));
    for (Map<String, AttributeValue> item : wrong) {
      WriteRequest put = WriteRequest.builder().putRequest(p -> p.item(item)).build();
      assertThat(
              message(
                  () -> dynamo.batchWriteItem(b -> b.requestItems(Map.of("orders", List.of(put))))))
          .isEqualTo("The provided key element does not match the schema");
    }
  }

  @Test
  void allTablesOfABatchAskInTheSameWay() {
    orders(t -> {});
    orders(t -> t.tableName("others"));
    KeysAndAttributes old =
        KeysAndAttributes.builder().keys(List.of(key("a", "1"))).attributesToGet("pk").build();
    KeysAndAttributes fresh =
        KeysAndAttributes.builder().keys(List.of(key("a", "1"))).projectionExpression("pk").build();
    assertThat(
            message(
                () ->
                    dynamo.batchGetItem(
                        b -> b.requestItems(Map.of("orders", old, "others", fresh)))))
        .startsWith("Can not use both expression and non-expression parameters");
  }

  @Test
  void anUpdateOfNothingMakesTheItemAndReturnsNothing() {
    orders(t -> {});
    assertThat(
            dynamo
                .updateItem(
                    u ->
                        u.tableName("orders")
                            .key(key("a", "1"))
                            .returnValues(ReturnValue.UPDATED_NEW))
                .attributes())
        .isEmpty();
    assertThat(dynamo.getItem(g -> g.tableName("orders").key(key("a", "1"))).item())
        .isEqualTo(key("a", "1"));
  }

  @Test
  void whatAPutCanReturnIsSaid() {
    orders(t -> {});
    assertThat(
            message(
                () ->
                    dynamo.putItem(
                        p ->
                            p.tableName("orders")
                                .item(key("a", "1"))
                                .returnValues(ReturnValue.ALL_NEW))))
        .isEqualTo("ReturnValues can only be ALL_OLD or NONE");
  }

  @Test
  void aKeyConditionHasNoMoreConditionsThanTheKeyHasAttributes() {
    orders(t -> {});
    assertThat(
            query(
                q ->
                    q.keyConditionExpression("pk = :p AND sk > :s AND extra = :p")
                        .expressionAttributeValues(values("a", "1"))))
        .isEqualTo(
            "The number of query conditions (3) exceeds the number of key attributes defined in the"
                + " schema (2)");
  }

  private String unitsOfIndex(ProvisionedThroughput units) {
    return message(
        () ->
            dynamo.updateTable(
                u ->
                    u.tableName("orders")
                        .globalSecondaryIndexUpdates(
                            index ->
                                index.update(
                                    o -> o.indexName("by-status").provisionedThroughput(units)))));
  }

  @Test
  void anIndexHasUnitsOfItsOwnExactlyInAProvisionedTable() {
    orders(t -> {});
    ProvisionedThroughput units =
        ProvisionedThroughput.builder().readCapacityUnits(5L).writeCapacityUnits(5L).build();
    assertThat(unitsOfIndex(units))
        .contains("ProvisionedThroughput should not be specified for index: by-status");
    dynamo.updateTable(
        u ->
            u.tableName("orders")
                .billingMode(BillingMode.PROVISIONED)
                .provisionedThroughput(units)
                .globalSecondaryIndexUpdates(
                    index ->
                        index.update(o -> o.indexName("by-status").provisionedThroughput(units))));
    assertThat(unitsOfIndex(units))
        .startsWith("The provisioned throughput for the index by-status will not change.");
  }

  /** More bytes than 16 MB do not reach the service: 413, no code, nothing in the body. */
  @Test
  void aRequestOfMoreThanSixteenMegabytesIsRefusedAtTheDoor() {
    orders(t -> {});
    String text = "x".repeat(700_000);
    List<WriteRequest> puts =
        IntStream.range(0, 24)
            .mapToObj(
                i ->
                    WriteRequest.builder()
                        .putRequest(
                            p -> p.item(Map.of("pk", s("a"), "sk", s("b" + i), "text", s(text))))
                        .build())
            .toList();
    DynamoDbException error =
        refused(() -> dynamo.batchWriteItem(b -> b.requestItems(Map.of("orders", puts))));
    assertThat(error.statusCode()).isEqualTo(413);
    assertThat(error.awsErrorDetails().errorCode()).isNull();
    assertThat(
            message(
                () ->
                    dynamo.batchWriteItem(
                        b -> b.requestItems(Map.of("orders", puts.subList(1, 24))))))
        .contains("Item size");
  }

  /** What boto3 sends with the call that finds endpoints, and with no other. */
  @Test
  void endpointsAreFoundWithTheVersionInAHeader() {
    assertThat(
            dynamo
                .describeEndpoints(
                    d ->
                        d.overrideConfiguration(
                            o -> o.putHeader("x-amz-api-version", "2012-08-10")))
                .endpoints())
        .singleElement()
        .satisfies(
            endpoint ->
                assertThat(endpoint.address()).isEqualTo(sandbox.endpoint().getAuthority()));
  }

  /** AWS takes up to four attributes for each part of a global index's key: not so the sandbox. */
  @Test
  void anIndexKeyOfSeveralAttributesIsSaidToBeMissing() {
    DynamoDbException error =
        refused(
            () ->
                orders(
                    t ->
                        t.globalSecondaryIndexes(
                            index ->
                                index
                                    .indexName("both")
                                    .keySchema(
                                        element("status", KeyType.HASH),
                                        element("sk", KeyType.HASH))
                                    .projection(p -> p.projectionType("ALL")))));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("NotImplemented");
    assertThat(error.awsErrorDetails().errorMessage()).contains("On AWS it exists");
  }
}
