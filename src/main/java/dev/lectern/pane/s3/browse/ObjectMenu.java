package dev.lectern.pane.s3.browse;

import dev.lectern.ui.control.Icons;
import dev.lectern.ui.i18n.Texts;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The context menu of a line. */
final class ObjectMenu {

  private final ContextMenu menu = new ContextMenu();
  private final Texts texts = Texts.of("s3");

  ObjectMenu(ObjectsViewModel model, ObjectActions actions) {
    menu.getItems()
        .addAll(
            item("objects.download", "fth-download", actions::download),
            item("objects.drag", "fth-move", actions::prepareDrag),
            item("objects.presign", "fth-link", actions::presign),
            item("objects.versions", "fth-layers", () -> model.versionsProperty().set(true)),
            new SeparatorMenuItem(),
            item("objects.copy.uri", "fth-copy", actions::copyUris),
            item("objects.copy.arn", "fth-copy", actions::copyArns),
            item("objects.copy.url", "fth-copy", actions::copyUrls),
            item("objects.rename", "fth-edit-2", actions::rename),
            new SeparatorMenuItem(),
            item("objects.delete", "fth-trash-2", actions::delete));
  }

  private MenuItem item(String key, String icon, Runnable action) {
    MenuItem item = new MenuItem(texts.get(key), Icons.of(icon));
    item.setId("s3-menu-" + key.substring(key.indexOf('.') + 1).replace('.', '-'));
    item.setOnAction(event -> action.run());
    return item;
  }

  ContextMenu menu() {
    return menu;
  }
}
