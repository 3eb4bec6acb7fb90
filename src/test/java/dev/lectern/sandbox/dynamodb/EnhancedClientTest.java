package dev.lectern.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.extensions.annotations.DynamoDbVersionAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondaryPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondarySortKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;
import software.amazon.awssdk.enhanced.dynamodb.model.PageIterable;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The SDK's enhanced client works unchanged. */
class EnhancedClientTest extends DynamoDbTest {

  /** An item of the table. */
  @DynamoDbBean
  public static class Product {

    private String category = "";
    private String id = "";
    private BigDecimal price = BigDecimal.ZERO;
    private Set<String> tags = Set.of("none");
    private Map<String, Integer> stock = Map.of();
    private Long version;

    @DynamoDbPartitionKey
    @DynamoDbSecondaryPartitionKey(indexNames = "by-price")
    public String getCategory() {
      return category;
    }

    public void setCategory(String category) {
      this.category = category;
    }

    @DynamoDbSortKey
    public String getId() {
      return id;
    }

    public void setId(String id) {
      this.id = id;
    }

    @DynamoDbSecondarySortKey(indexNames = "by-price")
    public BigDecimal getPrice() {
      return price;
    }

    public void setPrice(BigDecimal price) {
      this.price = price;
    }

    public Set<String> getTags() {
      return tags;
    }

    public void setTags(Set<String> tags) {
      this.tags = tags;
    }

    public Map<String, Integer> getStock() {
      return stock;
    }

    public void setStock(Map<String, Integer> stock) {
      this.stock = stock;
    }

    @DynamoDbVersionAttribute
    public Long getVersion() {
      return version;
    }

    public void setVersion(Long version) {
      this.version = version;
    }
  }

  private DynamoDbEnhancedClient enhanced;
  private DynamoDbTable<Product> table;

  @BeforeEach
  void table() {
    enhanced = DynamoDbEnhancedClient.builder().dynamoDbClient(dynamo).build();
    table = enhanced.table("products", TableSchema.fromBean(Product.class));
    table.createTable(
        c ->
            c.localSecondaryIndices(
                index ->
                    index
                        .indexName("by-price")
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))));
  }

  private static Product product(String id, String price) {
    Product product = new Product();
    product.setCategory("books");
    product.setId(id);
    product.setPrice(new BigDecimal(price));
    product.setStock(Map.of("bergen", 3));
    return product;
  }

  private static Key key(String id) {
    return Key.builder().partitionValue("books").sortValue(id).build();
  }

  @Test
  void itemsComeAndGo() {
    table.putItem(product("a", "12.90"));
    Product read = table.getItem(key("a"));
    assertThat(read.getPrice()).isEqualByComparingTo("12.9");
    assertThat(read.getTags()).containsExactly("none");
    assertThat(read.getStock()).containsEntry("bergen", 3);
    assertThat(read.getVersion()).isEqualTo(1);
    assertThat(table.deleteItem(key("a")).getId()).isEqualTo("a");
    assertThat(table.getItem(key("a"))).isNull();
  }

  @Test
  void theSecondWriterOfAVersionFails() {
    table.putItem(product("a", "1"));
    Product mine = table.getItem(key("a"));
    Product theirs = table.getItem(key("a"));
    theirs.setPrice(new BigDecimal("2"));
    assertThat(table.updateItem(theirs).getVersion()).isEqualTo(2);
    mine.setPrice(new BigDecimal("3"));
    assertThatThrownBy(() -> table.updateItem(mine))
        .isInstanceOf(ConditionalCheckFailedException.class);
  }

  @Test
  void queriesFollowKeysAndIndexes() {
    for (int i = 0; i < 20; i++) {
      table.putItem(product("p%02d".formatted(i), String.valueOf(100 - i)));
    }
    PageIterable<Product> pages =
        table.query(
            q ->
                q.queryConditional(QueryConditional.sortBeginsWith(key("p1")))
                    .limit(3)
                    .filterExpression(
                        Expression.builder()
                            .expression("price < :p")
                            .expressionValues(Map.of(":p", AttributeValue.fromN("88")))
                            .build()));
    assertThat(pages.items().stream().map(Product::getId))
        .containsExactly("p13", "p14", "p15", "p16", "p17", "p18", "p19");
    List<String> byPrice =
        table
            .index("by-price")
            .query(
                QueryConditional.sortLessThan(
                    Key.builder().partitionValue("books").sortValue(83).build()))
            .stream()
            .flatMap(page -> page.items().stream())
            .map(Product::getId)
            .toList();
    assertThat(byPrice).containsExactly("p19", "p18");
    assertThat(table.scan().items().stream()).hasSize(20);
  }

  @Test
  void transactionsAreAllOrNothing() {
    enhanced.transactWriteItems(
        t -> t.addPutItem(table, product("a", "1")).addPutItem(table, product("b", "2")));
    assertThatThrownBy(
            () ->
                enhanced.transactWriteItems(
                    t ->
                        t.addDeleteItem(table, key("a"))
                            .addConditionCheck(
                                table,
                                c ->
                                    c.key(key("b"))
                                        .conditionExpression(
                                            Expression.builder()
                                                .expression("price > :p")
                                                .expressionValues(
                                                    Map.of(":p", AttributeValue.fromN("5")))
                                                .build()))))
        .isInstanceOf(TransactionCanceledException.class);
    assertThat(table.scan().items().stream()).hasSize(2);
  }
}
