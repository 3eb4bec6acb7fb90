package dev.lectern.pane.s3.versions;

import dev.lectern.ui.control.Chip;
import dev.lectern.ui.control.Format;
import dev.lectern.ui.control.Tone;
import dev.lectern.ui.i18n.Texts;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
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

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final int OWNER = 11;

  /** Below this width the owner and the ETag are only in the tooltip. */
  private static final double NARROW = 560;

  private final Texts texts;
  private final VersionsViewModel model;
  private final Region thread = new Region();
  private final Region point = new Region();
  private final Label when = label("mono", "version-when");
  private final Label id = label("mono", "version-id");
  private final Label size = label("text-small", "version-size");
  private final Label etag = label("mono", "text-muted");
  private final Label owner = label("text-small", "text-muted");
  private final Button compare = new Button();
  private final Chip latest;
  private final Chip marker;
  private final Chip before;
  private final HBox line;

  VersionCell(Texts texts, VersionsViewModel model) {
    this.texts = texts;
    this.model = model;
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
    when.setMinWidth(Region.USE_PREF_SIZE);
    compare.getStyleClass().add("version-compare");
    compare.setFocusTraversable(false);
    compare.setOnAction(
        event -> {
          if (getItem() != null) {
            model.toggleCompared(getItem());
          }
        });
    line = new HBox(8, rail, when, id, size, etag, owner, gap, before, marker, latest, compare);
    line.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
    widthProperty().addListener((o, before, now) -> room());
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
    size.setText(row.marker() ? "" : Format.bytes(row.size()));
    etag.setText(Format.middle(row.etag(), ETAG));
    owner.setText(row.owner().isEmpty() ? "" : texts.get("by", Format.middle(row.owner(), OWNER)));
    compared(row);
    room();
    show(latest, row.latest());
    show(marker, row.marker());
    show(before, row.unversioned() && !row.marker());
    setTooltip(new Tooltip(tip(row)));
    setAccessibleText(
        texts.get(
            "cell",
            row.marker() ? texts.get("marker") : row.id(),
            row.latest() ? texts.get("latest") : "",
            when.getText()));
    setGraphic(line);
  }

  private String tip(VersionRow row) {
    StringBuilder tip =
        new StringBuilder(row.id()).append('\n').append(Format.dayTime(row.modified()));
    if (!row.marker()) {
      tip.append("\nETag ").append(row.etag()).append('\n').append(row.storageClass());
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
    compare.setVisible(!row.marker());
    compare.setManaged(!row.marker());
  }

  private void room() {
    boolean wide = getWidth() >= NARROW;
    owner.setVisible(wide && !owner.getText().isEmpty());
    owner.setManaged(owner.isVisible());
    boolean some = getWidth() >= NARROW - 130 || getItem() != null && !getItem().unversioned();
    etag.setVisible(some);
    etag.setManaged(some);
  }

  private static void show(Chip chip, boolean shown) {
    chip.setVisible(shown);
    chip.setManaged(shown);
    chip.setMinWidth(USE_PREF_SIZE);
  }
}
