package dev.lectern.pane.s3.versions;

import dev.lectern.ui.control.MiddleEllipsisLabel;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The columns of the time line, the same for its header and for every version. Where there is no
 * room, first the owner goes, then the ETag and the size; the tooltip still has them.
 */
final class VersionLine extends HBox {

  /** Widths in em of the body type: of the whole list, from which on a column is shown. */
  private static final double OWNER = 57.5;

  private static final double ETAG = 48.5;

  private static final double WHOLE_ID = 41.5;

  private static final double SIZE = 34.5;

  private static final double ID = 9.5;
  private static final double SHORT_ID = 6;

  final StackPane rail = new StackPane();
  final Label when = new Label();
  final Label id = new MiddleEllipsisLabel();
  final Label size = new Label();
  final Label etag = new Label();
  final Label owner = new Label();
  final HBox chips = new HBox(4);
  private double room;

  VersionLine(Node compare) {
    super(8);
    setAlignment(Pos.CENTER_LEFT);
    rail.getStyleClass().add("version-rail");
    List<Label> columns = List.of(when, id, size, etag, owner);
    List<String> names = List.of("when", "id", "size", "etag", "owner");
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).getStyleClass().add("version-" + names.get(i));
    }
    chips.setAlignment(Pos.CENTER_RIGHT);
    chips.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(chips, Priority.ALWAYS);
    // sizes are known only when the style sheets have been applied
    size.fontProperty().addListener((o, before, now) -> room(room));
    getChildren().addAll(rail, when, id, size, etag, owner, chips, compare);
  }

  /** The header. */
  static VersionLine header(Texts texts) {
    Label compare = new Label(texts.get("column.compare"));
    compare.setMinWidth(Region.USE_PREF_SIZE);
    VersionLine line = new VersionLine(compare);
    line.getStyleClass().add("version-header");
    line.when.setText(texts.get("column.when"));
    line.id.setText(texts.get("column.id"));
    line.size.setText(texts.get("column.size"));
    line.etag.setText(texts.get("column.etag"));
    line.owner.setText(texts.get("column.owner"));
    return line;
  }

  /** Shows the columns that the width of the whole list has room for. */
  void room(double width) {
    room = width;
    double em = size.getFont().getSize() / 0.9231;
    show(owner, width >= OWNER * em);
    show(etag, width >= ETAG * em);
    show(size, width >= SIZE * em);
    double ids = (width >= WHOLE_ID * em ? ID : SHORT_ID) * em;
    id.setMinWidth(ids);
    id.setPrefWidth(ids);
  }

  private static void show(Label column, boolean shown) {
    column.setVisible(shown);
    column.setManaged(shown);
  }
}
