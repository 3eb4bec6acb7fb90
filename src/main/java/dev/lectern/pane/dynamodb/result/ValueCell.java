package dev.lectern.pane.dynamodb.result;

import dev.lectern.calc.item.AttributeValue;
import dev.lectern.pane.dynamodb.data.Show;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Skin;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TableCellSkin;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A value with the letters of its type. A wide table has hundreds of these, each with another value
 * in every frame of scrolling.
 *
 * <p>A table tells the cells of all columns about every row that comes into view, also those far
 * off at the side; here they take no notice until they are seen. And a label takes its text out of
 * the scene and puts it in again, style and all, whenever it changes; so the text is written here.
 */
final class ValueCell extends TableCell<Row, @Nullable AttributeValue> {

  private static final int TOLD = 24;

  private final Line line;
  private final Tooltip whole = new Tooltip();
  private int told = -1;

  /**
   * @param right whether values stand at the right end, as numbers do
   */
  ValueCell(boolean right) {
    line = new Line(right);
    getStyleClass().add("mono");
    setGraphic(line);
    parentProperty().subscribe(this::catchUp);
    // put on and filled only when somebody points at the cell: it costs more than its text
    setOnMouseEntered(event -> setTooltip(tells(getItem()) ? whole : null));
    whole.setOnShowing(event -> whole.setText(getItem() == null ? "" : Show.full(getItem())));
  }

  @Override
  public void updateIndex(int row) {
    told = row;
    if (getParent() != null) {
      super.updateIndex(row);
    }
  }

  private void catchUp() {
    if (getParent() != null) {
      super.updateIndex(told);
    }
  }

  private boolean tells(@Nullable AttributeValue value) {
    return value instanceof AttributeValue.Sequence
        || value instanceof AttributeValue.Document
        || (value != null && (line.cut() || Show.brief(value).length() > TOLD));
  }

  @Override
  protected void updateItem(@Nullable AttributeValue value, boolean empty) {
    super.updateItem(value, empty);
    if (empty || value == null) {
      line.show("", "");
    } else {
      line.show(value.type(), Show.brief(value).replace('\n', ' '));
    }
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    AttributeValue value = getItem();
    return attribute == AccessibleAttribute.TEXT && value != null
        ? value.type() + " " + Show.brief(value)
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new TableCellSkin<>(this) {
      @Override
      protected void layoutChildren(double x, double y, double width, double height) {
        line.resizeRelocate(x, y, width, height);
      }
    };
  }

  /** Type and value in one line, cut where the room ends. */
  private static final class Line extends Region {

    private static final double GAP = 6;
    private static final String CUT = "…";

    private final Text type = new Text();
    private final Text value = new Text();
    private final boolean right;
    private String text = "";

    Line(boolean right) {
      this.right = right;
      type.getStyleClass().add("dynamodb-type");
      value.getStyleClass().add("dynamodb-value");
      type.setTextOrigin(VPos.CENTER);
      value.setTextOrigin(VPos.CENTER);
      getChildren().addAll(type, value);
    }

    void show(String letters, String now) {
      if (!letters.equals(type.getText())) {
        type.setText(letters);
      }
      if (!now.equals(text)) {
        text = now;
        value.setText(now);
        requestLayout();
      }
    }

    boolean cut() {
      return !text.equals(value.getText());
    }

    private static double width(Text of) {
      return of.getLayoutBounds().getWidth();
    }

    @Override
    protected void layoutChildren() {
      if (text.isEmpty()) {
        return;
      }
      double letters = type.getText().isEmpty() ? 0 : width(type) + GAP;
      double room = getWidth() - letters;
      fit(room);
      double from = right ? Math.max(0, room - width(value)) : 0;
      double middle = snapPositionY(getHeight() / 2);
      type.relocate(snapPositionX(from), middle - type.getLayoutBounds().getHeight() / 2);
      value.relocate(
          snapPositionX(from + letters), middle - value.getLayoutBounds().getHeight() / 2);
    }

    /** As much of the text as there is room for. */
    private void fit(double room) {
      if (!value.getText().equals(text)) {
        value.setText(text);
      }
      int length = text.length();
      double wide = width(value);
      while (wide > room && length > 0) {
        // all letters are equally wide but those of other scripts: mostly the first guess is right
        length = Math.min(length - 1, (int) (length * room / wide) - 1);
        value.setText(length <= 0 ? "" : text.substring(0, length) + CUT);
        wide = width(value);
      }
    }
  }
}
