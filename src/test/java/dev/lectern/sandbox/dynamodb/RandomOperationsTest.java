package dev.lectern.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.CapacityUnits;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.calc.item.Numbers;
import dev.lectern.pane.dynamodb.data.ValuesGateway;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Whatever is done to a table in whatever order, it holds what a simple map would hold, its indexes
 * show the same, and each call consumes what the calculator says.
 */
class RandomOperationsTest extends DynamoDbTest {

  private static final int OPERATIONS = 150;
  private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

  private final ModelOfItems model = new ModelOfItems();
  private Random random = new Random();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void tableIndexesAndUnitsAreThoseOfTheModel(long seed) {
    random = new Random(seed);
    createTable();
    for (int i = 0; i < OPERATIONS; i++) {
      switch (random.nextInt(9)) {
        case 0, 1 -> put();
        case 2, 3 -> update();
        case 4 -> delete();
        case 5 -> conditional();
        case 6 -> batch();
        case 7 -> transaction();
        default -> get();
      }
    }
    compare();
  }

  private void createTable() {
    dynamo.createTable(
        c ->
            c.tableName("random")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    type("pk", "S"), type("sk", "N"), type("kind", "S"), type("rank", "N"))
                .keySchema(element("pk", KeyType.HASH), element("sk", KeyType.RANGE))
                .globalSecondaryIndexes(
                    index ->
                        index
                            .indexName("by-rank")
                            .keySchema(element("rank", KeyType.HASH))
                            .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY)),
                    index ->
                        index
                            .indexName("by-kind")
                            .keySchema(element("kind", KeyType.HASH), element("sk", KeyType.RANGE))
                            .projection(p -> p.projectionType(ProjectionType.ALL))));
  }

  private Map<String, AttributeValue> key() {
    return Map.of(
        "pk",
        new AttributeValue.Text("p" + random.nextInt(4)),
        "sk",
        Numbers.parse(String.valueOf(random.nextInt(6) - 3)));
  }

  private Map<String, AttributeValue> item() {
    Map<String, AttributeValue> item = new LinkedHashMap<>(key());
    if (random.nextBoolean()) {
      item.put("kind", new AttributeValue.Text("k" + random.nextInt(3)));
    }
    if (random.nextBoolean()) {
      item.put("rank", Numbers.parse(random.nextInt(3) + ".50"));
    }
    int attributes = random.nextInt(4);
    for (int i = 0; i < attributes; i++) {
      item.put("a" + i, value(3));
    }
    return item;
  }

  private AttributeValue value(int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 8)) {
      case 0 -> new AttributeValue.Text("ö".repeat(random.nextInt(2500)));
      case 1 -> Numbers.parse(random.nextLong() + "." + random.nextInt(1000));
      case 2 -> new AttributeValue.Binary(new byte[random.nextInt(50)]);
      case 3 -> new AttributeValue.Bool(random.nextBoolean());
      case 4 -> new AttributeValue.Null();
      case 5 ->
          new AttributeValue.TextSet(
              Set.of(
                  new AttributeValue.Text("x"), new AttributeValue.Text("y" + random.nextInt())));
      case 6 -> new AttributeValue.Sequence(List.of(value(depth - 1), value(depth - 1)));
      default -> new AttributeValue.Document(Map.of("m", value(depth - 1)));
    };
  }

  private static void consumed(ConsumedCapacity given, double expected) {
    assertThat(given.capacityUnits()).isEqualTo(expected);
  }

  private void put() {
    Map<String, AttributeValue> item = item();
    var answer =
        dynamo.putItem(
            p -> p.tableName("random").item(ValuesGateway.sdk(item)).returnConsumedCapacity(TOTAL));
    consumed(answer.consumedCapacity(), model.write(ModelOfItems.keyOf(item), item, false));
  }

  private void update() {
    Map<String, AttributeValue> key = key();
    AttributeValue set = value(1);
    int rank = random.nextInt(3);
    var answer =
        dynamo.updateItem(
            u ->
                u.tableName("random")
                    .key(ValuesGateway.sdk(key))
                    .updateExpression("SET a0 = :v, #r = :r REMOVE kind ADD n :one")
                    .expressionAttributeNames(Map.of("#r", "rank"))
                    .expressionAttributeValues(
                        Map.of(":v", ValuesGateway.sdk(set), ":r", n(rank + ".5"), ":one", n("1")))
                    .returnConsumedCapacity(TOTAL));
    Map<String, AttributeValue> after = new LinkedHashMap<>(model.items.getOrDefault(key, key));
    after.put("a0", set);
    after.put("rank", Numbers.parse(rank + ".5"));
    after.remove("kind");
    long count = after.get("n") instanceof AttributeValue.Number n ? n.value().longValue() : 0;
    after.put("n", Numbers.parse(String.valueOf(count + 1)));
    consumed(answer.consumedCapacity(), model.write(key, after, false));
  }

  private void delete() {
    Map<String, AttributeValue> key = key();
    var answer =
        dynamo.deleteItem(
            d -> d.tableName("random").key(ValuesGateway.sdk(key)).returnConsumedCapacity(TOTAL));
    consumed(answer.consumedCapacity(), model.write(key, null, false));
  }

  private void conditional() {
    Map<String, AttributeValue> item = item();
    Map<String, AttributeValue> key = ModelOfItems.keyOf(item);
    Runnable call =
        () ->
            dynamo.putItem(
                p ->
                    p.tableName("random")
                        .item(ValuesGateway.sdk(item))
                        .conditionExpression("attribute_not_exists(pk)"));
    if (model.items.containsKey(key)) {
      assertThatThrownBy(call::run).isInstanceOf(ConditionalCheckFailedException.class);
    } else {
      call.run();
      model.write(key, item, false);
    }
  }

  private void batch() {
    double expected = 0;
    List<WriteRequest> requests = new ArrayList<>();
    Set<Map<String, AttributeValue>> keys = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      Map<String, AttributeValue> item = item();
      Map<String, AttributeValue> key = ModelOfItems.keyOf(item);
      if (keys.add(key)) {
        boolean put = random.nextBoolean();
        requests.add(
            put
                ? WriteRequest.builder().putRequest(p -> p.item(ValuesGateway.sdk(item))).build()
                : WriteRequest.builder().deleteRequest(d -> d.key(ValuesGateway.sdk(key))).build());
        expected += model.write(key, put ? item : null, false);
      }
    }
    var answer =
        dynamo.batchWriteItem(
            b -> b.requestItems(Map.of("random", requests)).returnConsumedCapacity(TOTAL));
    assertThat(answer.unprocessedItems()).isEmpty();
    consumed(answer.consumedCapacity().getFirst(), expected);
  }

  private void transaction() {
    Map<String, AttributeValue> item = item();
    Map<String, AttributeValue> gone = key();
    if (gone.equals(ModelOfItems.keyOf(item))) {
      return;
    }
    boolean there = model.items.containsKey(gone);
    List<TransactWriteItem> actions =
        List.of(
            TransactWriteItem.builder()
                .put(p -> p.tableName("random").item(ValuesGateway.sdk(item)))
                .build(),
            TransactWriteItem.builder()
                .delete(
                    d ->
                        d.tableName("random")
                            .key(ValuesGateway.sdk(gone))
                            .conditionExpression("attribute_exists(pk)"))
                .build());
    if (there) {
      double expected =
          model.write(ModelOfItems.keyOf(item), item, true) + model.write(gone, null, true);
      var answer =
          dynamo.transactWriteItems(t -> t.transactItems(actions).returnConsumedCapacity(TOTAL));
      consumed(answer.consumedCapacity().getFirst(), expected);
    } else {
      assertThatThrownBy(() -> dynamo.transactWriteItems(t -> t.transactItems(actions)))
          .isInstanceOf(TransactionCanceledException.class)
          .hasMessageContaining("[None, ConditionalCheckFailed]");
    }
  }

  private void get() {
    Map<String, AttributeValue> key = key();
    boolean strong = random.nextBoolean();
    var answer =
        dynamo.getItem(
            g ->
                g.tableName("random")
                    .key(ValuesGateway.sdk(key))
                    .consistentRead(strong)
                    .returnConsumedCapacity(TOTAL));
    Map<String, AttributeValue> there = model.items.getOrDefault(key, Map.of());
    assertThat(ValuesGateway.item(answer.item())).isEqualTo(there);
    consumed(
        answer.consumedCapacity(),
        CapacityUnits.read(
            ItemSize.of(there),
            strong ? CapacityUnits.Consistency.STRONG : CapacityUnits.Consistency.EVENTUAL));
  }

  private void compare() {
    var table =
        dynamo.scanPaginator(s -> s.tableName("random").limit(3)).items().stream()
            .map(ValuesGateway::item)
            .toList();
    assertThat(table).containsExactlyInAnyOrderElementsOf(model.items.values());
    var scan = dynamo.scan(s -> s.tableName("random").returnConsumedCapacity(TOTAL));
    long bytes = model.items.values().stream().mapToLong(ItemSize::of).sum();
    consumed(
        scan.consumedCapacity(), CapacityUnits.read(bytes, CapacityUnits.Consistency.EVENTUAL));
    var byRank = dynamo.scan(s -> s.tableName("random").indexName("by-rank")).items();
    assertThat(byRank.stream().map(ValuesGateway::item))
        .containsExactlyInAnyOrderElementsOf(
            model.items.values().stream()
                .filter(ModelOfItems::rank)
                .map(ModelOfItems::rankView)
                .toList());
    for (int k = 0; k < 3; k++) {
      String kind = "k" + k;
      var found =
          dynamo
              .queryPaginator(
                  q ->
                      q.tableName("random")
                          .indexName("by-kind")
                          .limit(2)
                          .keyConditionExpression("kind = :k")
                          .expressionAttributeValues(Map.of(":k", s(kind))))
              .items()
              .stream()
              .map(ValuesGateway::item)
              .toList();
      assertThat(found)
          .containsExactlyInAnyOrderElementsOf(
              model.items.values().stream()
                  .filter(item -> new AttributeValue.Text(kind).equals(item.get("kind")))
                  .toList());
    }
  }
}
