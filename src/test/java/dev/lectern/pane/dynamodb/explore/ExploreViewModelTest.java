package dev.lectern.pane.dynamodb.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.DynamoDbSamples;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.pane.dynamodb.result.ResultsViewModel;
import dev.lectern.pane.dynamodb.result.Row;
import dev.lectern.task.DirectTaskRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExploreViewModelTest {

  private final List<Request> sent = new ArrayList<>();
  private final ExploreViewModel model = new ExploreViewModel(this::read, new DirectTaskRunner());
  private int scanned = 1;
  private boolean refused;

  private ExploreGateway.Page read(Request request, Map<String, AttributeValue> start) {
    sent.add(request);
    if (refused) {
      throw new IllegalStateException("throttled");
    }
    int number = start.isEmpty() ? 1 : 2;
    Map<String, AttributeValue> item = DynamoDbSamples.order(number);
    return new ExploreGateway.Page(
        List.of(item),
        number == 1 ? DynamoDbSamples.orders().keyOf(item) : Map.of(),
        scanned,
        new Used(0.5, 0.5, Map.of()),
        4);
  }

  @Test
  void pagesAddUpAndColumnsAreLearnt() {
    model.open(DynamoDbSamples.orders());
    assertThat(model.results().rows()).hasSize(1);
    assertThat(model.results().moreProperty().get()).isTrue();
    assertThat(model.results().pages()).isEqualTo("page 1, there is more");
    model.more();
    assertThat(model.results().rows()).hasSize(2);
    assertThat(model.results().units()).isEqualTo("1.0 RCU");
    assertThat(model.results().pages()).isEqualTo("page 2, end reached");
    assertThat(model.results().columns())
        .containsExactly("status", "orderDate", "total", "version");
  }

  @Test
  void aFurtherPageThatFailedIsReadAgain() {
    model.open(DynamoDbSamples.orders());
    refused = true;
    model.more();
    assertThat(model.results().stateProperty().get()).isEqualTo(ResultsViewModel.State.FAILED);
    refused = false;
    model.more();
    assertThat(model.results().stateProperty().get()).isEqualTo(ResultsViewModel.State.READY);
    assertThat(model.results().rows()).hasSize(2);
  }

  /** Items and units below stand for what is shown, never for a request before. */
  @Test
  void aRequestThatFailedTellsNoNumbersOfTheOneBefore() {
    model.open(DynamoDbSamples.orders());
    assertThat(model.results().readProperty().get().items()).isEqualTo(1);
    refused = true;
    model.run();
    assertThat(model.results().stateProperty().get()).isEqualTo(ResultsViewModel.State.FAILED);
    assertThat(model.results().readProperty().get().items()).isZero();
    assertThat(model.results().moreProperty().get()).isFalse();
  }

  @Test
  void saysWhatAFilterCost() {
    scanned = 6;
    model.open(DynamoDbSamples.orders());
    assertThat(model.results().sentenceProperty().get())
        .isEqualTo("The filter dropped 5 of 6 items after they were read. They were paid for.");
  }

  @Test
  void aQueryWaitsForItsKey() {
    model.open(DynamoDbSamples.orders());
    model.builder().scanProperty().set(false);
    assertThat(model.builder().requestProperty().get()).isNull();
    assertThat(model.builder().noteProperty().get()).isEqualTo("A Query needs a value of pk.");
    model.builder().partitionProperty().set("CUSTOMER#7");
    model.run();
    assertThat(sent.getLast().keyCondition()).isEqualTo("pk = :pk");
    model.builder().consistentProperty().set(true);
    model.builder().sourceProperty().set("status-date");
    assertThat(model.builder().consistentProperty().get()).isFalse();
    assertThat(model.builder().expressionProperty().get()).isEqualTo("#status = :status");
    assertThat(model.builder().noteProperty().get())
        .isEqualTo("status is a reserved word: aliased for you");
  }

  @Test
  void rowsOfAnIndexOfKeysAreNotWhole() {
    model.open(DynamoDbSamples.orders());
    assertThat(model.whole()).isTrue();
    model.builder().sourceProperty().set("total");
    model.run();
    assertThat(model.whole()).isFalse();
    model.builder().sourceProperty().set("");
    model.builder().projectionProperty().set("status");
    model.run();
    assertThat(model.whole()).isFalse();
  }

  /** What DynamoDB returned is one thing, what was done to it here another. */
  @Test
  void theFooterSaysWhatWasSavedOrDeletedSinceTheReading() {
    model.open(DynamoDbSamples.orders());
    assertThat(model.results().items()).isEqualTo("1 item");
    Map<String, AttributeValue> other = DynamoDbSamples.order(2);
    Map<String, AttributeValue> key = DynamoDbSamples.orders().keyOf(other);
    model.replaced(key, other);
    assertThat(model.results().items()).isEqualTo("1 item, 1 saved since");
    model.replaced(key, null);
    assertThat(model.results().items()).isEqualTo("1 item");
    model.replaced(DynamoDbSamples.orders().keyOf(DynamoDbSamples.order(1)), null);
    assertThat(model.results().items()).isEqualTo("1 item, 1 deleted since");
  }

  @Test
  void savedRowsAreReplaced() {
    model.open(DynamoDbSamples.orders());
    Map<String, AttributeValue> changed = new java.util.LinkedHashMap<>(DynamoDbSamples.order(1));
    changed.put("new", new AttributeValue.Bool(true));
    Map<String, AttributeValue> key = DynamoDbSamples.orders().keyOf(changed);
    model.replaced(key, changed);
    assertThat(model.results().rows()).hasSize(1);
    assertThat(model.results().columns()).contains("new");
    model.results().currentProperty().set(model.results().rows().getFirst());
    Map<String, AttributeValue> moved = new java.util.LinkedHashMap<>(changed);
    moved.put("sk", new AttributeValue.Text("elsewhere"));
    model.replaced(key, moved);
    assertThat(model.results().currentProperty().get()).as("it moved").isEqualTo(Row.of(moved));
    model.replaced(DynamoDbSamples.orders().keyOf(moved), null);
    assertThat(model.results().rows()).isEmpty();
    assertThat(model.results().stateProperty().get()).isEqualTo(ResultsViewModel.State.EMPTY);
    assertThat(model.results().currentProperty().get()).isNull();
  }
}
