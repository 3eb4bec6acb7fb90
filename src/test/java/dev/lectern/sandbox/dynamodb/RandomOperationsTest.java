package dev.lectern.sandbox.dynamodb;

import static dev.lectern.sandbox.dynamodb.ModelOfItems.TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.calc.capacity.ItemCost;
import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.CapacityUnits;
import dev.lectern.calc.item.CapacityUnits.Consistency;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.pane.dynamodb.data.ValuesGateway;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Whatever is done to a table in whatever order, it holds what a simple map would hold, its global
 * and local indexes show the same, and each call consumes on the table and on each index what the
 * calculator says.
 */
class RandomOperationsTest extends DynamoDbTest {

  static final ReturnConsumedCapacity INDEXES = ReturnConsumedCapacity.INDEXES;
  private static final int OPERATIONS = 150;

  private final ModelOfItems model = new ModelOfItems();
  private Random random = new Random();
  private RandomItems items = new RandomItems(random);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void tableIndexesAndUnitsAreThoseOfTheModel(long seed) {
    random = new Random(seed);
    items = new RandomItems(random);
    createTable();
    RandomStatements statements = new RandomStatements(dynamo, model, items, random);
    for (int i = 0; i < OPERATIONS; i++) {
      switch (random.nextInt(16)) {
        case 0, 1 -> put();
        case 2, 3 -> update();
        case 4 -> delete();
        case 5 -> conditional();
        case 6, 7 -> batch();
        case 8, 9 -> transaction();
        case 10 -> get();
        case 11 -> batchOfReads();
        case 12 -> transactionOfReads();
        case 13 -> queryLocal();
        default -> statements.any();
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
                .applyMutation(RandomOperationsTest::indexes));
  }

  private static void indexes(CreateTableRequest.Builder table) {
    Projection everything = Projection.builder().projectionType(ProjectionType.ALL).build();
    table
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
                    .projection(everything))
        .localSecondaryIndexes(
            index ->
                index
                    .indexName("local-rank")
                    .keySchema(element("pk", KeyType.HASH), element("rank", KeyType.RANGE))
                    .projection(
                        p -> p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("a0")),
            index ->
                index
                    .indexName("local-kind")
                    .keySchema(element("pk", KeyType.HASH), element("kind", KeyType.RANGE))
                    .projection(everything));
  }

  /** Compares what was consumed in all, on the table and on each index. */
  static void consumed(ConsumedCapacity given, Map<String, Double> expected) {
    assertThat(given.capacityUnits())
        .isEqualTo(expected.values().stream().mapToDouble(Double::doubleValue).sum());
    Map<String, Double> each = new TreeMap<>();
    each.put(TABLE, given.table().capacityUnits());
    for (Map<String, Capacity> group :
        List.of(given.globalSecondaryIndexes(), given.localSecondaryIndexes())) {
      group.forEach((index, units) -> each.put(index, units.capacityUnits()));
    }
    Map<String, Double> all = new TreeMap<>(expected);
    all.putIfAbsent(TABLE, 0.0);
    assertThat(each).isEqualTo(all);
  }

  private Map<String, AttributeValue> stored(Map<String, AttributeValue> key) {
    return model.items.getOrDefault(key, Map.of());
  }

  private static Map<String, Double> read(long bytes, Consistency consistency) {
    return Map.of(TABLE, CapacityUnits.read(bytes, consistency));
  }

  private void put() {
    Map<String, AttributeValue> item = items.item();
    var answer =
        dynamo.putItem(
            p ->
                p.tableName("random")
                    .item(ValuesGateway.sdk(item))
                    .returnConsumedCapacity(INDEXES));
    consumed(answer.consumedCapacity(), model.write(ModelOfItems.keyOf(item), item, false));
  }

  private void update() {
    Map<String, AttributeValue> key = items.key();
    AttributeValue set = items.value(1);
    AttributeValue rank = items.rank();
    var answer =
        dynamo.updateItem(
            u ->
                u.tableName("random")
                    .key(ValuesGateway.sdk(key))
                    .updateExpression("SET a0 = :v, #r = :r REMOVE kind ADD n :one")
                    .expressionAttributeNames(Map.of("#r", "rank"))
                    .expressionAttributeValues(
                        Map.of(
                            ":v", ValuesGateway.sdk(set),
                            ":r", ValuesGateway.sdk(rank),
                            ":one", n("1")))
                    .returnConsumedCapacity(INDEXES));
    Map<String, AttributeValue> after = new LinkedHashMap<>(model.items.getOrDefault(key, key));
    after.put("a0", set);
    after.put("rank", rank);
    after.remove("kind");
    long count = after.get("n") instanceof AttributeValue.Number n ? n.value().longValue() : 0;
    after.put("n", new AttributeValue.Number(java.math.BigDecimal.valueOf(count + 1)));
    consumed(answer.consumedCapacity(), model.write(key, after, false));
  }

