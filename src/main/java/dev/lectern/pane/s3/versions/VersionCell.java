package dev.lectern.pane.s3.versions;

import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A version on the time line: its point, when, id, size, ETag, and what is special about it. */
final class VersionCell extends ListCell<VersionRow> {

  private static final int ETAG = 11;
  private static final int OWNER = 11;

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Texts texts;
  private final VersionsViewModel model;
  private final Region point = new Region();
  private final Button compare = new Button();
  private final Chip latest;
  private final Chip marker;
  private final Chip before;
  private final VersionLine line = new VersionLine(compare);

  /**
   * @param columns the header, which shows the columns that there is room for in a cell
   */
  VersionCell(Texts texts, VersionsViewModel model, VersionLine columns) {
    this.texts = texts;
    this.model = model;
    getStyleClass().add("version-cell");
    Region thread = new Region();
    thread.getStyleClass().add("version-thread");
    point.getStyleClass().add("version-point");
    line.rail.getChildren().setAll(thread, point);
    for (Label mono : List.of(line.when, line.etag)) {
      mono.getStyleClass().add("mono");
    }
    line.etag.getStyleClass().add("text-muted");
    line.size.getStyleClass().add("text-small");
    line.owner.getStyleClass().addAll("text-small", "text-muted");
    latest = new Chip(texts.get("latest"), Tone.NEUTRAL);
    marker = new Chip(texts.get("marker"), Tone.DANGER);
    before = new Chip(texts.get("before"), Tone.DASHED);
    line.chips.getChildren().setAll(before, marker, latest);
    compare.getStyleClass().add("version-compare");
    compare.setFocusTraversable(false);
    compare.setOnAction(
        event -> {
          if (getItem() != null) {
            model.toggleCompared(getItem());
          }
        });
    setPrefWidth(0);
    widthProperty()
        .addListener(
            (o, old, now) -> {
              line.room(now.doubleValue());
              columns.room(now.doubleValue());
            });
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
    line.when.setText(Format.whenShort(row.modified(), Instant.now(), ZoneId.systemDefault()));
    line.id.setText(row.id());
    line.size.setText(row.marker() ? "" : Format.bytes(row.size()));
    line.etag.setText(Format.middle(row.etag(), ETAG));
    line.owner.setText(Format.middle(row.owner(), OWNER));
    compared(row);
    show(latest, row.latest());
    show(marker, row.marker());
    show(before, row.unversioned() && !row.marker());
    setTooltip(new Tooltip(tip(row)));
    setAccessibleText(
        texts.get(
            "cell",
            row.marker() ? texts.get("marker") : row.unversioned() ? texts.get("before") : row.id(),
            row.latest() ? texts.get("latest") : "",
            Format.when(row.modified())));
    setGraphic(line);
  }

  private String tip(VersionRow row) {
    StringBuilder tip =
        new StringBuilder(row.id()).append('\n').append(Format.dayTime(row.modified()));
    if (!row.marker()) {
      tip.append('\n').append(Format.bytes(row.size()));
      tip.append("\nETag ").append(row.etag()).append('\n').append(row.storageClass());
    }
    if (row.unversioned()) {
      tip.append('\n').append(texts.get("before.about"));
    }
    if (!row.owner().isEmpty()) {
      tip.append('\n').append(texts.get("by", row.owner()));
    }
    return tip.toString();
  }

  /** The older of two chosen versions is A, the newer one B. */
  private void compared(VersionRow row) {
    boolean chosen = model.compared().contains(row);
    boolean newer =
        chosen
            && model.compared().stream()
                .anyMatch(other -> model.rows().indexOf(other) > model.rows().indexOf(row));
    compare.setText(!chosen ? "" : newer ? "B" : "A");
    compare.setId("s3-version-compare-" + getIndex());
    compare.setAccessibleText(texts.get(chosen ? "compare.out" : "compare.in"));
    compare.pseudoClassStateChanged(CHOSEN, chosen);
  }

  private static void show(Chip chip, boolean shown) {
    chip.setVisible(shown);
    chip.setManaged(shown);
    chip.setMinWidth(USE_PREF_SIZE);
  }
}
