package dev.lectern.pane.s3.browse;

import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import java.nio.file.Path;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

/** What the user takes hold of to drag fetched files out of the window. */
final class DragHandle {

  private final DragShelf shelf;
  private final Label label;
  private final Texts texts = Texts.of("s3");

  DragHandle(DragShelf shelf, Label label) {
    this.shelf = shelf;
    this.label = label;
    label.setGraphic(Icons.of("fth-move"));
    label.setTooltip(new Tooltip(texts.get("objects.drag.tip")));
    label.managedProperty().bind(label.visibleProperty());
    DragFiles.source(label);
    label.setOnDragDetected(this::dragged);
    shelf.files().addListener((ListChangeListener<Path>) change -> show());
    show();
  }

  private void show() {
    int files = shelf.files().size();
    label.setVisible(files > 0);
    label.setText(texts.get("objects.drag.ready", files));
    label.setAccessibleText(label.getText());
  }

  private void dragged(MouseEvent event) {
    ClipboardContent content = new ClipboardContent();
    DragFiles.put(content, shelf.files());
    label.startDragAndDrop(TransferMode.COPY).setContent(content);
    event.consume();
  }
}
