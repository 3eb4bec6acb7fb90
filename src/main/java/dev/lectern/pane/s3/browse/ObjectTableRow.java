package dev.lectern.pane.s3.browse;

import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** A line of the table: double click goes into a folder, a drag takes what is chosen along. */
final class ObjectTableRow extends TableRow<ObjectRow> {

  /** Rows before the end at which the next page is asked for. */
  private static final int AHEAD = 100;

  private final ObjectsViewModel model;

  ObjectTableRow(ObjectsViewModel model, RowDrag drag) {
    this.model = model;
    setOnMouseClicked(this::clicked);
    drag.install(this);
  }

  @Override
  protected void updateItem(@Nullable ObjectRow row, boolean empty) {
    super.updateItem(row, empty);
    if (!empty && getIndex() >= model.rows().size() - AHEAD) {
      model.more();
    }
  }

  private void clicked(MouseEvent event) {
    ObjectRow row = getItem();
    if (row != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      model.enter(row);
    }
  }
}
