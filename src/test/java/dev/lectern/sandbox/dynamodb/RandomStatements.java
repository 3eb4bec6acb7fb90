package dev.lectern.sandbox.dynamodb;

import static dev.lectern.sandbox.dynamodb.ModelOfItems.TABLE;
import static dev.lectern.sandbox.dynamodb.RandomOperationsTest.INDEXES;
import static dev.lectern.sandbox.dynamodb.RandomOperationsTest.consumed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.calc.item.CapacityUnits;
import dev.lectern.calc.item.CapacityUnits.Consistency;
import dev.lectern.calc.item.ItemSize;
import dev.lectern.pane.dynamodb.data.ValuesGateway;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;

/** Random statements of PartiQL on the table "random" and on its model. */
final class RandomStatements {

  private static final String KEY = " WHERE pk = ? AND sk = ?";

  /** A statement with its values. */
  private record Said(String text, List<AttributeValue> values) {

    List<software.amazon.awssdk.services.dynamodb.model.AttributeValue> parameters() {
      return values.stream().map(ValuesGateway::sdk).toList();
    }
  }

  private final DynamoDbClient dynamo;
  private final ModelOfItems model;
  private final RandomItems items;
  private final Random random;

  RandomStatements(DynamoDbClient dynamo, ModelOfItems model, RandomItems items, Random random) {
    this.dynamo = dynamo;
    this.model = model;
    this.items = items;
    this.random = random;
  }

  void any() {
    switch (random.nextInt(6)) {
      case 0 -> insert();
      case 1 -> update();
      case 2 -> delete();
      case 3 -> select();
      case 4 -> batch();
      default -> transaction();
    }
  }

  private ExecuteStatementResponse run(Said said) {
    return dynamo.executeStatement(
        e ->
            e.statement(said.text()).parameters(said.parameters()).returnConsumedCapacity(INDEXES));
  }

  private static Said insertion(Map<String, AttributeValue> item) {
    String members =
        item.keySet().stream().map(name -> "'" + name + "': ?").collect(Collectors.joining(", "));
    return new Said("INSERT INTO random VALUE {" + members + "}", List.copyOf(item.values()));
  }

  private static Said ofKey(String text, Map<String, AttributeValue> key) {
    return new Said(text + KEY, List.of(key.get("pk"), key.get("sk")));
  }

  private void insert() {
    Map<String, AttributeValue> item = items.item();
    Map<String, AttributeValue> key = ModelOfItems.keyOf(item);
    if (model.items.containsKey(key)) {
      assertThatThrownBy(() -> run(insertion(item))).isInstanceOf(DuplicateItemException.class);
    } else {
      consumed(run(insertion(item)).consumedCapacity(), model.write(key, item, false));
    }
  }

  /** An update, which makes no new item. */
  private void update() {
    Map<String, AttributeValue> key = items.key();
    AttributeValue value = items.value(1);
    AttributeValue rank = items.rank();
    Said said =
        new Said(
            "UPDATE random SET a0 = ? SET \"rank\" = ? REMOVE kind" + KEY,
            List.of(value, rank, key.get("pk"), key.get("sk")));
    Map<String, AttributeValue> before = model.items.get(key);
    if (before == null) {
      assertThatThrownBy(() -> run(said)).isInstanceOf(ConditionalCheckFailedException.class);
      return;
    }
    Map<String, AttributeValue> after = new LinkedHashMap<>(before);
    after.put("a0", value);
    after.put("rank", rank);
    after.remove("kind");
    consumed(run(said).consumedCapacity(), model.write(key, after, false));
  }

  private void delete() {
    Map<String, AttributeValue> key = items.key();
    consumed(
        run(ofKey("DELETE FROM random", key)).consumedCapacity(), model.write(key, null, false));
  }

  /** One partition of the table, or of an index. */
  private void select() {
    AttributeValue partition = items.partition();
    boolean local = random.nextBoolean();
    String from = local ? "\"random\".\"local-kind\"" : "random";
    List<Map<String, AttributeValue>> there =
        model.items.values().stream()
            .filter(item -> partition.equals(item.get("pk")))
            .filter(item -> !local || item.containsKey("kind"))
            .toList();
    var answer = run(new Said("SELECT * FROM " + from + " WHERE pk = ?", List.of(partition)));
    assertThat(answer.items().stream().map(ValuesGateway::item))
        .containsExactlyInAnyOrderElementsOf(there);
    long bytes = there.stream().mapToLong(ItemSize::of).sum();
    consumed(
        answer.consumedCapacity(),
        Map.of(local ? "local-kind" : TABLE, CapacityUnits.read(bytes, Consistency.EVENTUAL)));
  }

  /** Each statement on its own: one may fail, the other is done all the same. */
  private void batch() {
    Map<String, AttributeValue> item = items.item();
    Map<String, AttributeValue> key = ModelOfItems.keyOf(item);
    Map<String, AttributeValue> gone = items.key();
    if (gone.equals(key)) {
      return;
    }
    boolean there = model.items.containsKey(key);
    List<BatchStatementRequest> statements =
        List.of(insertion(item), ofKey("DELETE FROM random", gone)).stream()
            .map(
                said ->
                    BatchStatementRequest.builder()
                        .statement(said.text())
                        .parameters(said.parameters())
                        .build())
            .toList();
    var answer =
        dynamo.batchExecuteStatement(b -> b.statements(statements).returnConsumedCapacity(INDEXES));
    if (there) {
      assertThat(answer.responses().getFirst().error().code())
          .isEqualTo(BatchStatementErrorCodeEnum.DUPLICATE_ITEM);
    } else {
      consumed(answer.consumedCapacity().getFirst(), model.write(key, item, false));
    }
    consumed(answer.consumedCapacity().getLast(), model.write(gone, null, false));
  }

  private void transaction() {
    Map<String, AttributeValue> item = items.item();
    Map<String, AttributeValue> key = ModelOfItems.keyOf(item);
    Map<String, AttributeValue> gone = items.key();
    if (gone.equals(key) || model.items.containsKey(key)) {
      return;
    }
    List<ParameterizedStatement> statements =
        List.of(insertion(item), ofKey("DELETE FROM random", gone)).stream()
            .map(
                said ->
                    ParameterizedStatement.builder()
                        .statement(said.text())
                        .parameters(said.parameters())
                        .build())
            .toList();
    var answer =
        dynamo.executeTransaction(
            t -> t.transactStatements(statements).returnConsumedCapacity(INDEXES));
    consumed(
        answer.consumedCapacity().getFirst(),
        ModelOfItems.sum(model.write(key, item, true), model.write(gone, null, true)));
  }
}
