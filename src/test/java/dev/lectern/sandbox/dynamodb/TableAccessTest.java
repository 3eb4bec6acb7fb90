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
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
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
  void aStatementOfABatchThatIsDeniedIsAnErrorOfItsOwn() {
    AwsCredentials ann =
        user(
            "ann",
            allow("dynamodb:PartiQLSelect", TABLES + "games"),
            allow("dynamodb:PartiQLInsert", TABLES + "*"));
    DynamoDbClient client = dynamo(ann);
    var reads =
        client.batchExecuteStatement(
            b ->
                b.statements(
                    s -> s.statement("SELECT * FROM games WHERE player = 'ann'"),
                    s -> s.statement("SELECT * FROM secrets WHERE player = 'ann'"),
                    s -> s.statement("SELECT * FROM games WHERE player = 'bob'")));
    assertThat(reads.responses())
        .extracting(one -> one.item().get("player"))
        .containsExactly(AttributeValue.fromS("ann"), null, AttributeValue.fromS("bob"));
    var denied = reads.responses().get(1);
    assertThat(denied.error().code()).isEqualTo(BatchStatementErrorCodeEnum.ACCESS_DENIED);
    assertThat(denied.error().message())
        .isEqualTo(
            "User: arn:aws:iam::"
                + ACCOUNT
                + ":user/ann is not authorized to perform: dynamodb:PartiQLSelect on resource: "
                + TABLES
                + "secrets because no identity-based policy allows the dynamodb:PartiQLSelect"
                + " action");
    assertThat(denied.tableName()).isEqualTo("secrets");
    assertThat(sandbox.journal().latest(1).getFirst().access().allowed()).isFalse();
    var writes =
        client.batchExecuteStatement(
            b ->
                b.statements(
                    s -> s.statement("DELETE FROM games WHERE player = 'ann'"),
                    s -> s.statement("INSERT INTO secrets VALUE {'player': 'cy'}")));
    assertThat(writes.responses().getFirst().error().code())
        .isEqualTo(BatchStatementErrorCodeEnum.ACCESS_DENIED);
    assertThat(writes.responses().get(1).error()).isNull();
    DynamoDbClient root = dynamo(root(ALICE));
    assertThat(root.getItem(b -> b.tableName("games").key(item("ann"))).hasItem()).isTrue();
    assertThat(root.getItem(b -> b.tableName("secrets").key(item("cy"))).hasItem()).isTrue();
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

  /** An attribute counts also when an expression names it without a placeholder. */
  @Test
  void attributesOfExpressionsCount() {
    AwsCredentials ann =
        user(
            "ann",
            allow("dynamodb:UpdateItem", TABLES + "games")
                + ",\"Condition\":{\"ForAllValues:StringEquals\":{\"dynamodb:Attributes\":"
                + "[\"player\",\"score\"]}}");
    DynamoDbClient client = dynamo(ann);
    update(client, "SET score = :v");
    assertCode(error(() -> update(client, "SET secret = :v")), 400, "AccessDeniedException");
    assertCode(
        error(() -> update(client, "SET score = if_not_exists(secret, :v)")),
        400,
        "AccessDeniedException");
  }

  private static void update(DynamoDbClient client, String expression) {
    client.updateItem(
        b ->
            b.tableName("games")
                .key(item("ann"))
                .updateExpression(expression)
                .expressionAttributeValues(Map.of(":v", AttributeValue.fromN("1"))));
  }

  @Test
  void statementsAreDecidedOneByOne() {
    AwsCredentials ann =
        user(
            "ann",
            allow("dynamodb:PartiQLSelect", TABLES + "games")
                + ",\"Condition\":{\"ForAllValues:StringEquals\":"
                + "{\"dynamodb:LeadingKeys\":[\"${aws:username}\"]},"
                + "\"Bool\":{\"dynamodb:FullTableScan\":\"false\"}}",
            allow("dynamodb:PartiQLUpdate", TABLES + "games"));
    DynamoDbClient client = dynamo(ann);
    String own = "SELECT * FROM games WHERE player = 'ann'";
    assertThat(client.executeStatement(b -> b.statement(own)).items()).hasSize(1);
    for (String denied :
        new String[] {
          "SELECT * FROM games WHERE player = 'bob'",
          "SELECT * FROM games",
          "SELECT * FROM secrets WHERE player = 'ann'",
          "INSERT INTO games VALUE {'player': 'ann2'}",
          "DELETE FROM games WHERE player = 'ann'"
        }) {
      assertCode(
          error(() -> client.executeStatement(b -> b.statement(denied))),
          400,
          "AccessDeniedException");
    }
    client.executeStatement(b -> b.statement("UPDATE games SET score = 1 WHERE player = 'bob'"));
    var mixed =
        error(
            () ->
                client.executeTransaction(
                    b ->
                        b.transactStatements(
                            t -> t.statement("UPDATE games SET score = 2 WHERE player = 'bob'"),
                            t -> t.statement("DELETE FROM games WHERE player = 'ann'"))));
    assertThat(message(mixed)).contains("dynamodb:PartiQLDelete on resource: " + TABLES + "games");
  }
}
