package dev.lectern.pane.dynamodb.item;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.Show;
import dev.lectern.ui.i18n.Texts;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Two versions of an item, difference by difference. FX thread. */
public final class DiffPane extends ScrollPane {

  /** More than anybody reads; the rest is counted. */
  private static final int MOST = 300;

  private final Texts texts = Texts.of("dynamodbitem");
  private final GridPane grid = new GridPane();

  /**
   * Shows nothing before {@link #show}.
   *
   * @param id node id
   */
  public DiffPane(String id) {
    setId(id);
    setFitToWidth(true);
    setContent(grid);
    setAccessibleText(texts.get("diff.label"));
    grid.getStyleClass().add("dynamodb-diff");
    for (double share : new double[] {26, 37, 37}) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(share);
      column.setHgrow(Priority.ALWAYS);
      grid.getColumnConstraints().add(column);
    }
  }

  /** Shows differences; the words say whose versions they are. */
  public void show(List<Change> changes, String left, String right) {
    grid.getChildren().clear();
    head(0, texts.get("diff.path"));
    head(1, left);
    head(2, right);
    int row = 1;
    for (Change change : changes.subList(0, Math.min(MOST, changes.size()))) {
      Label path = new Label(change.path());
      path.getStyleClass().addAll("mono", "dynamodb-diff-path");
      path.setTooltip(new Tooltip(change.path()));
      grid.add(path, 0, row);
      grid.add(value(change.before(), "removed", "− "), 1, row);
      grid.add(value(change.after(), "added", "+ "), 2, row);
      row++;
    }
    if (changes.isEmpty() || changes.size() > MOST) {
      Label note =
          new Label(
              changes.isEmpty()
                  ? texts.get("diff.none")
                  : texts.get("diff.more", changes.size() - MOST));
      note.getStyleClass().addAll("text-muted", "dynamodb-diff-path");
      grid.add(note, 0, row, 3, 1);
    }
  }

  private void head(int column, String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("text-small", "heading", "dynamodb-cost-head");
    label.setMaxWidth(Double.MAX_VALUE);
    grid.add(label, column, 0);
  }

  private Label value(@Nullable AttributeValue value, String tone, String sign) {
    Label label = new Label(value == null ? "" : sign + value.type() + "  " + Show.full(value));
    label.getStyleClass().addAll("mono", "dynamodb-diff-value");
    if (value != null) {
      label.getStyleClass().add(tone);
    }
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    label.setMaxHeight(Double.MAX_VALUE);
    GridPane.setValignment(label, VPos.TOP);
    return label;
  }
}
