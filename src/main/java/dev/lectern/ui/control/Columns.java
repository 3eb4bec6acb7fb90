package dev.lectern.ui.control;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * Widths of a table's columns in a size of type of 100 %, which grow with the type: a column is a
 * number of pixels to JavaFX, so one that holds a date at 13 px would cut it at 20. FX thread.
 */
public final class Columns {

  /** Height of a row at 100 %; the style sheet has it in em. */
  private static final double ROW = 28;

  private Columns() {}

  /** How much larger than at 100 % a dense table's type is. */
  public static DoubleBinding scale(TableView<?> table) {
    return Bindings.createDoubleBinding(
        () -> table.getFixedCellSize() <= 0 ? 1 : table.getFixedCellSize() / ROW,
        table.fixedCellSizeProperty());
  }

  /** Makes the widths that the columns have now grow with the type. */
  public static void grow(TableView<?> table) {
    DoubleBinding scale = scale(table);
    for (TableColumn<?, ?> column : table.getColumns()) {
      double least = column.getMinWidth();
      double usual = column.getPrefWidth();
      double most = column.getMaxWidth();
      scale.addListener((o, before, now) -> widths(column, now.doubleValue(), least, usual, most));
      widths(column, scale.get(), least, usual, most);
    }
    // a binding is held weakly by what it depends on
    table.getProperties().put(Columns.class, scale);
  }

  private static void widths(
      TableColumn<?, ?> column, double scale, double least, double usual, double most) {
    column.setMinWidth(0);
    column.setMaxWidth(most * scale);
    column.setMinWidth(least * scale);
    column.setPrefWidth(usual * scale);
  }
}
