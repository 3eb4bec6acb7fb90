package dev.lectern.pane.dynamodb.result;

import dev.lectern.bench.Frames;
import dev.lectern.bench.Scrolling;
import dev.lectern.bench.Scrolling.Shown;
import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.DynamoDbSamples;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.ui.FxTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How long a frame takes while 10,000 sparse items of 200 attributes are scrolled, with all of them
 * as columns, against a plain table of as many columns.
 */
@Tag("bench")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class GridBenchTest extends FxTest {

  private static final int ITEMS = 10_000;
  private static final int ATTRIBUTES = 200;

  static {
    Frames.atFullSpeed();
  }

  @Test
  void measure() throws Exception {
    ResultsViewModel model = read(() -> new ResultsViewModel(new DirectTaskRunner()));
    ResultGrid grid = read(() -> new ResultGrid("dynamodb", model));
    Scene ours = show((Parent) grid.view(), 1280, 760);
    interact(
        () -> {
          grid.attach();
          model.open(DynamoDbSamples.orders());
          model.start(new ResultsViewModel.Reading(GridBenchTest::page, List.of(), false));
          model.chosenColumns().setAll(model.columns());
        });
    TableView<?> values = (TableView<?>) read(() -> ours.lookup("#dynamodb-values"));
    TableView<Integer> plain = read(GridBenchTest::plainTable);
    Scene plainScene = show(plain, 1280, 760);
    Scrolling scrolling = new Scrolling(scene -> interact(() -> stage.setScene(scene)));
    Shown our = new Shown(ours, values, ITEMS);
    Shown bare = new Shown(plainScene, plain, ITEMS);
    scrolling.wheel("10,000 items", our, bare);
  }

  private static PageReader.Page page() {
    List<Map<String, AttributeValue>> items =
        IntStream.range(0, ITEMS).mapToObj(GridBenchTest::item).toList();
    return new PageReader.Page(items, null, ITEMS, new Used(1, 1, Map.of()), 4);
  }

  /** An item with every third attribute, of all types in turn. */
  private static Map<String, AttributeValue> item(int number) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    item.put("pk", new AttributeValue.Text("CUSTOMER#" + number / 10));
    item.put("sk", new AttributeValue.Text("ORDER#" + number));
    for (int i = number % 3; i < ATTRIBUTES; i += 3) {
      item.put("attribute%03d".formatted(i), value(i, number));
    }
    return item;
  }

  private static AttributeValue value(int attribute, int number) {
    return switch (attribute % 4) {
      case 0 -> new AttributeValue.Text("a text of item " + number);
      case 1 -> new AttributeValue.Number(java.math.BigDecimal.valueOf(number * 7L));
      case 2 -> new AttributeValue.Bool(number % 2 == 0);
      default -> new AttributeValue.Document(Map.of("city", new AttributeValue.Text("Bern")));
    };
  }

  private static TableView<Integer> plainTable() {
    TableView<Integer> plain = new TableView<>();
    plain.getStyleClass().addAll("dense", "edge-to-edge");
    plain.setItems(FXCollections.observableList(IntStream.range(0, ITEMS).boxed().toList()));
    for (int i = 0; i < ATTRIBUTES + 2; i++) {
      int attribute = i;
      TableColumn<Integer, String> column = new TableColumn<>("attribute%03d".formatted(i));
      column.setPrefWidth(180);
      column.setCellValueFactory(
          cell ->
              new ReadOnlyStringWrapper(
                  cell.getValue() % 3 == attribute % 3
                      ? "a text of item " + cell.getValue()
                      : null));
      plain.getColumns().add(column);
    }
    return plain;
  }
}
