package dev.lectern.pane.s3.browse;

import dev.lectern.problem.UserProblem;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

/**
 * Rows that are dragged out of the window, as files to where files go and as S3 URIs to where text
 * goes. The movement becomes a drag when the files are fetched, the pointer says so until then; a
 * button that is released before leaves them on the shelf. FX thread.
 */
final class RowDrag {

  /** A hand that only clicks moves less, in pixels; fetching what nobody wanted would be calls. */
  private static final double STILL = 16;

  private final ObjectActions actions;
  private double fromX;
  private double fromY;
  private boolean asked;
  private Optional<UserProblem> refused = Optional.empty();

  RowDrag(ObjectActions actions) {
    this.actions = actions;
  }

  /** Lets a row be dragged. */
  void install(Node row) {
    DragFiles.source(row);
    row.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    row.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> moved(row, event));
    row.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> waiting(row, false));
    row.setOnDragDetected(event -> begin(row, event));
    row.setOnDragDone(this::done);
  }

  private void pressed(MouseEvent event) {
    event.setDragDetect(false);
    fromX = event.getScreenX();
    fromY = event.getScreenY();
    asked = false;
    refused = Optional.empty();
  }

  private void moved(Node row, MouseEvent event) {
    event.setDragDetect(false);
    if (event.getButton() != MouseButton.PRIMARY
        || Math.hypot(event.getScreenX() - fromX, event.getScreenY() - fromY) < STILL) {
      return;
    }
    if (!asked) {
      asked = true;
      actions.fetchForDrag(why -> refused = Optional.of(why));
    }
    boolean fetching = actions.shelf().fetching();
    waiting(row, fetching);
    event.setDragDetect(!fetching);
  }

  private static void waiting(Node row, boolean on) {
    row.getScene().setCursor(on ? Cursor.WAIT : null);
  }

  private void begin(Node row, MouseEvent event) {
    String uris = actions.uris();
    if (!uris.isEmpty()) {
      ClipboardContent content = new ClipboardContent();
      content.putString(uris);
      DragFiles.put(content, actions.shelf().files());
      row.startDragAndDrop(TransferMode.COPY).setContent(content);
      event.consume();
    }
  }

  private void done(DragEvent event) {
    if (event.getTransferMode() == null) {
      refused.ifPresent(actions::refused);
    }
    event.consume();
  }
}
