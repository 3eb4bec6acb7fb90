package dev.lectern.pane.stepfunctions.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.ui.CssLog;
import dev.lectern.ui.FxTest;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class RowsTest extends FxTest {

  @Test
  void aRowThatCameIntoSightLeavesTheOthersLaidOut() {
    TableView<String> table = table();
    show(new StackPane(table), 300, 400);
    VirtualFlow<?> flow = read(() -> (VirtualFlow<?>) table.lookup(".virtual-flow"));
    int last = read(() -> flow.getLastVisibleCell().getIndex());

    // rows that were made for it are kept for the next ones
    interact(() -> Rows.reveal(table, last + 2));
    interact(() -> table.layout());

    boolean waits =
        read(
            () -> {
              Rows.reveal(table, last + 4);
              return IntStream.rangeClosed(
                      flow.getFirstVisibleCell().getIndex(), flow.getLastVisibleCell().getIndex())
                  .anyMatch(row -> flow.getCell(row).isNeedsLayout());
            });

    assertThat(read(() -> flow.getLastVisibleCell().getIndex())).isGreaterThanOrEqualTo(last + 4);
    assertThat(waits).isFalse();
  }

  @Test
  void whatIsInNoWindowAnyMoreIsNotLaidOut() {
    TableView<String> table = table();
    show(new StackPane(table), 300, 400);
    until(() -> table.lookup(".virtual-flow") != null);
    try (CssLog css = new CssLog()) {
      show(new StackPane(), 300, 400);
      interact(() -> table.getItems().add("another"));
      for (int row : new int[] {40, 41, 42, 60}) {
        interact(() -> Rows.reveal(table, row));
        interact(() -> Rows.layOut(table));
      }
      assertThat(css.warnings()).isEmpty();
    }
  }

  private TableView<String> table() {
    return read(
        () -> {
          TableView<String> table = new TableView<>();
          TableColumn<String, String> column = new TableColumn<>("n");
          column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()));
          table.getColumns().add(column);
          table.setFixedCellSize(24);
          IntStream.range(0, 100).mapToObj(Integer::toString).forEach(table.getItems()::add);
          return table;
        });
  }
}
