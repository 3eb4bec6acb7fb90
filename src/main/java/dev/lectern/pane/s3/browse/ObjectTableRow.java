package dev.lectern.pane.s3.browse;

import javafx.scene.control.TableRow;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/** A line of the table: double click goes into a folder, a drag takes its S3 URIs along. */
final class ObjectTableRow extends TableRow<ObjectRow> {

  /** Rows before the end at which the next page is asked for. */
  private static final int AHEAD = 100;

  private final ObjectsViewModel model;

  ObjectTableRow(ObjectsViewModel model) {
    this.model = model;
    setOnMouseClicked(this::clicked);
    setOnDragDetected(this::dragged);
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

  private void dragged(MouseEvent event) {
    if (getItem() == null || model.selection().isEmpty()) {
      return;
    }
    String bucket = model.bucketProperty().get();
    StringBuilder uris = new StringBuilder();
    for (ObjectRow row : model.selection()) {
      uris.append("s3://").append(bucket).append('/').append(row.key()).append('\n');
    }
    ClipboardContent content = new ClipboardContent();
    content.putString(uris.toString().stripTrailing());
    Dragboard board = startDragAndDrop(TransferMode.COPY);
    board.setContent(content);
    event.consume();
  }
}
