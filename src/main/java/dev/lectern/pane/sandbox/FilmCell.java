package dev.lectern.pane.sandbox;

import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Icons;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A request in the list: what it is, and how it ended or that it is held. */
final class FilmCell extends ListCell<FilmRow> {

  private static final double INDENT = 16;

  private final Texts texts;
  private final Label name = new Label();
  private final Chip chip = new Chip();
  private final HBox row = new HBox(6);

  FilmCell(Texts texts) {
    this.texts = texts;
    name.getStyleClass().add("mono");
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    chip.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(name, Priority.ALWAYS);
    row.getStyleClass().add("sandbox-row");
    row.setMinWidth(0);
    row.setPrefWidth(1);
  }

  @Override
  protected void updateItem(@Nullable FilmRow item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setText(null);
      setAccessibleText(null);
      return;
    }
    String operation = item.entry().operation();
    String what =
        operation.isEmpty() ? item.entry().requestLine() : item.entry().service() + ":" + operation;
    name.setText(what);
    name.setTooltip(new Tooltip(item.entry().requestLine()));
    int status = item.entry().status();
    chip.setText(
        item.held() || item.working()
            ? texts.get(item.held() ? "film.row.held" : "film.row.working")
            : status == 0 ? texts.get("film.cut") : Integer.toString(status));
    chip.setTone(
        item.held() || item.working()
            ? Tone.ACCENT
            : status > 0 && status < 400 ? Tone.SUCCESS : Tone.DANGER);
    row.getChildren().clear();
    if (item.depth() > 0) {
      row.getChildren().add(Icons.of("fth-corner-down-right"));
    }
    row.getChildren().addAll(name, chip);
    row.setPadding(new Insets(0, 0, 0, INDENT * item.depth()));
    setGraphic(row);
    setAccessibleText(what + ", " + chip.getText());
  }
}
