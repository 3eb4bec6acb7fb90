package dev.lectern.pane.s3.browse;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What the keys do while the listing has the keyboard, also where it is empty or failed. */
final class ObjectKeys {

  private final ObjectsViewModel model;
  private final ObjectActions actions;
  private final TableView<ObjectRow> table;
  private final Runnable selectAll;

  ObjectKeys(
      ObjectsViewModel model,
      ObjectActions actions,
      Node listing,
      TableView<ObjectRow> table,
      Runnable selectAll) {
    this.model = model;
    this.actions = actions;
    this.table = table;
    this.selectAll = selectAll;
    listing.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void pressed(KeyEvent event) {
    boolean elsewhere =
        event.getTarget() instanceof TextInputControl
            || (event.getTarget() instanceof ButtonBase && event.getCode() == KeyCode.ENTER);
    if (event.isAltDown() || elsewhere) {
      return;
    }
    if (event.isShortcutDown() ? shortcut(event) : plain(event)) {
      event.consume();
    }
  }

  private boolean shortcut(KeyEvent event) {
    switch (event.getCode()) {
      case A -> selectAll.run();
      case C -> actions.copyUris();
      case V -> paste();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plain(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> enter();
      case BACK_SPACE -> model.up();
      case DELETE -> actions.delete();
      case F2 -> actions.rename();
      case V -> model.versionsProperty().set(!model.versionsProperty().get());
      case D -> actions.download();
      case U -> actions.chooseAndUpload();
      case N -> actions.newFolder();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void enter() {
    ObjectRow chosen = table.getSelectionModel().getSelectedItem();
    // the row with the ring, chosen or not
    ObjectRow row = chosen == null ? table.getFocusModel().getFocusedItem() : chosen;
    if (row != null && table.isFocused()) {
      model.enter(row);
    }
  }

  void paste() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    if (clipboard.hasFiles()) {
      actions.upload(clipboard.getFiles().stream().map(java.io.File::toPath).toList());
    } else {
      actions.paste(clipboard.hasString() ? clipboard.getString() : "");
    }
  }
}
