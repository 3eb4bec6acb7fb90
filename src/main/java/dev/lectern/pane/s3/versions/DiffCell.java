package dev.lectern.pane.s3.versions;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A line of two texts side by side. */
final class DiffCell extends ListCell<Comparison.Line> {

  private final Label oldNumber = number();
  private final Label oldText = text();
  private final Label newNumber = number();
  private final Label newText = text();
  private final HBox left = new HBox(8, oldNumber, oldText);
  private final HBox right = new HBox(8, newNumber, newText);
  private final HBox line = new HBox(left, right);

  DiffCell() {
    getStyleClass().add("diff-cell");
    for (HBox side : new HBox[] {left, right}) {
      HBox.setHgrow(side, Priority.ALWAYS);
      side.setPrefWidth(100);
      side.setMinWidth(0);
      side.getStyleClass().add("diff-side");
    }
    setPrefWidth(0);
  }

  private static Label number() {
    Label label = new Label();
    label.getStyleClass().addAll("mono", "diff-number");
    return label;
  }

  private static Label text() {
    Label label = new Label();
    label.getStyleClass().add("mono");
    label.setMinWidth(0);
    return label;
  }

  @Override
  protected void updateItem(Comparison.@Nullable Line item, boolean empty) {
    super.updateItem(item, empty);
    left.getStyleClass().removeAll("removed", "filler");
    right.getStyleClass().removeAll("added", "filler");
    if (empty || item == null) {
      setGraphic(null);
      return;
    }
    boolean same = item.change() == Comparison.Change.SAME;
    oldNumber.setText(item.oldNumber() == 0 ? "" : item.oldNumber() + (same ? "  " : " -"));
    newNumber.setText(item.newNumber() == 0 ? "" : item.newNumber() + (same ? "  " : " +"));
    oldText.setText(item.oldText());
    newText.setText(item.newText());
    if (!same) {
      left.getStyleClass().add(item.oldNumber() == 0 ? "filler" : "removed");
      right.getStyleClass().add(item.newNumber() == 0 ? "filler" : "added");
    }
    setGraphic(line);
  }
}
