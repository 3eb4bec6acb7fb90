package dev.lectern.pane.dynamodb.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.DynamoDbSamples;
import dev.lectern.pane.dynamodb.data.Used;
import dev.lectern.task.DirectTaskRunner;
import dev.lectern.ui.FxTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

class WideGridFxTest extends FxTest {

  private static final int ATTRIBUTES = 200;

  private static Map<String, AttributeValue> item() {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    item.put("pk", new AttributeValue.Text("CUSTOMER#7"));
    item.put("sk", new AttributeValue.Text("ORDER#1"));
    for (int i = 0; i < ATTRIBUTES; i++) {
      item.put("attribute%03d".formatted(i), new AttributeValue.Text("value " + i));
    }
    return item;
  }

  private TableView<Row> shown(ResultsViewModel model) {
    ResultGrid grid = read(() -> new ResultGrid("dynamodb", model));
    Scene scene = show((Parent) grid.view(), 1024, 300);
    interact(
        () -> {
          grid.attach();
          model.open(DynamoDbSamples.orders());
          model.start(
              new ResultsViewModel.Reading(
                  () -> new PageReader.Page(List.of(item()), null, 1, new Used(1, 1, Map.of()), 4),
                  List.of(),
                  false));
          model.chosenColumns().setAll(model.columns());
        });
    @SuppressWarnings("unchecked")
    TableView<Row> values = (TableView<Row>) read(() -> scene.lookup("#dynamodb-values"));
    return values;
  }

  /** What the cell of a column says in the first row, if it can be seen in the table. */
  private Optional<String> seen(TableView<Row> table, String column) {
    return read(
        () -> {
          table.getScene().getRoot().applyCss();
          table.getScene().getRoot().layout();
          Bounds room = table.localToScene(table.getLayoutBounds());
          return table.lookupAll(".table-cell").stream()
              .map(TableCell.class::cast)
              .filter(cell -> cell.getIndex() == 0 && cell.getParent() != null)
              .filter(cell -> column.equals(cell.getTableColumn().getText()))
              .filter(cell -> room.contains(cell.localToScene(cell.getLayoutBounds())))
              .map(cell -> (String) cell.queryAccessibleAttribute(AccessibleAttribute.TEXT))
              .findFirst();
        });
  }

  private void scrollSideways(TableView<Row> table, double share) {
    interact(
        () -> {
          table.getScene().getRoot().layout();
          ScrollBar bar =
              table.lookupAll(".scroll-bar").stream()
                  .map(ScrollBar.class::cast)
                  .filter(one -> one.getOrientation() == Orientation.HORIZONTAL)
                  .findFirst()
                  .orElseThrow();
          bar.setValue(bar.getMax() * share);
        });
  }

  @Test
  void theLastOfManyColumnsIsReachedByScrollingAndShowsItsValue() {
    ResultsViewModel model = read(() -> new ResultsViewModel(new DirectTaskRunner()));
    TableView<Row> table = shown(model);
    assertThat(read(() -> table.getColumns().size())).isEqualTo(ATTRIBUTES + 1);
    String last = "attribute" + (ATTRIBUTES - 1);
    assertThat(seen(table, "attribute000")).contains("S value 0");
    assertThat(seen(table, last)).isEmpty();
    scrollSideways(table, 1);
    assertThat(seen(table, last)).contains("S value " + (ATTRIBUTES - 1));
    assertThat(seen(table, "Size")).contains("4,111 B");
    assertThat(seen(table, "attribute000")).isEmpty();
    interact(() -> table.getColumns().forEach(column -> column.setPrefWidth(300)));
    scrollSideways(table, 0);
    assertThat(seen(table, last)).isEmpty();
    scrollSideways(table, 1);
    assertThat(seen(table, last)).contains("S value " + (ATTRIBUTES - 1));
  }

  @Test
  void theWidthOfAllColumnsFollowsEachOfThem() {
    TableView<Row> table = read(TableView::new);
    ColumnsWidth width = read(() -> new ColumnsWidth(table));
    interact(
        () ->
            IntStream.range(0, 3)
                .forEach(
                    i -> {
                      var column = new javafx.scene.control.TableColumn<Row, String>("c" + i);
                      column.setPrefWidth(100);
                      table.getColumns().add(column);
                    }));
    assertThat(read(width::get)).isEqualTo(300);
    interact(() -> table.getColumns().get(1).setPrefWidth(150));
    assertThat(read(width::get)).isEqualTo(350);
    interact(() -> table.getColumns().getFirst().setVisible(false));
    assertThat(read(width::get)).isEqualTo(250);
  }
}
