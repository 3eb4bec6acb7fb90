package dev.lectern.pane.s3.browse;

import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import org.jspecify.annotations.Nullable;

/** The context menu of the list: for what is chosen, or for the folder when nothing is. */
final class ObjectMenu {

  private final ContextMenu menu = new ContextMenu();
  private final TableView<ObjectRow> table;
  private final Texts texts = Texts.of("s3");

  /** Held because a binding holds what depends on it weakly. */
  private final BooleanBinding none;

  private final BooleanBinding notOne;
  private final BooleanBinding notObject;

  ObjectMenu(
      ObjectsViewModel model, ObjectActions actions, TableView<ObjectRow> table, Runnable paste) {
    this.table = table;
    none = Bindings.isEmpty(model.selection());
    notOne = Bindings.size(model.selection()).isNotEqualTo(1);
    notObject =
        Bindings.createBooleanBinding(
            () -> model.selection().size() != 1 || model.selection().getFirst().folder(),
            model.selection());
    menu.getItems()
        .addAll(
            item("objects.download", "fth-download", none, actions::download),
            item("objects.drag", "fth-move", none, actions::prepareDrag),
            item("objects.presign", "fth-link", notObject, actions::presign),
            item(
                "objects.versions", "fth-layers", notOne, () -> model.versionsProperty().set(true)),
            new SeparatorMenuItem(),
            item("objects.copy.uri", "fth-copy", none, actions::copyUris),
            item("objects.copy.arn", "fth-copy", none, actions::copyArns),
            item("objects.copy.url", "fth-copy", none, actions::copyUrls),
            item("objects.edit", "fth-edit", notObject, actions::edit),
            item("objects.rename", "fth-edit-2", notOne, actions::rename),
            new SeparatorMenuItem(),
            item("objects.paste", "fth-clipboard", null, paste),
            item("objects.upload", "fth-upload", null, actions::chooseAndUpload),
            item("objects.upload.folder", "fth-upload", null, actions::chooseAndUploadFolder),
            item("objects.multipart", "fth-grid", null, actions::multipartByHand),
            item("objects.text", "fth-file-plus", null, actions::newText),
            item("objects.folder", "fth-folder-plus", null, actions::newFolder),
            new SeparatorMenuItem(),
            item("objects.delete", "fth-trash-2", none, actions::delete));
    table.setOnContextMenuRequested(this::show);
  }

  private MenuItem item(
      String key, String icon, @Nullable ObservableBooleanValue disabled, Runnable action) {
    MenuItem item = new MenuItem(texts.get(key), Icons.of(icon));
    item.setId("s3-menu-" + key.substring(key.indexOf('.') + 1).replace('.', '-'));
    item.setOnAction(event -> action.run());
    if (disabled != null) {
      item.disableProperty().bind(disabled);
    }
    return item;
  }

  private void show(ContextMenuEvent event) {
    if (!event.isKeyboardTrigger()) {
      menu.show(table, event.getScreenX(), event.getScreenY());
      return;
    }
    // by the keyboard: at the row that is meant, not in the middle of the list
    int focused = table.getFocusModel().getFocusedIndex();
    Node at =
        table.lookupAll(".table-row-cell").stream()
            .filter(row -> ((TableRow<?>) row).getIndex() == focused)
            .findFirst()
            .orElse(table);
    Bounds bounds = at.localToScreen(at.getLayoutBounds());
    menu.show(table, bounds.getMinX() + 32, at.equals(table) ? bounds.getMinY() : bounds.getMaxY());
  }
}
