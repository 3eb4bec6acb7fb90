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
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
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
}
