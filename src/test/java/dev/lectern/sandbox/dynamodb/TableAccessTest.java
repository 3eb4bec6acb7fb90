package dev.lectern.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.sandbox.iam.IdentityTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class TableAccessTest extends IdentityTest {

  private static final String TABLES = "arn:aws:dynamodb:us-east-1:" + ACCOUNT + ":table/";

  @BeforeEach
  void makeTables() {
    DynamoDbClient root = dynamo(root(ALICE));
    for (String name : List.of("games", "secrets")) {
      root.createTable(
          b ->
              b.tableName(name)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(
                      a -> a.attributeName("player").attributeType(ScalarAttributeType.S))
                  .keySchema(k -> k.attributeName("player").keyType(KeyType.HASH)));
    }
    root.waiter().waitUntilTableExists(b -> b.tableName("secrets"));
    root.putItem(b -> b.tableName("games").item(item("ann")));
    root.putItem(b -> b.tableName("games").item(item("bob")));
  }

  private static Map<String, AttributeValue> item(String player) {
    return Map.of("player", AttributeValue.fromS(player));
  }

  @Test
  void leadingKeysGiveEachUserItsOwnItems() {
    AwsCredentials ann =
        user(
            "ann",
            allow("dynamodb:*", TABLES + "games")
                + ",\"Condition\":{\"ForAllValues:StringEquals\":"
                + "{\"dynamodb:LeadingKeys\":[\"${aws:username}\"]}}");
    DynamoDbClient client = dynamo(ann);
    client.getItem(b -> b.tableName("games").key(item("ann")));
    var denied = error(() -> client.getItem(b -> b.tableName("games").key(item("bob"))));
    assertCode(denied, 400, "AccessDeniedException");
    assertThat(message(denied))
        .isEqualTo(
            "User: arn:aws:iam::"
                + ACCOUNT
                + ":user/ann is not authorized to perform: dynamodb:GetItem on resource: "
                + TABLES
                + "games because no identity-based policy allows the dynamodb:GetItem action");
    client.query(
        b ->
            b.tableName("games")
                .keyConditionExpression("#p = :p")
                .expressionAttributeNames(Map.of("#p", "player"))
                .expressionAttributeValues(Map.of(":p", AttributeValue.fromS("ann"))));
    assertCode(
        error(
            () ->
                client.query(
                    b ->
                        b.tableName("games")
                            .keyConditionExpression("player = :p")
                            .expressionAttributeValues(Map.of(":p", AttributeValue.fromS("bob"))))),
        400,
        "AccessDeniedException");
  }

  @Test
  void batchesAndTransactionsAreDecidedTableByTable() {
    AwsCredentials ann =
        user(
            "ann",
            allow("dynamodb:BatchGetItem", TABLES + "games"),
            allow("dynamodb:PutItem", TABLES + "games"));
    DynamoDbClient client = dynamo(ann);
    KeysAndAttributes keys = KeysAndAttributes.builder().keys(item("ann")).build();
    client.batchGetItem(b -> b.requestItems(Map.of("games", keys)));
    var denied =
        error(
            () -> client.batchGetItem(b -> b.requestItems(Map.of("games", keys, "secrets", keys))));
    assertThat(message(denied))
        .contains("dynamodb:BatchGetItem on resource: " + TABLES + "secrets");
    client.transactWriteItems(
        b -> b.transactItems(i -> i.put(p -> p.tableName("games").item(item("cy")))));
    var mixed =
        error(
            () ->
                client.transactWriteItems(
                    b ->
                        b.transactItems(
                            i -> i.put(p -> p.tableName("games").item(item("dee"))),
                            i -> i.delete(p -> p.tableName("games").key(item("cy"))))));
    assertThat(message(mixed)).contains("dynamodb:DeleteItem");
  }

  @Test
  void attributesCanBeHidden() {
    AwsCredentials ann =
        user(
            "ann",
            allow("dynamodb:GetItem", TABLES + "games")
                + ",\"Condition\":{\"ForAllValues:StringEquals\":{\"dynamodb:Attributes\":"
                + "[\"player\",\"score\"]}}");
    dynamo(ann)
        .getItem(b -> b.tableName("games").key(item("ann")).projectionExpression("player, score"));
    assertCode(
        error(
            () ->
                dynamo(ann)
                    .getItem(
                        b -> b.tableName("games").key(item("ann")).projectionExpression("secret"))),
        400,
        "AccessDeniedException");
  }
}