  private void delete() {
    Map<String, AttributeValue> key = items.key();
    var answer =
        dynamo.deleteItem(
            d -> d.tableName("random").key(ValuesGateway.sdk(key)).returnConsumedCapacity(INDEXES));
    consumed(answer.consumedCapacity(), model.write(key, null, false));
  }

  private void conditional() {
    Map<String, AttributeValue> item = items.item();
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
    Map<String, Double> expected = Map.of();
    List<WriteRequest> requests = new ArrayList<>();
    Set<Map<String, AttributeValue>> keys = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      Map<String, AttributeValue> item = items.item();
      Map<String, AttributeValue> key = ModelOfItems.keyOf(item);
      if (keys.add(key)) {
        boolean put = random.nextBoolean();
        requests.add(
            put
                ? WriteRequest.builder().putRequest(p -> p.item(ValuesGateway.sdk(item))).build()
                : WriteRequest.builder().deleteRequest(d -> d.key(ValuesGateway.sdk(key))).build());
        expected = ModelOfItems.sum(expected, model.write(key, put ? item : null, false));
      }
    }
    var answer =
        dynamo.batchWriteItem(
            b -> b.requestItems(Map.of("random", requests)).returnConsumedCapacity(INDEXES));
    assertThat(answer.unprocessedItems()).isEmpty();
    consumed(answer.consumedCapacity().getFirst(), expected);
  }

  /** A put, an update and a delete; the delete must find its item, or nothing is done. */
  private void transaction() {
    Map<String, AttributeValue> item = items.item();
    Map<String, AttributeValue> changed = items.key();
    Map<String, AttributeValue> gone = items.key();
    if (Set.copyOf(List.of(changed, gone)).contains(ModelOfItems.keyOf(item))
        || changed.equals(gone)) {
      return;
    }
    AttributeValue value = items.value(1);
    List<TransactWriteItem> actions =
        List.of(
            TransactWriteItem.builder()
                .put(p -> p.tableName("random").item(ValuesGateway.sdk(item)))
                .build(),
            TransactWriteItem.builder()
                .update(
                    u ->
                        u.tableName("random")
                            .key(ValuesGateway.sdk(changed))
                            .updateExpression("SET a0 = :v")
                            .expressionAttributeValues(Map.of(":v", ValuesGateway.sdk(value))))
                .build(),
            TransactWriteItem.builder()
                .delete(
                    d ->
                        d.tableName("random")
                            .key(ValuesGateway.sdk(gone))
                            .conditionExpression("attribute_exists(pk)"))
                .build());
    if (!model.items.containsKey(gone)) {
      assertThatThrownBy(() -> dynamo.transactWriteItems(t -> t.transactItems(actions)))
          .isInstanceOf(TransactionCanceledException.class)
          .hasMessageContaining("[None, None, ConditionalCheckFailed]");
      return;
    }
    Map<String, AttributeValue> after =
        new LinkedHashMap<>(model.items.getOrDefault(changed, changed));
    after.put("a0", value);
    Map<String, Double> expected =
        ModelOfItems.sum(
            ModelOfItems.sum(
                model.write(ModelOfItems.keyOf(item), item, true),
                model.write(changed, after, true)),
            model.write(gone, null, true));
    var answer =
        dynamo.transactWriteItems(t -> t.transactItems(actions).returnConsumedCapacity(INDEXES));
    consumed(answer.consumedCapacity().getFirst(), expected);
  }

  private void get() {
    Map<String, AttributeValue> key = items.key();
    boolean strong = random.nextBoolean();
    var answer =
        dynamo.getItem(
            g ->
                g.tableName("random")
                    .key(ValuesGateway.sdk(key))
                    .consistentRead(strong)
                    .returnConsumedCapacity(INDEXES));
    assertThat(ValuesGateway.item(answer.item())).isEqualTo(stored(key));
    consumed(
        answer.consumedCapacity(),
        read(ItemSize.of(stored(key)), strong ? Consistency.STRONG : Consistency.EVENTUAL));
  }

  private void batchOfReads() {
    Set<Map<String, AttributeValue>> keys =
        Set.copyOf(List.of(items.key(), items.key(), items.key()));
    boolean strong = random.nextBoolean();
    var answer =
        dynamo.batchGetItem(
            b ->
                b.requestItems(
                        Map.of(
                            "random",
                            KeysAndAttributes.builder()
                                .keys(keys.stream().map(ValuesGateway::sdk).toList())
                                .consistentRead(strong)
                                .build()))
                    .returnConsumedCapacity(INDEXES));
    assertThat(answer.responses().get("random").stream().map(ValuesGateway::item))
        .containsExactlyInAnyOrderElementsOf(
            keys.stream().map(this::stored).filter(item -> !item.isEmpty()).toList());
    consumed(
        answer.consumedCapacity().getFirst(),
        each(keys, strong ? Consistency.STRONG : Consistency.EVENTUAL));
  }

  private Map<String, Double> each(Set<Map<String, AttributeValue>> keys, Consistency consistency) {
    return keys.stream()
        .map(key -> read(ItemSize.of(stored(key)), consistency))
        .reduce(Map.of(), ModelOfItems::sum);
  }

  private void transactionOfReads() {
    List<Map<String, AttributeValue>> keys =
        List.copyOf(Set.copyOf(List.of(items.key(), items.key(), items.key())));
    var answer =
        dynamo.transactGetItems(
            t ->
                t.transactItems(
                        keys.stream()
                            .map(
                                key ->
                                    TransactGetItem.builder()
                                        .get(g -> g.tableName("random").key(ValuesGateway.sdk(key)))
                                        .build())
                            .toList())
                    .returnConsumedCapacity(INDEXES));
    assertThat(answer.responses().stream().map(one -> ValuesGateway.item(one.item())))
        .containsExactlyElementsOf(keys.stream().map(this::stored).toList());
    consumed(
        answer.consumedCapacity().getFirst(), each(Set.copyOf(keys), Consistency.TRANSACTIONAL));
  }

  /**
   * A local index, with what it has, or with all of each item, which the table is then asked for.
   */
  private void queryLocal() {
    AttributeValue partition = items.partition();
    boolean whole = random.nextBoolean();
    boolean strong = random.nextBoolean();
    Consistency consistency = strong ? Consistency.STRONG : Consistency.EVENTUAL;
    List<Map<String, AttributeValue>> there =
        model.items.values().stream()
            .filter(item -> partition.equals(item.get("pk")))
            .filter(item -> !ModelOfItems.LOCAL_RANK.entry(item).isEmpty())
            .toList();
    List<Map<String, AttributeValue>> entries =
        there.stream().map(ModelOfItems.LOCAL_RANK::entry).toList();
    var answer =
        dynamo.query(
            q ->
                q.tableName("random")
                    .indexName("local-rank")
                    .consistentRead(strong)
                    .select(whole ? "ALL_ATTRIBUTES" : "ALL_PROJECTED_ATTRIBUTES")
                    .keyConditionExpression("pk = :p")
                    .expressionAttributeValues(Map.of(":p", ValuesGateway.sdk(partition)))
                    .returnConsumedCapacity(INDEXES));
    assertThat(answer.items().stream().map(ValuesGateway::item))
        .containsExactlyInAnyOrderElementsOf(whole ? there : entries)
        .isSortedAccordingTo(
            java.util.Comparator.comparing(
                item -> ((AttributeValue.Number) item.get("rank")).value()));
    Map<String, Double> units =
        Map.of(
            "local-rank",
            CapacityUnits.read(entries.stream().mapToLong(ItemSize::of).sum(), consistency));
    Map<String, Double> fetched =
        there.stream()
            .map(item -> read(ItemSize.of(item), consistency))
            .reduce(Map.of(), ModelOfItems::sum);
    consumed(answer.consumedCapacity(), whole ? ModelOfItems.sum(units, fetched) : units);
  }

  private void compare() {
    var table =
        dynamo.scanPaginator(s -> s.tableName("random").limit(3)).items().stream()
            .map(ValuesGateway::item)
            .toList();
    assertThat(table).containsExactlyInAnyOrderElementsOf(model.items.values());
    var scan = dynamo.scan(s -> s.tableName("random").returnConsumedCapacity(INDEXES));
    long bytes = model.items.values().stream().mapToLong(ItemSize::of).sum();
    consumed(scan.consumedCapacity(), read(bytes, Consistency.EVENTUAL));
    for (ItemCost.Index index : ModelOfItems.INDEXES) {
      var found =
          dynamo
              .scanPaginator(s -> s.tableName("random").indexName(index.name()).limit(2))
              .items()
              .stream()
              .map(ValuesGateway::item)
              .toList();
      assertThat(found).as(index.name()).containsExactlyInAnyOrderElementsOf(model.entries(index));
    }
  }
}
