package dev.lectern.pane.s3.versions;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A line of two texts side by side; what differs within a line has a stronger ground. */
final class DiffCell extends ListCell<Comparison.Line> {

  private final Half left = new Half("removed", " -");
  private final Half right = new Half("added", " +");
  private final HBox line = new HBox(left, right);

  DiffCell() {
    getStyleClass().add("diff-cell");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(Comparison.@Nullable Line item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      return;
    }
    boolean same = item.change() == Comparison.Change.SAME;
    left.show(item.before(), same);
    right.show(item.after(), same);
    setGraphic(line);
  }

  /** One side of the line. */
  private static final class Half extends HBox {

    private final String tone;
    private final String sign;
    private final Label number = text("diff-number");
    private final Label head = text();
    private final Label changed = text("diff-changed");
    private final Label tail = text();

    Half(String tone, String sign) {
      this.tone = tone;
      this.sign = sign;
      number.setMinWidth(USE_PREF_SIZE);
      HBox.setHgrow(this, Priority.ALWAYS);
      setPrefWidth(100);
      setMinWidth(0);
      getStyleClass().addAll("diff-side", "diff-half");
      getChildren().setAll(number, head, changed, tail);
      HBox.setMargin(head, new Insets(0, 0, 0, 8));
    }

    private static Label text(String... styles) {
      Label label = new Label();
      label.getStyleClass().add("mono");
      label.getStyleClass().addAll(styles);
      label.setMinWidth(0);
      return label;
    }

    void show(Comparison.Side side, boolean same) {
      getStyleClass().removeAll("removed", "added", "filler");
      if (!same) {
        getStyleClass().add(side.number() == 0 ? "filler" : tone);
      }
      number.setText(side.number() == 0 ? "" : side.number() + (same ? "  " : sign));
      Comparison.Span span = side.changed();
      String text = side.text();
      boolean marked = span.to() > span.from();
      head.setText(tabs(marked ? text.substring(0, span.from()) : text));
      changed.setText(marked ? tabs(text.substring(span.from(), span.to())) : "");
      tail.setText(marked ? tabs(text.substring(span.to())) : "");
      changed.setVisible(marked);
    }

    private static String tabs(String text) {
      return text.replace("\t", "    ");
    }
  }
}
