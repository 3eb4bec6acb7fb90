package dev.lectern.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

class TablesTest extends DynamoDbTest {

  @Test
  void aTableIsCreatedDescribedListedAndDeleted() {
    orders(more -> {});
    dynamo.waiter().waitUntilTableExists(w -> w.tableName("orders"));

    TableDescription table = dynamo.describeTable(d -> d.tableName("orders")).table();
    assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
    assertThat(table.tableArn()).isEqualTo("arn:aws:dynamodb:us-east-1:111122223333:table/orders");
    assertThat(table.keySchema().getFirst().attributeName()).isEqualTo("pk");
    assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(table.globalSecondaryIndexes().getFirst().indexStatus())
        .isEqualTo(IndexStatus.ACTIVE);
    assertThat(table.creationDateTime()).isNotNull();
    assertThat(dynamo.listTables().tableNames()).containsExactly("orders");

    dynamo.deleteTable(d -> d.tableName("orders"));
    dynamo.waiter().waitUntilTableNotExists(w -> w.tableName("orders"));
    assertThat(dynamo.listTables().tableNames()).isEmpty();
  }

  @Test
  void namesComeInPages() {
    for (int i = 0; i < 7; i++) {
      String name = "table-" + i;
      orders(more -> more.tableName(name));
    }
    List<String> names = dynamo.listTablesPaginator(l -> l.limit(3)).tableNames().stream().toList();
    assertThat(names).hasSize(7).isSorted();
    assertThat(dynamo.listTables(l -> l.limit(3)).lastEvaluatedTableName()).isEqualTo("table-2");
  }

  @Test
  void aSecondTableOfThatNameIsRefused() {
    orders(more -> {});
    assertThat(refused(() -> orders(more -> {})))
        .isInstanceOf(ResourceInUseException.class)
        .hasMessageContaining("Table already exists: orders");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(refused(() -> dynamo.describeTable(d -> d.tableName("nothing"))))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Requested resource not found: Table: nothing not found");
    assertThat(message(() -> dynamo.getItem(g -> g.tableName("nothing").key(key("a", "b")))))
        .isEqualTo("Requested resource not found");
  }

  @Test
  void unusedDefinitionsAreRefused() {
    assertThat(
            message(
                () ->
                    orders(
                        more ->
                            more.attributeDefinitions(
                                type("pk", "S"),
                                type("sk", "S"),
                                type("status", "S"),
                                type("total", "N")))))
        .contains("Some AttributeDefinitions are not used");
  }

  @Test
  void membersAreCheckedAgainstTheModel() {
    assertThat(message(() -> dynamo.createTable(c -> c.tableName("orders"))))
        .startsWith("2 validation errors detected: ")
        .contains(
            "Value null at 'attributeDefinitions' failed to satisfy constraint: Member must not be"
                + " null");
    assertThat(message(() -> dynamo.listTables(l -> l.limit(101))))
        .isEqualTo(
            "1 validation error detected: Value '101' at 'limit' failed to satisfy constraint:"
                + " Member must have value less than or equal to 100");
  }

  @Test
  void aProtectedTableIsNotDeleted() {
    orders(more -> more.deletionProtectionEnabled(true));
    assertThat(message(() -> dynamo.deleteTable(d -> d.tableName("orders"))))
        .contains("protected against deletion");
    dynamo.updateTable(u -> u.tableName("orders").deletionProtectionEnabled(false));
    dynamo.deleteTable(d -> d.tableName("orders"));
    assertThat(dynamo.listTables().tableNames()).isEmpty();
  }

  @Test
  void anIndexAddedLaterIsFilled() {
    sandbox.clock().pause();
    orders(more -> {});
    for (int i = 0; i < 1200; i++) {
      String sk = "%04d".formatted(i);
      dynamo.putItem(
          p ->
              p.tableName("orders")
                  .item(Map.of("pk", s("customer" + sk), "sk", s(sk), "city", s("Bergen"))));
    }
    dynamo.updateTable(
        u ->
            u.tableName("orders")
                .attributeDefinitions(type("city", "S"))
                .globalSecondaryIndexUpdates(
                    g ->
                        g.create(
                            c ->
                                c.indexName("by-city")
                                    .keySchema(element("city", KeyType.HASH))
                                    .projection(p -> p.projectionType("ALL")))));
    TableDescription filling = dynamo.describeTable(d -> d.tableName("orders")).table();
    assertThat(filling.tableStatus()).isEqualTo(TableStatus.UPDATING);
    assertThat(filling.globalSecondaryIndexes())
        .filteredOn(index -> index.indexName().equals("by-city"))
        .singleElement()
        .satisfies(index -> assertThat(index.indexStatus()).isEqualTo(IndexStatus.CREATING))
        .satisfies(index -> assertThat(index.backfilling()).isTrue());
    assertThat(message(() -> dynamo.scan(q -> q.tableName("orders").indexName("by-city"))))
        .isEqualTo("Cannot read from backfilling global secondary index: by-city");
    assertThat(
            refused(
                () ->
                    dynamo.updateTable(u -> u.tableName("orders").deletionProtectionEnabled(true))))
        .isInstanceOf(ResourceInUseException.class);
    sandbox.clock().advance(Duration.ofMinutes(1));
    assertThat(dynamo.describeTable(d -> d.tableName("orders")).table().tableStatus())
        .isEqualTo(TableStatus.ACTIVE);
    assertThat(
            dynamo
                .queryPaginator(
                    q ->
                        q.tableName("orders")
                            .indexName("by-city")
                            .keyConditionExpression("city = :c")
                            .expressionAttributeValues(Map.of(":c", s("Bergen")))
                            .limit(500))
                .items()
                .stream()
                .count())
        .isEqualTo(1200);
  }

  @Test
  void tagsAreKept() {
    orders(more -> more.tags(t -> t.key("course").value("dva")));
    String arn = dynamo.describeTable(d -> d.tableName("orders")).table().tableArn();
    dynamo.tagResource(t -> t.resourceArn(arn).tags(tag -> tag.key("owner").value("ann")));
    dynamo.untagResource(t -> t.resourceArn(arn).tagKeys("course"));
    assertThat(dynamo.listTagsOfResource(l -> l.resourceArn(arn)).tags())
        .singleElement()
        .satisfies(tag -> assertThat(tag.value()).isEqualTo("ann"));
  }
}
