package dev.lectern.pane.dynamodb.result;

import javafx.scene.control.TableRow;

/**
 * A row that is not laid out again when it gets another item. A table asks for a layout of each row
 * that comes into view, and for its style and that of everything in it before, twice in a frame;
 * but the cells stay where they are, and place their texts themselves.
 */
final class SteadyRow extends TableRow<Row> {

  private final ColumnsWidth columns;
  private boolean steady;

  /**
   * @param columns of its table: only a layout would make a row forget how wide they were
   */
  SteadyRow(ColumnsWidth columns) {
    this.columns = columns;
  }

  @Override
  public void updateIndex(int row) {
    setPrefWidth(columns.get());
    steady = !isNeedsLayout() && !isEmpty() && row >= 0 && row < getTableView().getItems().size();
    super.updateIndex(row);
    steady = false;
  }

  @Override
  protected void layoutChildren() {
    setPrefWidth(columns.get());
    super.layoutChildren();
  }

  @Override
  public void requestLayout() {
    if (!steady) {
      super.requestLayout();
    }
  }
}
