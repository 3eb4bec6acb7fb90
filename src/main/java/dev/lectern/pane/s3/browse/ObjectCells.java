package dev.lectern.pane.s3.browse;

import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Cells of the object table. They are reused while scrolling and make no node on the way. */
final class ObjectCells {

  private ObjectCells() {}

  static void install(
      ObjectsViewModel model,
      TableColumn<ObjectRow, ObjectRow> name,
      TableColumn<ObjectRow, ObjectRow> size,
      TableColumn<ObjectRow, ObjectRow> modified,
      TableColumn<ObjectRow, ObjectRow> storageClass) {
    Texts texts = Texts.of("s3");
    whole(name, ObjectsViewModel.Sort.NAME);
    whole(size, ObjectsViewModel.Sort.SIZE);
    whole(modified, ObjectsViewModel.Sort.MODIFIED);
    whole(storageClass, ObjectsViewModel.Sort.STORAGE_CLASS);
    name.setCellFactory(column -> new NameCell(model, texts));
    size.setCellFactory(
        column ->
            new TextCell(row -> row.folder() || row.marker() ? "" : Format.bytes(row.size())));
    modified.setCellFactory(
        column -> new TextCell(row -> row.folder() ? "" : Format.dayTime(row.modified())));
    storageClass.setCellFactory(column -> new TextCell(ObjectRow::storageClass));
  }

  private static void whole(TableColumn<ObjectRow, ObjectRow> column, ObjectsViewModel.Sort sort) {
    column.setUserData(sort.name());
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
  }

  /** Icon of what a key's ending says. */
  static String icon(ObjectRow row) {
    if (row.folder()) {
      return "fth-folder";
    }
    String key = row.key().toLowerCase(Locale.ROOT);
    return switch (key.substring(key.lastIndexOf('.') + 1)) {
      case "png", "jpg", "jpeg", "gif", "bmp", "svg", "webp" -> "fth-image";
      case "txt", "json", "csv", "xml", "html", "md", "log", "yaml", "yml", "java", "css", "js" ->
          "fth-file-text";
      case "zip", "gz", "tar", "jar" -> "fth-archive";
      default -> "fth-file";
    };
  }

  private static final class NameCell extends TableCell<ObjectRow, ObjectRow> {

    private final ObjectsViewModel model;
    private final Label label = new Label();
    private final FontIcon icon = Icons.of("fth-file");
    private final Chip marker;
    private final HBox box;

    NameCell(ObjectsViewModel model, Texts texts) {
      this.model = model;
      marker = new Chip(texts.get("objects.marker"), Tone.DANGER);
      label.setGraphic(icon);
      label.getStyleClass().add("s3-name");
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      box = new HBox(label, gap, marker);
      box.getStyleClass().add("s3-name-box");
      setGraphic(null);
    }

    @Override
    protected void updateItem(@Nullable ObjectRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        return;
      }
      label.setText(row.pending() ? "…" : row.name(model.folderProperty().get()));
      icon.setIconLiteral(icon(row));
      marker.setVisible(row.marker());
      marker.setManaged(row.marker());
      pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("gone"), row.marker());
      setGraphic(box);
    }
  }

  private static final class TextCell extends TableCell<ObjectRow, ObjectRow> {

    private final Function<ObjectRow, String> text;

    TextCell(Function<ObjectRow, String> text) {
      this.text = text;
    }

    @Override
    protected void updateItem(@Nullable ObjectRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(empty || row == null || row.pending() ? "" : text.apply(row));
    }
  }
}
