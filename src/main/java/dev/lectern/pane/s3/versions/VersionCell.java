package dev.lectern.pane.s3.versions;

import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A version on the time line: its point, when, id, size, ETag, and what is special about it. */
final class VersionCell extends ListCell<VersionRow> {

  private static final int ID = 17;
  private static final int ETAG = 11;

  private final Texts texts;
  private final Region thread = new Region();
  private final Region point = new Region();
  private final Label when = label("mono", "version-when");
  private final Label id = label("mono", "version-id");
  private final Label size = label("text-small", "version-size");
  private final Label etag = label("mono", "text-muted");
  private final Chip latest;
  private final Chip marker;
  private final Chip before;
  private final HBox line;

  VersionCell(Texts texts) {
    this.texts = texts;
    getStyleClass().add("version-cell");
    thread.getStyleClass().add("version-thread");
    point.getStyleClass().add("version-point");
    StackPane rail = new StackPane(thread, point);
    rail.getStyleClass().add("version-rail");
    latest = new Chip(texts.get("latest"), Tone.NEUTRAL);
    marker = new Chip(texts.get("marker"), Tone.DANGER);
    before = new Chip(texts.get("before"), Tone.DASHED);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    line = new HBox(8, rail, when, id, size, etag, gap, before, marker, latest);
    line.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
  }

  private static Label label(String... styles) {
    Label label = new Label();
    label.getStyleClass().addAll(styles);
    label.setMinWidth(0);
    return label;
  }

  @Override
  protected void updateItem(@Nullable VersionRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      setTooltip(null);
      setAccessibleText(null);
      return;
    }
    point.getStyleClass().removeAll("marker", "unversioned");
    if (row.marker()) {
      point.getStyleClass().add("marker");
    } else if (row.unversioned()) {
      point.getStyleClass().add("unversioned");
    }
    when.setText(Format.when(row.modified()));
    id.setText(Format.middle(row.id(), ID));
    size.setText(VersionsView.size(row));
    etag.setText(Format.middle(row.etag(), ETAG));
    show(latest, row.latest());
    show(marker, row.marker());
    show(before, row.unversioned() && !row.marker());
    setTooltip(new Tooltip(row.id() + (row.etag().isEmpty() ? "" : "\nETag " + row.etag())));
    setAccessibleText(
        texts.get(
            "cell",
            row.marker() ? texts.get("marker") : row.id(),
            row.latest() ? texts.get("latest") : "",
            when.getText()));
    setGraphic(line);
  }

  private static void show(Chip chip, boolean shown) {
    chip.setVisible(shown);
    chip.setManaged(shown);
    chip.setMinWidth(USE_PREF_SIZE);
  }
}
