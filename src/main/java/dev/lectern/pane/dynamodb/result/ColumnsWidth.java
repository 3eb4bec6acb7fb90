package dev.lectern.pane.dynamodb.result;

import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * How wide all columns of a table are together: added up when one has changed, not for each of the
 * rows that ask. FX thread.
 */
final class ColumnsWidth {

  private static final double UNKNOWN = -1;

  private final TableView<Row> table;
  private double width = UNKNOWN;

  ColumnsWidth(TableView<Row> table) {
    this.table = table;
    table.getVisibleLeafColumns().addListener(this::columnsChanged);
  }

  private void columnsChanged(ListChangeListener.Change<? extends TableColumn<Row, ?>> change) {
    width = UNKNOWN;
    while (change.next()) {
      for (TableColumn<Row, ?> column : change.getAddedSubList()) {
        column.widthProperty().addListener(o -> width = UNKNOWN);
      }
    }
  }

  /** In pixels. */
  double get() {
    if (width == UNKNOWN) {
      width = 0;
      for (TableColumn<Row, ?> column : table.getVisibleLeafColumns()) {
        // as a row and the heading place it: at whole pixels of the screen
        width += table.snapSizeX(column.getWidth());
      }
    }
    return width;
  }
}
