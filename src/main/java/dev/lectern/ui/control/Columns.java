package dev.lectern.ui.control;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

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
  public static <T> void grow(TableView<T> table) {
    DoubleBinding scale = scale(table);
    List<Width> widths = table.getColumns().stream().map(Width::of).toList();
    scale.addListener((o, before, now) -> apply(table, widths, now.doubleValue()));
    apply(table, widths, scale.get());
    // a binding is held weakly by what it depends on
    table.getProperties().put(Columns.class, scale);
  }

  /** Says in a tooltip what a column of text has no room for. */
  public static <T> void tips(TableColumn<T, String> column) {
    column.setCellFactory(
        any -> {
          TableCell<T, String> cell =
              new TableCell<>() {
                @Override
                protected void updateItem(@Nullable String text, boolean empty) {
                  super.updateItem(text, empty);
                  setText(empty ? null : text);
                }
              };
          CutTip.on(cell);
          return cell;
        });
  }

  private static <T> void apply(TableView<T> table, List<Width> widths, double scale) {
    widths.forEach(width -> width.apply(scale));
    // together they may be wider than the table now: its policy makes them fit again
    if (table.getWidth() > 0) {
      table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
    }
  }

  private record Width(TableColumn<?, ?> column, double least, double usual, double most) {

    static Width of(TableColumn<?, ?> column) {
      return new Width(column, column.getMinWidth(), column.getPrefWidth(), column.getMaxWidth());
    }

    void apply(double scale) {
      column.setMinWidth(0);
      column.setMaxWidth(most * scale);
      column.setMinWidth(least * scale);
      column.setPrefWidth(usual * scale);
    }
  }
}
