package dev.lectern.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

class LegacyParametersTest extends DynamoDbTest {

  @BeforeEach
  void items() {
    orders(more -> {});
    for (int i = 1; i <= 5; i++) {
      String sk = "o" + i;
      String total = String.valueOf(i * 10);
      dynamo.putItem(
          p ->
              p.tableName("orders")
                  .item(
                      Map.of(
                          "pk", s("c"),
                          "sk", s(sk),
                          "total", n(total),
                          "tags", AttributeValue.fromSs(List.of("x", sk)))));
    }
  }

  private static Condition condition(ComparisonOperator operator, AttributeValue... values) {
    return Condition.builder().comparisonOperator(operator).attributeValueList(values).build();
  }

  private static ExpectedAttributeValue equal(AttributeValue value) {
    return ExpectedAttributeValue.builder().value(value).build();
  }

  @Test
  void keyConditionsFiltersAndAttributesToGet() {
    var answer =
        dynamo.query(
            q ->
                q.tableName("orders")
                    .keyConditions(
                        Map.of(
                            "pk", condition(ComparisonOperator.EQ, s("c")),
                            "sk", condition(ComparisonOperator.BETWEEN, s("o2"), s("o4"))))
                    .queryFilter(
                        Map.of(
                            "total", condition(ComparisonOperator.GT, n("25")),
                            "tags", condition(ComparisonOperator.CONTAINS, s("o4"))))
                    .conditionalOperator(ConditionalOperator.AND)
                    .attributesToGet("sk"));
    assertThat(answer.scannedCount()).isEqualTo(3);
    assertThat(answer.items()).containsExactly(Map.of("sk", s("o4")));
    assertThat(
            dynamo
                .scan(
                    q ->
                        q.tableName("orders")
                            .scanFilter(
                                Map.of(
                                    "total", condition(ComparisonOperator.IN, n("10"), n("30")),
                                    "sk", condition(ComparisonOperator.EQ, s("o5"))))
                            .conditionalOperator(ConditionalOperator.OR))
                .count())
        .isEqualTo(3);
    assertThat(
            dynamo
                .scan(
                    q ->
                        q.tableName("orders")
                            .scanFilter(Map.of("none", condition(ComparisonOperator.NULL))))
                .count())
        .isEqualTo(5);
  }

  @Test
  void expectedValues() {
    dynamo.putItem(
        p ->
            p.tableName("orders")
                .item(key("c", "new"))
                .expected(Map.of("pk", ExpectedAttributeValue.builder().exists(false).build())));
    assertThatThrownBy(
            () ->
                dynamo.deleteItem(
                    d ->
                        d.tableName("orders")
                            .key(key("c", "o1"))
                            .expected(Map.of("total", equal(n("11"))))))
        .isInstanceOf(ConditionalCheckFailedException.class);
    dynamo.deleteItem(
        d ->
            d.tableName("orders")
                .key(key("c", "o1"))
                .expected(
                    Map.of(
                        "total", equal(n("10")),
                        "sk",
                            ExpectedAttributeValue.builder()
                                .comparisonOperator(ComparisonOperator.NE)
                                .attributeValueList(s("o1"))
                                .build()))
                .conditionalOperator(ConditionalOperator.OR));
    assertThat(
            message(
                () ->
                    dynamo.deleteItem(
                        d ->
                            d.tableName("orders")
                                .key(key("c", "o1"))
                                .expected(
                                    Map.of(
                                        "a",
                                        ExpectedAttributeValue.builder().exists(true).build())))))
        .isEqualTo(
            "One or more parameter values were invalid: Value must be provided when Exists is true"
                + " for Attribute: a");
  }

  @Test
  void attributeUpdates() {
    var answer =
        dynamo.updateItem(
            u ->
                u.tableName("orders")
                    .key(key("c", "o1"))
                    .returnValues(ReturnValue.ALL_NEW)
                    .attributeUpdates(
                        Map.of(
                            "total", update(AttributeAction.ADD, n("5")),
                            "name", update(AttributeAction.PUT, s("first")),
                            "tags",
                                update(AttributeAction.DELETE, AttributeValue.fromSs(List.of("x"))),
                            "list",
                                update(AttributeAction.ADD, AttributeValue.fromL(List.of(n("1")))),
                            "none",
                                AttributeValueUpdate.builder()
                                    .action(AttributeAction.DELETE)
                                    .build())));
    assertThat(answer.attributes())
        .containsEntry("total", n("15"))
        .containsEntry("name", s("first"))
        .containsEntry("tags", AttributeValue.fromSs(List.of("o1")))
        .containsEntry("list", AttributeValue.fromL(List.of(n("1"))))
        .doesNotContainKey("none");
    assertThat(
            message(
                () ->
                    dynamo.updateItem(
                        u ->
                            u.tableName("orders")
                                .key(key("c", "o1"))
                                .attributeUpdates(
                                    Map.of("a", update(AttributeAction.ADD, s("text")))))))
        .isEqualTo(
            "One or more parameter values were invalid: ADD action is not supported for the type"
                + " S");
  }

  private static AttributeValueUpdate update(AttributeAction action, AttributeValue value) {
    return AttributeValueUpdate.builder().action(action).value(value).build();
  }

  @Test
  void oldAndNewDoNotMix() {
    assertThat(
            message(
                () ->
                    dynamo.getItem(
                        g ->
                            g.tableName("orders")
                                .key(key("c", "o1"))
                                .attributesToGet("sk")
                                .projectionExpression("sk"))))
        .isEqualTo(
            "Can not use both expression and non-expression parameters in the same request:"
                + " Non-expression parameters: {AttributesToGet} Expression parameters:"
                + " {ProjectionExpression}");
    assertThat(
            message(
                () ->
                    dynamo.scan(
                        g ->
                            g.tableName("orders")
                                .scanFilter(
                                    Map.of(
                                        "sk", condition(ComparisonOperator.LT, n("1"), n("2")))))))
        .isEqualTo(
            "One or more parameter values were invalid: Invalid number of argument(s) for the LT"
                + " ComparisonOperator");
    assertThat(
            message(
                () ->
                    dynamo.scan(
                        g -> g.tableName("orders").conditionalOperator(ConditionalOperator.OR))))
        .isEqualTo("ConditionalOperator cannot be used without Filter or Expected");
  }
}
