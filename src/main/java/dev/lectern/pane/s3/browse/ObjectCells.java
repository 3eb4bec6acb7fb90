package dev.lectern.pane.s3.browse;

import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.CutTip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
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

  /**
   * Icon and name. They are the cell's own, not nodes of their own in a box: each node of a row is
   * styled and laid out again with every row that scrolls in. Only a delete marker's row has a box.
   */
  private static final class NameCell extends TableCell<ObjectRow, ObjectRow> {

    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    private final ObjectsViewModel model;
    private final Texts texts;
    private final FontIcon icon = Icons.of("fth-file");
    private @Nullable MarkerBox marker;

    NameCell(ObjectsViewModel model, Texts texts) {
      this.model = model;
      this.texts = texts;
      getStyleClass().add("s3-name");
      CutTip.on(this);
    }

    @Override
    protected void updateItem(@Nullable ObjectRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      String name = row.pending() ? "…" : Format.visible(row.name(model.folderProperty().get()));
      pseudoClassStateChanged(GONE, row.marker());
      if (row.marker()) {
        MarkerBox box = marker == null ? new MarkerBox(texts) : marker;
        marker = box;
        box.name.setText(name);
        box.icon.setIconLiteral(icon(row));
        setText(null);
        setGraphic(box);
      } else {
        icon.setIconLiteral(icon(row));
        setText(name);
        setGraphic(icon);
      }
    }
  }

  /** The name of an object that is gone, and a chip at the end that says so. */
  private static final class MarkerBox extends HBox {

    private final Label name = new Label();
    private final FontIcon icon = Icons.of("fth-file");

    MarkerBox(Texts texts) {
      name.setGraphic(icon);
      name.getStyleClass().add("s3-name");
      CutTip.on(name);
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      getChildren().setAll(name, gap, new Chip(texts.get("objects.marker"), Tone.DANGER));
      getStyleClass().add("s3-name-box");
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
