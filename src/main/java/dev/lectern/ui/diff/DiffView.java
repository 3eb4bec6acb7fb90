package dev.lectern.ui.diff;

import dev.lectern.ui.diff.LineDiff.Kind;
import dev.lectern.ui.diff.LineDiff.Line;
import dev.lectern.ui.diff.LineDiff.Side;
import dev.lectern.ui.editor.Syntax;
import dev.lectern.ui.fxml.Views;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.text.Text;

/**
 * The lines of two texts side by side, or one below the other where there is no room for two. Both
 * sides scroll together, in both directions. Only the characters that are seen become nodes, so a
 * line may have any length. FX thread.
 */
public final class DiffView extends BorderPane {

  /** Below this width of both sides together they stand in one column. */
  private static final double TWO_COLUMNS = 480;

  /** Characters that an arrow key or a notch of the wheel moves. */
  private static final int STEP = 8;

  /** Height of a line by the size of its type. */
  private static final double LEADING = 1.6;

  private static final String SAMPLE = "0".repeat(100);

  private final ListView<Line> list = new ListView<>();
  private final ScrollBar across = new ScrollBar();
  private final Label ruler = new Label(SAMPLE);
  private final ReadOnlyIntegerWrapper first = new ReadOnlyIntegerWrapper();
  private List<Line> lines = List.of();
  private Syntax syntax = Syntax.PLAIN;
  private boolean oneColumn;
  private double charWidth = 1;
  private int digits = 1;
  private int longest;
  private int change = -1;

  /**
   * A view without lines.
   *
   * @param id of the lines; the bar that moves them to the side is {@code <id>-across}
   * @param labelAcross names that bar
   */
  public DiffView(String id, String labelAcross) {
    getStylesheets().add(Views.styleSheet("diff"));
    list.setId(id);
    list.getStyleClass().addAll("edge-to-edge", "diff-list");
    list.setCellFactory(view -> new DiffCell(this));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.addEventFilter(ScrollEvent.SCROLL, this::wheel);
    across.setId(id + "-across");
    across.setAccessibleText(labelAcross);
    across.setOrientation(Orientation.HORIZONTAL);
    across.setUnitIncrement(STEP);
    across.managedProperty().bind(across.visibleProperty());
    across
        .valueProperty()
        .addListener((o, before, now) -> first.set((int) Math.round(now.doubleValue())));
    ruler.getStyleClass().add("mono");
    ruler.setManaged(false);
    ruler.setVisible(false);
    ruler.fontProperty().addListener((o, before, now) -> measure());
    setCenter(list);
    setBottom(across);
    getChildren().add(ruler);
    widthProperty().addListener((o, before, now) -> arrange());
    measure();
  }

  /** Shows lines and goes to the first that differ. */
  public void show(List<Line> next, Syntax language) {
    if (next.equals(lines) && language == syntax) {
      across.setValue(0);
      change = -1;
      goTo(1);
      return;
    }
    lines = next;
    syntax = language;
    longest = 0;
    int last = 0;
    for (Line line : next) {
      longest = Math.max(longest, Math.max(width(line.before()), width(line.after())));
      last = Math.max(last, Math.max(line.before().number(), line.after().number()));
    }
    digits = String.valueOf(last).length();
    across.setValue(0);
    oneColumn = getWidth() > 0 && getWidth() < TWO_COLUMNS;
    fill();
    room();
  }

  private static int width(Side side) {
    return DiffCell.tabs(side.text()).length();
  }

  private void fill() {
    list.getItems().setAll(oneColumn ? below(lines) : lines);
    change = -1;
    goTo(1);
  }

  /** First what went of a block of changes, then what came. */
  private static List<Line> below(List<Line> lines) {
    List<Line> all = new ArrayList<>();
    List<Line> came = new ArrayList<>();
    for (Line line : lines) {
      if (line.change() == Kind.SAME) {
        all.addAll(came);
        came.clear();
        all.add(line);
        continue;
      }
      if (line.before().number() > 0) {
        all.add(new Line(Kind.REMOVED, line.before(), Side.NONE));
      }
      if (line.after().number() > 0) {
        came.add(new Line(Kind.ADDED, Side.NONE, line.after()));
      }
    }
    all.addAll(came);
    return all;
  }

  private void measure() {
    Text text = new Text(SAMPLE);
    text.setFont(ruler.getFont());
    charWidth = text.getLayoutBounds().getWidth() / SAMPLE.length();
    list.setFixedCellSize(Math.ceil(ruler.getFont().getSize() * LEADING));
    room();
    list.refresh();
  }

  private void arrange() {
    boolean one = getWidth() < TWO_COLUMNS;
    if (one != oneColumn) {
      oneColumn = one;
      fill();
    }
    room();
  }

  private void room() {
    double side = getWidth() / (oneColumn ? 1 : 2) - gutter();
    double seen = Math.max(1, Math.floor(side / charWidth) - 2);
    double most = Math.max(0, longest - seen);
    across.setMax(most);
    across.setVisibleAmount(most * seen / Math.max(1, longest));
    across.setBlockIncrement(seen);
    across.setVisible(most > 0);
    if (across.getValue() > most) {
      across.setValue(most);
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.RIGHT || event.getCode() == KeyCode.LEFT) {
      move(event.getCode() == KeyCode.RIGHT ? STEP : -STEP);
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      // nothing to open here, but a list takes the key from the form that it stands in
      event.consume();
      fireEvent(event.copyFor(this, this));
    }
  }

  private void wheel(ScrollEvent event) {
    // the platform turns the wheel with Shift into a movement to the side
    if (event.getDeltaX() != 0) {
      move(event.getDeltaX() < 0 ? STEP : -STEP);
      event.consume();
    }
  }

  private void move(int by) {
    across.setValue(Math.clamp(across.getValue() + by, 0, across.getMax()));
  }

  /** Goes to the first line of the next block of changes in a direction; at an end it stays. */
  public void goTo(int step) {
    List<Line> all = list.getItems();
    for (int at = change + step; at >= 0 && at < all.size(); at += step) {
      if (differs(all.get(at)) && (at == 0 || !differs(all.get(at - 1)))) {
        change = at;
        list.getSelectionModel().clearAndSelect(at);
        // where all of them are seen it would only lay them out once more
        if (all.size() * rowHeight() > list.getHeight()) {
          list.scrollTo(Math.max(0, at - 3));
        }
        return;
      }
    }
  }

  private static boolean differs(Line line) {
    return line.change() != Kind.SAME;
  }

  /** The first character that is seen of every line. */
  ReadOnlyIntegerProperty firstProperty() {
    return first.getReadOnlyProperty();
  }

  double rowHeight() {
    return list.getFixedCellSize();
  }

  boolean oneColumn() {
    return oneColumn;
  }

  Syntax syntax() {
    return syntax;
  }

  /** Width of a character: the type is monospaced. */
  double charWidth() {
    return charWidth;
  }

  /** Room for the line number and the sign, before the text. */
  double gutter() {
    return (digits + 4) * charWidth;
  }

  /** Names the lines for assistive technology. */
  public void setLabel(String label) {
    list.setAccessibleText(label);
  }
}
