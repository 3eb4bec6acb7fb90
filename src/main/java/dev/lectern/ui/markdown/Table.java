package dev.lectern.ui.markdown;

import dev.lectern.ui.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;

/**
 * A table as wide as the text; its cells wrap. With more columns than the width has room for it
 * scrolls sideways. Of a huge table the first rows are shown, with the number of the others.
 */
final class Table extends VBox {

  private static final int MOST_ROWS = 100;
  private static final int MOST_COLUMNS = 20;
  private static final int MOST_CELLS = 600;
  private static final double LEAST_COLUMN = 64;

  /** A column's share of the width grows with its text, up to so many characters. */
  private static final int WIDEST = 60;

  private record Row(boolean head, List<TableCell> cells) {}

  Table(TableBlock table, MarkdownHost host, Texts texts, MarkdownView.Ids ids) {
    getStyleClass().add("markdown-table-holder");
    List<Row> rows = rows(table);
    int columns = Math.min(MOST_COLUMNS, rows.getFirst().cells().size());
    GridPane grid = new GridPane();
    grid.getStyleClass().add("markdown-table");
    grid.setAccessibleRole(AccessibleRole.PARENT);
    for (int column = 0; column < columns; column++) {
      grid.getColumnConstraints().add(column(rows, column));
    }
    int shown = Math.min(Math.min(MOST_ROWS, MOST_CELLS / Math.max(1, columns)), rows.size());
    for (int row = 0; row < shown; row++) {
      for (int column = 0; column < columns; column++) {
        grid.add(cell(rows.get(row), column, host, texts, ids), column, row);
      }
    }
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().addAll("edge-to-edge", "markdown-table-scroll");
    getChildren().add(new Wide(scroll, grid));
    if (shown < rows.size() || columns < rows.getFirst().cells().size()) {
      Label note =
          new Label(
              texts.get(
                  "table.cut", rows.size() - shown, rows.getFirst().cells().size() - columns));
      note.setWrapText(true);
      note.getStyleClass().addAll("text-small", "text-muted");
      getChildren().add(note);
    }
  }

  private static List<Row> rows(TableBlock table) {
    List<Row> rows = new ArrayList<>();
    for (org.commonmark.node.Node part = table.getFirstChild();
        part != null;
        part = part.getNext()) {
      for (org.commonmark.node.Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        List<TableCell> cells = new ArrayList<>();
        for (org.commonmark.node.Node cell = row.getFirstChild();
            cell != null;
            cell = cell.getNext()) {
          if (row instanceof TableRow && cell instanceof TableCell known) {
            cells.add(known);
          }
        }
        rows.add(new Row(part instanceof TableHead, cells));
      }
    }
    return rows;
  }

  private static ColumnConstraints column(List<Row> rows, int column) {
    int longest =
        rows.stream()
            .limit(MOST_ROWS)
            .filter(row -> column < row.cells().size())
            .mapToInt(row -> Inlines.plain(row.cells().get(column)).length())
            .max()
            .orElse(1);
    ColumnConstraints constraints = new ColumnConstraints();
    constraints.setMinWidth(LEAST_COLUMN);
    constraints.setPrefWidth(Math.max(LEAST_COLUMN, Math.min(WIDEST, longest) * 8.0));
    constraints.setHgrow(Priority.ALWAYS);
    constraints.setFillWidth(true);
    return constraints;
  }

  private static Region cell(
      Row row, int column, MarkdownHost host, Texts texts, MarkdownView.Ids ids) {
    StackPane holder = new StackPane();
    holder.getStyleClass().add(row.head() ? "markdown-th" : "markdown-td");
    holder.setAlignment(Pos.TOP_LEFT);
    if (column < row.cells().size()) {
      TableCell cell = row.cells().get(column);
      SelectableText text = Inlines.flow(cell, host, texts, ids);
      if (cell.getAlignment() == TableCell.Alignment.RIGHT) {
        text.setTextAlignment(TextAlignment.RIGHT);
      } else if (cell.getAlignment() == TableCell.Alignment.CENTER) {
        text.setTextAlignment(TextAlignment.CENTER);
      }
      holder.getChildren().add(text);
    }
    return holder;
  }

  /** Gives the scroll pane the height of the grid at the width that it will have. */
  private static final class Wide extends Region {

    private static final double BAR = 12;
    private final ScrollPane scroll;
    private final GridPane grid;

    Wide(ScrollPane scroll, GridPane grid) {
      this.scroll = scroll;
      this.grid = grid;
      getChildren().add(scroll);
      grid.heightProperty().addListener((o, before, now) -> requestLayout());
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
      return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
      return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
      return grid.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
      return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
      double least = grid.minWidth(-1);
      double at = width < 0 ? grid.prefWidth(-1) : Math.max(width - 2, least);
      return grid.prefHeight(at) + 2 + (width >= 0 && least > width ? BAR : 0);
    }

    @Override
    protected void layoutChildren() {
      scroll.resizeRelocate(0, 0, getWidth(), getHeight());
    }
  }
}
