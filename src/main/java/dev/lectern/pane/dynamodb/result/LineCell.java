package dev.lectern.pane.dynamodb.result;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Skin;
import javafx.scene.control.TableCell;
import javafx.scene.control.skin.TableCellSkin;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A cell with one line of text. A wide table has hundreds of these, each with another text in every
 * frame of scrolling.
 *
 * <p>A table tells the cells of all columns about every row that comes into view, also those far
 * off at the side; here they take no notice until they are seen. And a label takes its text out of
 * the scene and puts it in again, style and all, whenever it changes; so the texts are the cell's
 * own children, and are written and placed here without asking for a layout: see {@link SteadyRow}.
 */
class LineCell<T extends @Nullable Object> extends TableCell<Row, T> {

  private static final double GAP = 6;
  private static final String CUT = "…";

  private final Text letters = new Text();
  private final Text shown = new Text();
  private final boolean right;
  private String text = "";
  private int told = -1;

  /**
   * @param right whether the text stands at the right end, as numbers do
   */
  LineCell(boolean right) {
    this.right = right;
    letters.getStyleClass().add("dynamodb-type");
    shown.getStyleClass().add("dynamodb-value");
    for (Text each : List.of(letters, shown)) {
      each.setTextOrigin(VPos.CENTER);
      each.setManaged(false);
      each.fontProperty().addListener((o, before, now) -> requestLayout());
    }
    parentProperty().subscribe(this::catchUp);
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

  /** Whether there was no room for all of the text. */
  final boolean cut() {
    return !text.equals(shown.getText());
  }

  /** Shows a text, with letters before it; both may be empty. */
  final void show(String type, String now) {
    if (type.equals(letters.getText()) && now.equals(text)) {
      return;
    }
    letters.setText(type);
    text = now;
    shown.setText(now);
    if (getSkin() == null || getWidth() <= 0) {
      requestLayout();
    } else {
      double left = snappedLeftInset();
      double top = snappedTopInset();
      arrange(
          left,
          top,
          getWidth() - left - snappedRightInset(),
          getHeight() - top - snappedBottomInset());
    }
  }

  private void arrange(double x, double y, double width, double height) {
    if (text.isEmpty()) {
      return;
    }
    double first = before();
    double room = width - first;
    fit(room);
    double from = right ? Math.max(0, room - width(shown)) : 0;
    double middle = snapPositionY(y + height / 2);
    place(letters, x + from, middle);
    place(shown, x + from + first, middle);
  }

  private void place(Text of, double x, double middle) {
    of.setLayoutX(snapPositionX(x) - of.getLayoutBounds().getMinX());
    of.setLayoutY(middle);
  }

  private double before() {
    return letters.getText().isEmpty() ? 0 : width(letters) + GAP;
  }

  private static double width(Text of) {
    return of.getLayoutBounds().getWidth();
  }

  /** As much of the text as there is room for. */
  private void fit(double room) {
    if (!shown.getText().equals(text)) {
      shown.setText(text);
    }
    int length = text.length();
    double wide = width(shown);
    while (wide > room && length > 0) {
      // all letters are equally wide but those of other scripts: mostly the first guess is right
      length = Math.min(length - 1, (int) (length * room / wide) - 1);
      shown.setText(length <= 0 ? "" : text.substring(0, length) + CUT);
      wide = width(shown);
    }
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new TableCellSkin<>(this) {
      @Override
      protected void updateChildren() {
        getChildren().setAll(letters, shown);
      }

      @Override
      protected void layoutChildren(double x, double y, double width, double height) {
        arrange(x, y, width, height);
      }

      /** What a double click at the column's edge makes room for. */
      @Override
      protected double computePrefWidth(
          double height, double top, double rightInset, double bottom, double left) {
        fit(Double.MAX_VALUE);
        return left + before() + width(shown) + rightInset;
      }
    };
  }
}
